import { randomUUID } from 'node:crypto';
import { loadState } from '../../db/cases.ts';
import { verify } from '../../db/verify.ts';
import type { County } from '../db/county.ts';
import { aCounty } from '../db/county.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';

const day = 86_400_000;
const hour = 3_600_000;
let county: County;
let town: VisitingCounty;
beforeAll(async () => {
  county = await aCounty();
  town = await visiting(county);
});
afterAll(() => county.close());

describe('a turn of a visit', () => {
  it('writes the first line when somebody touches it, and discharges every duty at the door (000-14)', async () => {
    const { visitId, duties, household } = await town.planned([{ code: 'H08' }, { code: 'H01', period: '2026', visit: false }]);
    const answer = await town.does('worker', visitId, 'record', { outcome: 'met', facets: ['family'], note: '王奶奶很好' });
    expect(answer).toMatchObject({ refused: null, seq: 2, seen: { over: true, alarmAt: null } });
    expect(await town.types(visitId)).toEqual(['Opened', 'Recorded']);
    for (const id of duties) expect(await town.duty(id)).toMatchObject({ state: 'discharged', discharged_by: visitId });
    expect(await town.row(visitId)).toMatchObject({ status: 'done', open: false, over: true, outcome: 'met', remote: false });
    expect(await county.db.selectFrom('household_facet').select(['facet', 'visit_id']).where('household_id', '=', household.id).execute()).toEqual([{ facet: 'family', visit_id: visitId }]);
  });

  it('keeps what people wrote as ciphertext alone', async () => {
    const { visitId } = await town.planned([{ code: 'H01' }]);
    await town.does('worker', visitId, 'record', { outcome: 'met', note: '电话 13800001234', needs: ['想问低保'] });
    const raw = await county.db.selectFrom('ledger').selectAll().where('stream', '=', visitId).execute();
    expect(JSON.stringify(raw.map(({ data, actor }) => [data, actor]))).not.toMatch(/1380000|低保/);
    expect(JSON.stringify((await town.row(visitId)).state)).not.toMatch(/1380000/);
    expect((await town.lines(visitId)).map(({ sealed }) => sealed?.['note'])).toContain('电话 13800001234');
  });

  it('opens when its window opens, and says what the clock owes once', async () => {
    const from = Date.now() - 10 * day;
    const { visitId } = await town.planned([{ code: 'H08', from, to: from + 4 * day }]);
    const answers = await Promise.all([1, 2, 3].map(() => town.looks(visitId)));
    expect(answers.every(({ refused }) => refused === null)).toBe(true);
    await town.looks(visitId);
    expect(await town.types(visitId)).toEqual(['Opened', 'DueSoon', 'BecameOverdue', 'Escalated']);
    const told = await county.db.selectFrom('notice').select(['template', 'audience', 'stream_kind', 'params']).where('case_id', '=', visitId).execute();
    expect(told.find(({ template }) => template === 'visit.BecameOverdue')).toMatchObject({ stream_kind: 'visit', audience: expect.arrayContaining([`leader/${county.areaOf('grid1').areaId}`]) });
    expect(told[0]?.params.number).toMatch(/^HW-/);
  });

  it('has nothing to lead where planning took the visit back before its first line', async () => {
    const { visitId } = await town.planned([{ code: 'H08' }]);
    await county.db.updateTable('duty').set({ visit_id: null }).where('visit_id', '=', visitId).execute();
    await county.db.deleteFrom('visit').where('id', '=', visitId).execute();
    expect(await town.looks(visitId)).toMatchObject({ refused: null, seen: { over: true, alarmAt: null } });
  });

  it('answers a command once and gives the same answer ever after', async () => {
    const { visitId } = await town.planned([{ code: 'H02' }]);
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3, 4].map(() => town.does('worker', visitId, 'start', {}, { key })));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await town.types(visitId)).toEqual(['Opened', 'Started']);
  });

  it('lets one of two win', async () => {
    const { visitId } = await town.planned([{ code: 'H02' }]);
    const both = await Promise.all([town.does('worker', visitId, 'record', { outcome: 'met' }), town.does('worker9', visitId, 'record', { outcome: 'met' })]);
    expect(both.map(({ refused }) => refused).toSorted()).toEqual(['notNow', null].toSorted());
  });

  it('notes a refusal and writes no line of it', async () => {
    const { visitId } = await town.planned([{ code: 'H02' }]);
    const refused = await Promise.all([
      town.does('worker', visitId, 'record', { outcome: 'met', occurredAt: new Date(Date.now() + hour).toISOString() }),
      town.does('worker8', visitId, 'record', { outcome: 'met' }), town.does('worker', visitId, 'hand', { to: 'worker9' }),
    ]);
    expect(refused.map((one) => one.refused)).toEqual(['invalid', 'forbidden', 'forbidden']);
    expect(await town.types(visitId)).toEqual(['Opened']);
  });

  it('ends a visit that was only planned when another one answered for its duties', async () => {
    const home = await town.household();
    const now = Date.now();
    const missed = await town.planned([{ code: 'H08', period: '2026-09', from: now - 70 * day, to: now - 40 * day }], { home });
    const begun = await town.planned([{ code: 'H08', period: '2026-10', from: now - 40 * day, to: now - 10 * day }], { home });
    await town.looks(begun.visitId);
    const current = await town.planned([{ code: 'H08', period: '2026-11', from: now - 10 * day, to: now + 2 * day }], { home });
    await town.does('worker', current.visitId, 'record', { outcome: 'met' });
    expect(await town.duty(missed.duties[0]!)).toMatchObject({ state: 'lapsed' });
    expect(await town.row(missed.visitId)).toMatchObject({ seq: 0, open: false, over: true, status: 'settled' });
    expect((await town.types(begun.visitId)).at(-1)).toBe('DutiesTaken');
    expect(await town.looks(begun.visitId)).toMatchObject({ seen: { over: true } });
    expect((await town.types(begun.visitId)).at(-1)).toBe('Settled');
  });

  it('notices what planning changed since it began', async () => {
    const { visitId, duties, household } = await town.planned([{ code: 'H08' }, { code: 'H04', period: '2026-Q4' }]);
    await town.looks(visitId);
    await county.db.updateTable('duty').set({ state: 'cancelled', settled_why: 'tagEnded' }).where('id', '=', duties[0]!).execute();
    const more = await town.planned([{ code: 'H02', period: '2026-Q4', visit: false }], { home: household });
    await county.db.updateTable('duty').set({ visit_id: visitId }).where('id', '=', more.duties[0]!).execute();
    await town.looks(visitId);
    expect((await town.types(visitId)).filter((type) => type.startsWith('Duties'))).toEqual(['DutiesAdded', 'DutiesTaken']);
    expect((await town.row(visitId)).state).toMatchObject({ duties: [{ code: 'H08', ended: 'taken' }, { code: 'H04', ended: null }, { code: 'H02', ended: null }] });
  });

  it('hands the duties on with the visit', async () => {
    const { visitId, duties } = await town.planned([{ code: 'H02' }]);
    await town.does('leader9', visitId, 'hand', { to: 'worker9' });
    expect(await town.duty(duties[0]!)).toMatchObject({ worker_id: town.idOf('worker9') });
    expect(await town.does('worker', visitId, 'record', { outcome: 'met' })).toMatchObject({ refused: 'forbidden' });
    expect(await town.does('worker9', visitId, 'record', { outcome: 'met' })).toMatchObject({ refused: null });
  });
});

