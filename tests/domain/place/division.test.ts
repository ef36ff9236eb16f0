import { shippedPacks } from '../../../domain/pack/packs/index.ts';
import type { Divided } from '../../../domain/place/division.ts';
import { divisionWarnings } from '../../../domain/place/division.ts';
import { GridChange } from '../../../domain/place/grid-change.ts';
import { Outline, contains, km2Of, middleOf, overlap } from '../../../domain/place/outline.ts';

const box = (west: number, south: number, east: number, north: number): Outline => ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] });
const pack = (id: string) => shippedPacks.find((one) => one.id === id)!;
const grid = (code: string, outline: Outline | null, more: Partial<Divided> = {}): Divided => ({ code, households: 40, people: 120, settlement: null, outline, isLeaf: true, ...more });
const told = (grids: Divided[], parent: Outline | null = null, id = 'sanbifang-000') => divisionWarnings(grids, pack(id), parent).map(({ code, grids: of }) => `${code} ${of.join(' ')}`);

describe('outlines', () => {
  it('share a border without overlapping', () => {
    expect(overlap(box(110, 34, 110.1, 34.1), box(110.1, 34, 110.2, 34.1))).toBe(false);
    expect(overlap(box(110, 34, 110.1, 34.1), box(110.05, 34, 110.2, 34.1))).toBe(true);
    expect(overlap(box(110, 34, 110.1, 34.1), box(110.02, 34.02, 110.03, 34.03))).toBe(true);
    expect(overlap(box(110, 34, 110.1, 34.1), box(110, 34, 110.1, 34.1))).toBe(true);
  });

  it('hold their middle, also where they are bent', () => {
    const bent: Outline = { type: 'Polygon', coordinates: [[[0, 0], [10, 0], [10, 1], [1, 1], [1, 10], [0, 10], [0, 0]]] };
    expect(contains(bent, middleOf(bent))).toBe(true);
  });

  it('are closed and do not cross themselves', () => {
    expect(Outline.safeParse({ type: 'Polygon', coordinates: [[[0, 0], [1, 0], [1, 1], [0, 1]]] }).error?.issues[0]?.message).toBe('notClosed');
    expect(Outline.safeParse({ type: 'Polygon', coordinates: [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]] }).error?.issues[0]?.message).toBe('crossesItself');
  });

  it('have an area: a hundredth of a degree square at 34 degrees north is about one square kilometre', () => {
    expect(km2Of(box(110, 34, 110.01, 34.01))).toBeCloseTo(1.027, 2);
  });
});

describe('dividing grids 规模适度、界限清晰、全面覆盖 (002-04, 003-05)', () => {
  it('no two of a set overlap, and together they leave no gap', () => {
    const village = box(110, 34, 110.1, 34.1);
    expect(told([grid('a', box(110, 34, 110.05, 34.1)), grid('b', box(110.05, 34, 110.1, 34.1))], village)).toEqual([]);
    expect(told([grid('a', box(110, 34, 110.06, 34.1)), grid('b', box(110.05, 34, 110.1, 34.1))], village)).toEqual(['overlap a b']);
    expect(told([grid('a', box(110, 34, 110.05, 34.1)), grid('b', box(110.06, 34, 110.1, 34.1))], village)).toEqual(['gap a b']);
    expect(told([grid('a', box(110, 34, 110.05, 34.1)), grid('b', null)], village)).toEqual(['noOutline b']);
  });

  it('a household group has 30 to 50 households (002-01)', () => {
    expect([29, 30, 50, 51].map((households) => told([grid('a', null, { households })], null, 'five-level-002').filter((line) => !line.startsWith('noOutline')))).toEqual([
      ['tooFewHouseholds a'], [], [], ['tooManyHouseholds a'],
    ]);
    expect(told([grid('a', null, { households: 500, isLeaf: false })], null, 'five-level-002')).toEqual(['noOutline a']);
  });

  it('a second-level grid about ten in the country, twenty in town (003-03)', () => {
    const size = (households: number, settlement: 'rural' | 'urban' | null) => told([grid('a', box(0, 0, 1, 1), { households, settlement })], null, 'two-level-003');
    expect([size(20, 'urban'), size(20, 'rural'), size(20, null), size(31, null)]).toEqual([[], ['tooManyHouseholds a'], [], ['tooManyHouseholds a']]);
  });
});

describe('a change of grids', () => {
  it.each([
    [{ kind: 'split', into: [{ code: 'a-1', zh: '甲', en: 'a' }], reason: 'x' }, 'into: tooFew'], [{ kind: 'merge', with: [], into: { code: 'a-1', zh: '甲', en: 'a' }, reason: 'x' }, 'with: required'],
    [{ kind: 'move', to: 'x' }, 'reason: Invalid input: expected string, received undefined'],
  ])('%j is refused: %s', (body, fault) => {
    expect(GridChange.safeParse(body).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([fault]);
  });
});
