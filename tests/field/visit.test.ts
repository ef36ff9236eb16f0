import { qrOf } from '../../field-ui/src/badge/qr.ts';
import { visitCommands } from '../../domain/visit/commands.ts';
import { bodies } from '../../domain/case/commands.ts';
import { emptyNotes, recordOf, reportOf, saidAt } from '../../field-ui/src/visit/record.ts';
import { acts, bodyOf, fieldActs, missingOf } from '../../field-ui/src/work/acts.ts';

const words = { left: '已留便条', nothing: '走访时发现' };
const accepted = (payload: unknown) => visitCommands.record.safeParse(payload).success;

describe('what is sent of a visit', () => {
  it('is what was said and nothing else, in the shape that the domain takes', () => {
    expect(recordOf({ ...emptyNotes, outcome: 'met', facets: { family: 'same', facilities: '楼道灯坏' }, note: ' 都好 ' }, words)).toEqual({ outcome: 'met', facets: { family: 'same', facilities: '楼道灯坏' }, note: '都好' });
    const found = { key: '1', kind: 'hazard' as const, group: 'safety', category: '0401', text: '', risk: 'red' as const };
    const full = recordOf({ ...emptyNotes, outcome: 'metRelative', found: [found] }, words);
    expect(full).toEqual({ outcome: 'metRelative', needs: [{ category: '0401', text: '走访时发现', risk: 'red' }] });
    expect(accepted(full)).toBe(true);
  });

  it('of somebody not met says whether a note was left, and confirms nothing', () => {
    const payload = recordOf({ ...emptyNotes, outcome: 'notMet', left: true, facets: { family: 'same' } }, words);
    expect(payload).toEqual({ outcome: 'notMet', note: '已留便条' });
    expect(accepted(payload)).toBe(true);
  });

  it('of a death is that alone', () => {
    const found = { key: '1', kind: 'need' as const, group: 'services', category: '', text: 'x' };
    expect(recordOf({ ...emptyNotes, outcome: 'deceased', facets: { family: 'same' }, found: [found] }, words)).toEqual({ outcome: 'deceased' });
  });

  it('written up from paper says when it was, on the clock of the county', () => {
    expect([saidAt(''), saidAt('2026-11-24T09:30')]).toEqual([undefined, Date.parse('2026-11-24T01:30:00Z')]);
  });

  it('a hazard with photos is a report of its own, at the door’s address', () => {
    const found = { key: '1', kind: 'hazard' as const, group: 'safety', category: '', text: '电动车堵门', outside: true };
    expect(reportOf(found, ['a'], { address: '3幢' }, '走访时发现')).toEqual({ description: '电动车堵门', channel: 'visit', address: '3幢', evidence: ['a'] });
  });
});

it('every act on a phone fills the body that the domain asks for', () => {
  const answers = { text: '好', reason: '因', done: '办', told: '王', informed: '王', finding: '见', proposal: '请', unit: 'urban', what: '灯', budget: '1 wd', basis: '据', suggestedOwner: '城管', reasonCode: 'season', interimMeasure: '围', until: '2026-12-01', result: 'onSpot', method: 'visit', stage: 'first', agreement: '好' };
  expect(fieldActs.filter((action) => !bodies[action].safeParse(bodyOf(action, answers, ['a'.repeat(64)])).success)).toEqual([]);
  expect(missingOf('askExtension', { budget: '1 wd' })).toEqual(['reason']);
  expect(acts.sign).toEqual([]);
});

it('draws the badge’s code (004-22) of the right size for a text, and refuses what does not fit', () => {
  expect(['a', 'https://gewu.example/m/#/card/hewan-1'].map((text) => qrOf(text).length)).toEqual([21, 29]);
  // The dark corner and the finders, by which every reader knows it.
  const code = qrOf('hewan-1');
  expect(code[0]!.slice(0, 8)).toEqual([true, true, true, true, true, true, true, false]);
  expect(code[code.length - 8]![8]).toBe(true);
  expect(() => qrOf('x'.repeat(214))).toThrow(RangeError);
});