describe('an incident that a visit brings about', () => {
  const caseOf = async (visitId: string) => (await town.lines(visitId)).find(({ type }) => type === 'FollowUpOpened')!.data as { caseId: string; number: string };

  it('0905 is opened by itself when an elder is not met for 24 hours, once, linked both ways (000-17)', async () => {
    const start = Date.now() - 2 * day;
    const { visitId } = await town.planned([{ code: 'H08' }]);
    await town.does('worker', visitId, 'record', { outcome: 'notMet' }, { at: start });
    expect(await town.looks(visitId, start + 23 * hour)).toMatchObject({ refused: null });
    expect(await town.types(visitId)).toEqual(['Opened', 'NotMet']);
    await Promise.all([1, 2, 3].map(() => town.looks(visitId, start + 24 * hour)));
    expect(await town.types(visitId)).toEqual(['Opened', 'NotMet', 'ContactLost', 'FollowUpOpened']);
    const { caseId, number } = await caseOf(visitId);
    expect(town.waiting.filter((one) => one.caseId === caseId)).toEqual([{ caseId, number }]);
    await county.hands.turn({ kind: 'open', caseId, commandId: caseId });
    const opened = await county.db.selectFrom('cases').selectAll().where('id', '=', caseId).executeTakeFirstOrThrow();
    expect(opened).toMatchObject({ number, category: '0905', profile: 'E', channel: 'visit', area_id: county.areaOf('grid1').areaId });
    const [submitted] = await county.db.selectFrom('ledger').select(['data', 'actor']).where('stream', '=', caseId).execute();
    expect(JSON.parse(submitted!.data)).toMatchObject({ openedBy: visitId });
    expect(JSON.parse(submitted!.actor)).toEqual({ kind: 'clock' });
    expect((await loadState(county.db, county.keys, caseId)).private).toMatchObject({ address: '幸福小区 3幢 501', description: expect.stringContaining('未能联系上') });
    const count = await county.db.selectFrom('intake').select((on) => on.fn.countAll<number>().as('n')).where('case_id', '=', caseId).executeTakeFirstOrThrow();
    expect(Number(count.n)).toBe(1);
  });

  it('ends for the visit only when the person was told', async () => {
    const { visitId } = await town.planned([{ code: 'H01' }]);
    await town.does('worker', visitId, 'record', { outcome: 'met', needs: [{ category: '0401', text: '楼道堆物' }] });
    const { caseId } = await caseOf(visitId);
    await county.hands.turn({ kind: 'open', caseId, commandId: caseId });
    expect(await town.row(visitId)).toMatchObject({ status: 'done', open: true, over: false });
    expect(await town.does('worker', visitId, 'tell', { text: '已清理' })).toMatchObject({ refused: 'notNow' });
    await county.does('dispatcher', caseId, 'accept', { category: '0401' });
    await county.does('desk', caseId, 'settle', { result: 'onSpot', done: '已清理', told: '已告知' });
    expect((await county.db.selectFrom('cases').select('open').where('id', '=', caseId).executeTakeFirstOrThrow()).open).toBe(false);
    expect(await town.does('worker', visitId, 'tell', { text: '已清理' })).toMatchObject({ refused: null, seen: { over: true } });
    expect(await town.row(visitId)).toMatchObject({ status: 'settled', open: false });
  });

  it('is the same one however often the turn is repeated', async () => {
    const { visitId } = await town.planned([{ code: 'H01' }]);
    const commandId = await town.claim('worker', visitId, 'record', { outcome: 'moved' });
    const turn = { kind: 'command' as const, caseId: visitId, commandId };
    expect(await town.hands.turn(turn)).toEqual(await town.hands.turn(turn));
    const { caseId } = await caseOf(visitId);
    expect(await county.db.selectFrom('intake').select(['plain']).where('case_id', '=', caseId).execute()).toMatchObject([{ plain: { category: '1001', openedBy: visitId } }]);
  });
});

it('leaves a ledger in which every chain holds, and rows that say what their lines say', async () => {
  expect((await verify(county.db, county.keys)).broken).toEqual([]);
});
