import type { AreaLevel } from './level.ts';

/**
 * A piece of the tree: county, town, village or grid. Dated, because grids are split, merged and moved: a line in the ledger keeps the
 * area as it was then. `until` is the first day it is no longer so, null while it holds.
 */
export interface Area {
  id: string;
  code: string;
  level: AreaLevel;
  zh: string;
  en: string;
  parentId: string | null;
  /** Ids from the county down to the area itself. */
  path: readonly string[];
  /** Code of the grid set, for grids only. */
  gridSet: string | null;
  from: string;
  until: string | null;
}

/** Does an area hold another, or is it the same one? */
export const holds = (whole: Pick<Area, 'id'>, part: Pick<Area, 'path'>): boolean => part.path.includes(whole.id);
