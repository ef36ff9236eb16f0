import { holds } from '../../../domain/place/area.ts';
import { areaLevels, below, isAbove } from '../../../domain/place/level.ts';

describe('the tree of areas 区划', () => {
  it('goes from the county down to grids within grids', () => {
    expect(areaLevels.map((level) => `${level}: ${below[level].join(' ')}`)).toEqual(['county: town', 'town: village grid', 'village: grid', 'grid: grid']);
    expect(isAbove('county', 'grid')).toBe(true);
    expect(isAbove('grid', 'grid')).toBe(false);
  });

  it('an area holds itself and what lies below it', () => {
    const grid = { path: ['county', 'town', 'village', 'grid'] };
    expect(['county', 'grid', 'town2'].map((id) => holds({ id }, grid))).toEqual([true, true, false]);
  });
});
