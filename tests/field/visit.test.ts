import { codeIn, labelOf } from '../../field-ui/src/patrol/label.ts';
import { UnplannedVisit, visitCommands } from '../../domain/visit/commands.ts';
import { bodies } from '../../domain/case/commands.ts';
import { emptyNotes, evidenceOf, recordingOf, recordOf, saidAt } from '../../field-ui/src/visit/record.ts';
import { maySettleHere } from '../../field-ui/src/report/settling.ts';
import { acts, bodyOf, fieldActs, missingOf } from '../../field-ui/src/work/acts.ts';

const words = { left: '已留便条', nothing: '走访时发现', about: { metRelative: '见到', away: '回来时间', moved: '搬到' } };
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

  it('of somebody who moved or is away says where to and until when, where that was said', () => {
    expect(recordOf({ ...emptyNotes, outcome: 'moved', about: '河西小区' }, words)).toEqual({ outcome: 'moved', note: '搬到：河西小区' });
    expect(recordOf({ ...emptyNotes, outcome: 'away', about: '月底', note: '住院' }, words)).toEqual({ outcome: 'away', note: '回来时间：月底；住院' });
    expect(recordOf({ ...emptyNotes, outcome: 'met', about: '忘了清空' }, words)).toEqual({ outcome: 'met' });
  });

  it('that nobody planned begins with its record, at a household or at a place', () => {
    const record = recordOf({ ...emptyNotes, outcome: 'met' }, words);
    const home = recordingOf({ id: 'door:h', unplanned: true, household: 'h-1' }, record);
    const place = recordingOf({ id: 'door:p', unplanned: true, place: 'P07-3' }, record);
    expect([home, place]).toEqual([{ type: 'visit', payload: { household: 'h-1', record } }, { type: 'visit', payload: { place: 'P07-3', record } }]);
    expect([home, place].map(({ payload }) => UnplannedVisit.safeParse(payload).success)).toEqual([true, true]);
    expect(recordingOf({ id: 'v', seq: 4, household: 'h-1' }, record)).toEqual({ type: 'visit.record', target: 'v', baseSeq: 4, payload: record });
  });

  it('written up from paper says when it was, on the clock of the county', () => {
    expect([saidAt(''), saidAt('2026-11-24T09:30')]).toEqual([undefined, Date.parse('2026-11-24T01:30:00Z')]);
  });

  it('carries photos and voice with what was found, each with its own', () => {
    const found = [{ key: '1', kind: 'hazard' as const, group: 'safety', category: '', text: '电动车堵门', outside: true }, { key: '2', kind: 'need' as const, group: 'services', category: '', text: '' }];
    const photo = { sha256: 'a'.repeat(64) };
    const { all, hashes } = evidenceOf(found, { 1: [photo], 7: [{ sha256: 'b'.repeat(64) }] });
    const payload = recordOf({ ...emptyNotes, outcome: 'met', found }, words, hashes);
    expect([all, payload]).toEqual([[photo], { outcome: 'met', needs: [{ text: '电动车堵门', evidence: [photo.sha256] }, { text: '走访时发现' }] }]);
    expect(accepted(payload)).toBe(true);
  });
});

it('every act on a phone fills the body that the domain asks for', () => {
  const answers = { text: '好', reason: '因', done: '办', told: '王', informed: '王', finding: '见', proposal: '请', unit: 'urban', what: '灯', budget: '1 wd', basis: '据', suggestedOwner: '城管', reasonCode: 'season', interimMeasure: '围', until: '2026-12-01', result: 'onSpot', method: 'visit', stage: 'first', agreement: '好' };
  expect(fieldActs.filter((action) => !bodies[action].safeParse(bodyOf(action, answers, ['a'.repeat(64)])).success)).toEqual([]);
  expect(missingOf('askExtension', { budget: '1 wd' })).toEqual(['reason']);
  expect(acts.sign).toEqual([]);
});

it('the label of a point is known by its address or its code alone, and nothing else is taken for one', () => {
  expect([labelOf('https://gewu.example', 'P07-3'), 'P07-3', ' P05-12 '].map(codeIn)).toEqual(['P07-3', 'P07-3', 'P05-12']);
  expect(['https://gewu.example/m/#/visit/1', 'weixin://x y', ''].map(codeIn)).toEqual([undefined, undefined, undefined]);
});

it('offers to settle on the spot only what the authority matrix lets one close (004-13)', () => {
  const authority = { closeOnSpot: { grid: ['worker', 'leader'], village: ['desk'], town: ['dispatcher'] } };
  const may = (closeOnSpot: string | undefined, role: string) => maySettleHere({ authority }, closeOnSpot === undefined ? {} : { closeOnSpot }, [role]);
  expect([may('grid', 'worker'), may('grid', 'desk'), may('town', 'worker'), may('grid', 'informant'), may(undefined, 'worker')]).toEqual([true, true, false, false, false]);
  expect(maySettleHere({}, { closeOnSpot: 'grid' }, ['worker'])).toBe(false);
});
