import type { MethodPack } from '../../../domain/pack/pack.ts';

/** The document as the server keeps it; here it is only read, and changed as a draft that the server checks. */
export type Pack = MethodPack;
export type Category = Pack['categories'][number];
export type Profile = Pack['profiles'][string];
export type Cadence = Pack['cadences'][number];
export type Route = Pack['routing'][number];
export type Rung = NonNullable<Pack['ladders']['handle']>[string][number];

export const stages = ['accept', 'dispatch', 'sign', 'handle', 'verify'] as const;
export const levels = ['grid', 'village', 'town', 'county'] as const;
/** The queue for what nobody owns yet; no unit. */
export const unclear = 'unclear';

/** The limits that a category promises: its own, else its profile's. */
export function limitsOf({ profile, limits }: Category, { profiles }: Pack): Record<(typeof stages)[number], string | null> {
  const own = Object.fromEntries(stages.map((stage) => [stage, limits?.[stage] === undefined ? (profiles[profile]?.limits[stage] ?? null) : limits[stage]]));
  return own as Record<(typeof stages)[number], string | null>;
}
