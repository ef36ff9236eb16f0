import { z } from 'zod';

/** What people call a thing: the field's word and its English. Both are shown, neither is ever a key. */
export const Named = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Named = z.infer<typeof Named>;

/** A short key: what the ledger and other data refer to. */
export const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,39}$/, 'a code is made of letters, digits and hyphens');

/** A thing that data refers to by its code. */
export const Coded = z.strictObject({ code: Code, ...Named.shape });
export type Coded = z.infer<typeof Coded>;
