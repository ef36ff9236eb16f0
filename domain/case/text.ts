import { z } from 'zod';

/** NUL cannot be stored by Postgres, and a lone surrogate is no text at all. */
const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** What people write: trimmed, not empty, at most `max` characters. */
export const words = (max = 2000) =>
  z.string().refine(isStorable, { error: 'unstorable' }).trim().min(1, { error: 'required' }).max(max, { error: 'tooLong' });

/** A code or an id: short, one line. */
export const key = () => z.string().refine(isStorable, { error: 'unstorable' }).min(1, { error: 'required' }).max(200, { error: 'tooLong' });

/** An instant with its offset, RFC 3339. */
export const instant = () => z.iso.datetime({ offset: true, error: 'impossibleInstant' });

/** A calendar day that exists. */
export const day = () => z.iso.date({ error: ({ input }) => (input === undefined ? 'required' : 'impossibleDate') });

export const point = z.strictObject({ lng: z.number().min(-180).max(180), lat: z.number().min(-90).max(90) });

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'notAHash' });
