import type { Response } from 'express';
import { z } from 'zod';
import type { Language } from '../../domain/locales/index.ts';
import type { RowFault } from '../../domain/visit/household-list.ts';
import { problemWords } from '../words.ts';

export const Fault = z.object({ row: z.number().int(), column: z.string(), code: z.string(), message: z.string() });

/** Faults that a report names one by one; the rest are counted. */
export const mostNamed = 1_000;

/** Faults of rows in the words that every other fault has; the first thousand of them. */
export function wordedFaults(res: Response, faults: readonly RowFault[]): z.infer<typeof Fault>[] {
  const named = faults.slice(0, mostNamed);
  const { errors = [] } = problemWords('invalid', { errors: named.map(({ column, code }) => ({ path: column, code, message: code })) }, res.locals.language as Language);
  return named.map(({ row, column, code }, at) => ({ row, column, code, message: errors[at]!.message }));
}
