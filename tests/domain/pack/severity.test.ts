import { handleLimit, limitsFor, profileFor } from '../../../domain/pack/limits.ts';
import { defaultPack } from '../../../domain/pack/packs/index.ts';

const severities = ['general', 'larger', 'major', 'extraordinary'] as const;

/** A category of each profile, and the profile it runs under at each severity. */
const grid: [string, string | null, string][] = [
  ['no category yet', null, 'N U E E'],
  ['X', '0607', 'X U E E'],
  ['C', '0703', 'C U E E'],
  ['N', '0604', 'N U E E'],
  ['Q', '0401', 'Q U E E'],
  ['U', '0404', 'U E E E'],
  ['E', '0501', 'E E E E'],
  ['M', '0101', 'M U E E'],
  ['A', '0802', 'A U E E'],
  ['I', '0808', 'I U E E'],
  ['S', '0304', 'S S S S'],
  ['T', '0201', 'T T T T'],
];

describe('severity 事件等级', () => {
  it.each(grid)('raises %s', (_, category, expected) => {
    expect(severities.map((severity) => profileFor(defaultPack, category, severity)).join(' ')).toBe(expected);
  });

  it('treats a category that the pack does not hold as none', () => {
    expect(profileFor(defaultPack, '9999', 'general')).toBe('N');
  });
});

describe('the limits of a case', () => {
  it.each([
    ['0604 has its profile\'s', '0604', 'N', '24 wh'],
    ['0602 has its own', '0602', 'N', '16 wh'],
    ['1004 keeps working hours under U', '1004', 'U', '24 wh'],
    ['an own limit in working hours gives way to an emergency', '0602', 'E', '24 h'],
    ['a larger matter never gets more time', '0409', 'E', '8 h'],
    ['nor one whose own limit was generous', '0203', 'E', '24 h'],
    ['the hard track has its own time', '0602', 'X', '120 wh'],
    ['no category, no own limit', null, 'N', '24 wh'],
  ])('%s', (_, category, profile, handle) => {
    expect(limitsFor(defaultPack, category, profile).handle).toBe(handle);
  });

  it('changes only the stage that the category names', () => {
    expect(limitsFor(defaultPack, '0602', 'N')).toEqual({ accept: '4 wh', dispatch: '4 wh', sign: '4 wh', handle: '16 wh', verify: '8 wh' });
  });

  it('lets the statutory limit hold only where it is longer', () => {
    expect(handleLimit('40 wh', '20 wd')).toBe('20 wd');
    expect(handleLimit('40 wh', '3 wd')).toBe('40 wh');
    expect(handleLimit('40 wh', undefined)).toBe('40 wh');
  });

  it('refuses a profile that the pack does not hold', () => {
    expect(() => limitsFor(defaultPack, null, 'Z')).toThrow('no profile Z in sanbifang-000 1');
  });
});
