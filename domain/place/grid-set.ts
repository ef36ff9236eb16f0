/** What a set of grids 网格套 is for. Sets of different purposes may overlap on the same land (000-05). */
export const gridSetPurposes = ['governance', 'contractor', 'sanitation', 'fire', 'other'] as const;
export type GridSetPurpose = (typeof gridSetPurposes)[number];

/**
 * A set of grids over one territory, with its owner. Within a set grids neither overlap nor leave gaps, so a location resolves to one grid
 * in each set; the primary set is the one that incidents follow.
 */
export interface GridSet {
  code: string;
  zh: string;
  en: string;
  purpose: GridSetPurpose;
  /** Code of the unit that runs it. */
  owner: string;
  primary: boolean;
}
