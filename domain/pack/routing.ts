import { z } from 'zod';
import { Code, Named } from './named.ts';

/** The town centre's queue for what nobody owns yet 权属不清. Not a unit: a case there waits for the centre to say whose it is. */
export const unclear = 'unclear';

/**
 * A kind of unit that can lead or assist. `key` is what routing rows name; which unit of that kind is meant (the town's own roads
 * office or the county's) is decided by where the case lies.
 */
export const UnitKind = z.strictObject({ key: Code, ...Named.shape });
export type UnitKind = z.infer<typeof UnitKind>;

/** One line of the routing table. A line that names an area or an owner wins over one that does not; both together win over either. */
export const Route = z.strictObject({
  category: z.string(),
  /** Code of the area that the line is for, its subtree included; everywhere where left out. */
  area: Code.optional(),
  /** Owner of the facility concerned; any where left out. */
  owner: Code.optional(),
  /** Key of the leading unit kind, or `unclear`. */
  lead: Code,
  assist: z.array(Code).default([]),
});
export type Route = z.infer<typeof Route>;
export type RouteInput = z.input<typeof Route>;
