import { z } from 'zod';
import { day, key, words } from '../case/text.ts';
import { Outline } from './outline.ts';

/** A code like those of B1: never reused, also not after its grid has ended. */
const Code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/, { error: 'wrongFormat' });
const grid = { code: Code, zh: words(60), en: words(60), outline: Outline.optional(), settlement: z.enum(['rural', 'urban']).optional() };

/** A part of a grid that is split. Households go where they are named, else where their door lies, else to the first part. */
const Part = z.strictObject({
  ...grid,
  households: z.array(key()).max(20_000).optional(),
  buildings: z.array(key()).max(5_000).optional(),
  /** User names or ids of those who go with it; who is not named goes with the first part. */
  people: z.array(key()).max(200).optional(),
});

/** The day on which a change takes effect, today where none is named; a later one waits and takes effect by itself. */
const common = { reason: words(500), effective: day().optional() };

/**
 * Splitting, merging or moving a grid, or drawing its outline anew (002-04, 002-06), with its reason. `moves`: what lies elsewhere by the new outline goes to the grid
 * that it lies in.
 */
export const GridChange = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('split'), into: z.array(Part).min(2, { error: 'tooFew' }).max(50, { error: 'tooMany' }), ...common }),
  z.strictObject({ kind: z.literal('merge'), with: z.array(key().meta({ 'x-kind': 'area' })).min(1, { error: 'required' }).max(50), into: z.strictObject(grid), ...common }),
  z.strictObject({ kind: z.literal('move'), to: key().meta({ 'x-kind': 'area' }), ...common }),
  z.strictObject({ kind: z.literal('redraw'), outline: Outline, moves: z.boolean().optional(), ...common }),
]);
export type GridChange = z.infer<typeof GridChange>;
export type GridPart = z.infer<typeof Part>;
