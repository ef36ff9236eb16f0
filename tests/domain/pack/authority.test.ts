import { authorityOf, closeOnSpotLevel, mayCloseOnSpot } from '../../../domain/pack/limits.ts';
import { defaultPack } from '../../../domain/pack/packs/index.ts';
import { roleNames } from '../../../domain/people/roles.ts';

/** Matters that may be closed at the grid, in the village, in the town, in the county; and one of the confidential lane. */
const matters = { grid: '0702', village: '0404', town: '0405', county: '0607', confidential: '0304' };

/** Who may close which of them on the spot (004-13); whoever is not named may close none. */
const expected: Record<string, string> = {
  parttimer: 'grid', worker: 'grid', leader: 'grid',
  desk: 'grid village',
  dispatcher: 'grid village town',
  county: 'grid village town county',
};

describe('the authority matrix 分级授权', () => {
  it.each(roleNames)('%s', (role) => {
    const may = Object.entries(matters).filter(([, category]) => mayCloseOnSpot(defaultPack, role, category)).map(([level]) => level);
    expect(may.join(' ')).toBe(expected[role] ?? '');
  });

  it('says at which level a matter may be closed (002-19)', () => {
    expect(closeOnSpotLevel(defaultPack, '0101')).toBe('grid');
    expect(closeOnSpotLevel(defaultPack, '0201')).toBe('county');
    expect(closeOnSpotLevel(defaultPack, null)).toBeNull();
  });

  it('gives nobody a level by another name', () => {
    expect(authorityOf(defaultPack, 'verifier')).toBeNull();
    expect(authorityOf(defaultPack, 'county')).toBe('county');
    expect(mayCloseOnSpot(defaultPack, 'worker', null)).toBe(false);
  });
});
