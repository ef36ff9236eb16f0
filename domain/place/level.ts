/** The levels of the administrative tree 行政层级, from the tenant down; a grid may hold further grids of any depth. */
export const areaLevels = ['county', 'town', 'village', 'grid'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** Does one level lie above another? A county lies above a town. */
export const isAbove = (one: AreaLevel, other: AreaLevel): boolean => areaLevels.indexOf(one) < areaLevels.indexOf(other);

/** What may stand directly below a level: a town may hold grids of its own, and a grid smaller grids (大网格, 小网格). */
export const below: Record<AreaLevel, readonly AreaLevel[]> = {
  county: ['town'],
  town: ['village', 'grid'],
  village: ['grid'],
  grid: ['grid'],
};
