import { randomUUID } from 'node:crypto';
import { newId } from '../../db/ids.ts';
import { claimWaitingReports, findByCode, receiveReport } from '../../db/intake.ts';
import { claimCommand, forgetResponses, storeResponse } from '../../db/command-log.ts';
import { lateAlarms, unfinishedCases } from '../../db/late-alarms.ts';
import { claimNotices, inboxFor, markFailed, markRead, markSent, noticeBacklog } from '../../db/notices.ts';
import { packFor } from '../../db/packs.ts';
import { givePack } from '../../db/packs.ts';
import { insertCalendar, newestCalendar } from '../../db/calendars.ts';
import { aroundTheClock } from '../../domain/calendar/chinese.ts';
import { keyRing, seal, unseal } from '../../db/keys.ts';
import type { County } from './county.ts';
import { aCounty, inProgress } from './county.ts';

let county: County;
beforeAll(async () => { county = await aCounty(); });
afterAll(() => county.close());

const aReport = () => ({
  category: null, severity: 'general' as const, channel: 'resident' as const, location: null, evidence: [], onSpot: false,
  reporter: { kind: 'resident' as const, personId: null, onBehalf: false, reachable: false }, sealed: { description: 'a lamp is out' },
  viewer: { kind: 'resident' as const, personId: null, grants: [], reporter: true }, actor: { kind: 'resident' as const },
});

describe('a report', () => {
  it('gets a number of its year and a code that nobody mixes up', async () => {
    const received = await receiveReport(county.db, county.keys, { ...aReport(), receivedAt: Date.parse('2025-12-31T16:00:00Z') });
    expect(received.number).toMatch(/^GW-2026-\d{6}$/);
    expect(received.code).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    const before = await receiveReport(county.db, county.keys, { ...aReport(), receivedAt: Date.parse('2025-12-31T15:59:59Z') });
    expect(before.number).toBe('GW-2025-000001');
  });

  it('without a place stands in the county’s queue under the default pack', async () => {
    const received = await receiveReport(county.db, county.keys, aReport());
    expect(received).toMatchObject({ place: county.areaOf('county'), pack: { id: 'sanbifang-000', version: 1 } });
  });

  it('is found by number and code alone', async () => {
    const { number, code, caseId } = await receiveReport(county.db, county.keys, aReport());
    expect(await findByCode(county.db, county.keys, number, `${code.slice(0, 4)}-${code.slice(4).toLowerCase()} `)).toMatchObject({ caseId, opened: false });
    expect(await findByCode(county.db, county.keys, number, 'AAAAAAAA')).toBeUndefined();
    expect(await findByCode(county.db, county.keys, 'GW-2026-999999', code)).toBeUndefined();
    const stored = await county.db.selectFrom('intake').selectAll().where('case_id', '=', caseId).executeTakeFirstOrThrow();
    expect(JSON.stringify(stored)).not.toContain(code);
    expect(JSON.stringify(stored.plain)).not.toContain('lamp');
  });

  it('sent twenty times under one id is one report with one number', async () => {
    const caseId = newId();
    const all = await Promise.all(Array.from({ length: 20 }, () => receiveReport(county.db, county.keys, { ...aReport(), caseId })));
    expect(new Set(all.map(({ number, code }) => number + code)).size).toBe(1);
    expect(await county.db.selectFrom('intake').select('number').where('case_id', '=', caseId).execute()).toHaveLength(1);
  });

  it('gives every one of fifty at once a number of its own', async () => {
    const all = await Promise.all(Array.from({ length: 50 }, () => receiveReport(county.db, county.keys, aReport())));
    expect(new Set(all.map(({ number }) => number)).size).toBe(50);
  });

  it('waits until it is opened and is claimed by one relay at a time', async () => {
    const { caseId } = await receiveReport(county.db, county.keys, { ...aReport(), receivedAt: Date.now() - 60_000 });
    const claims = await Promise.all([1, 2, 3].map(() => claimWaitingReports(county.db)));
    expect(claims.flat().filter((one) => one.caseId === caseId)).toHaveLength(1);
    await county.hands.turn({ kind: 'open', caseId, commandId: caseId });
    await county.db.updateTable('intake').set({ next_try_at: null }).execute();
    expect((await claimWaitingReports(county.db)).map((one) => one.caseId)).not.toContain(caseId);
  });

  it('that the rules refuse becomes no case and is not tried again', async () => {
    const { caseId } = await receiveReport(county.db, county.keys, { ...aReport(), category: '9999', receivedAt: Date.now() - 60_000 });
    const answer = await county.hands.turn({ kind: 'open', caseId, commandId: caseId });
    expect(answer).toMatchObject({ refused: 'invalid', seen: { over: true } });
    expect(await county.hands.turn({ kind: 'open', caseId, commandId: caseId })).toEqual(answer);
    expect(await county.db.selectFrom('cases').select('id').where('id', '=', caseId).execute()).toEqual([]);
  });
});

describe('a response', () => {
  const claim = async () => ({ caller: 'desk', key: randomUUID(), fingerprint: 'f', caseId: null, action: 'report', body: {}, ...(await county.as('desk')) });

  it('is given again byte for byte, and of twins the first one holds', async () => {
    const asked = await claim();
    const first = await claimCommand(county.db, county.keys, asked);
    if (first.kind !== 'new') throw new Error(first.kind);
    const said = await Promise.all(['{"a":1}', '{ "a" : 2 }'].map((text) => storeResponse(county.db, county.keys, first.commandId, 201, text)));
    expect(said[0]).toEqual(said[1]);
    expect(await claimCommand(county.db, county.keys, asked)).toEqual({ kind: 'stored', commandId: first.commandId, ...said[0] });
    expect(await claimCommand(county.db, county.keys, { ...asked, fingerprint: 'g' })).toEqual({ kind: 'reused' });
  });

  it('is kept for ninety days at least', async () => {
    const asked = await claim();
    const first = await claimCommand(county.db, county.keys, { ...asked, receivedAt: Date.now() - 89 * 86_400_000 });
    if (first.kind !== 'new') throw new Error(first.kind);
    await storeResponse(county.db, county.keys, first.commandId, 200, '{}');
    expect(await forgetResponses(county.db, 1)).toBe(0);
    expect(await claimCommand(county.db, county.keys, asked)).toMatchObject({ kind: 'stored' });
  });

  it('is forgotten after that, so many at a time, the oldest first', async () => {
    const ids: string[] = [];
    for (const days of [120, 100, 110]) {
      const one = await claimCommand(county.db, county.keys, { ...(await claim()), receivedAt: Date.now() - days * 86_400_000 });
      if (one.kind !== 'new') throw new Error(one.kind);
      await storeResponse(county.db, county.keys, one.commandId, 200, '{}');
      ids.push(one.commandId);
    }
    const kept = async () => (await county.db.selectFrom('command_log').select('id').where('id', 'in', ids).where('response_sealed', 'is not', null).execute()).map(({ id }) => ids.indexOf(id));
    expect([await forgetResponses(county.db, 90, 2), await kept()]).toEqual([2, [1]]);
    expect([await forgetResponses(county.db, 90, 2), await kept()]).toEqual([1, []]);
  });
});

describe('messages', () => {
  it('reach whoever they are for, and nobody else', async () => {
    const { caseId } = await inProgress(county);
    const mine = await inboxFor(county.db, (await county.as('clerk')).viewer);
    expect(mine.map((one) => [one.caseId, one.template])).toContainEqual([caseId, 'Dispatched']);
    expect(await inboxFor(county.db, (await county.as('roadsclerk')).viewer)).toEqual([]);
    expect(await inboxFor(county.db, (await county.as('dispatcher2')).viewer)).toEqual([]);
    expect((await inboxFor(county.db, (await county.as('dispatcher')).viewer)).map((one) => one.template)).toContain('Submitted');
    await markRead(county.db, (await county.as('roadsclerk')).viewer, [mine[0]!.id]);
    await markRead(county.db, (await county.as('clerk')).viewer, [mine[0]!.id]);
    expect((await inboxFor(county.db, (await county.as('clerk')).viewer)).filter(({ read }) => read)).toHaveLength(1);
  });

  it('are claimed by one relay at a time, and later again when they could not be sent', async () => {
    // Whatever the hour of the test: the night is over and every message is due.
    await county.db.updateTable('notice').set({ not_before: new Date(0) }).where('state', '=', 'waiting').execute();
    const waiting = (await noticeBacklog(county.db)).waiting;
    const claims = (await Promise.all([claimNotices(county.db, 100), claimNotices(county.db, 100)])).flat();
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    expect(claims).toHaveLength(waiting);
    await markSent(county.db, claims[0]!.id, 'log');
    expect(await markFailed(county.db, claims[1]!.id, 'no line')).toBe(false);
    expect(await claimNotices(county.db, 100)).toEqual([]);
    expect((await noticeBacklog(county.db)).waiting).toBe(waiting - 1);
    await county.db.updateTable('notice').set({ created_at: new Date(0) }).where('id', '=', claims[1]!.id).execute();
    expect(await markFailed(county.db, claims[1]!.id, 'no line')).toBe(true);
  });
});

it('finds alarms that should have rung, and every case that must have a workflow', async () => {
  const { caseId } = await county.report({}, Date.now() - 30 * 86_400_000);
  expect((await lateAlarms(county.db)).map((one) => one.caseId)).toEqual([caseId]);
  const first = await unfinishedCases(county.db, { limit: 2 });
  expect(first).toHaveLength(2);
  const rest = await unfinishedCases(county.db, { after: first[1]!.caseId });
  expect([...first, ...rest].map((one) => one.caseId)).toContain(caseId);
  const answer = await county.looks(caseId);
  expect(answer.seen.alarmAt === null || answer.seen.alarmAt > Date.now()).toBe(true);
  expect(await lateAlarms(county.db)).toEqual([]);
});

it('takes the pack of the nearest area that was given one, from its instant on', async () => {
  const { path } = county.areaOf('grid1');
  await givePack(county.db, county.areaOf('county').areaId, { id: '4558-001', version: 1 }, 1_000, null);
  await givePack(county.db, county.areaOf('town1').areaId, { id: 'two-level-003', version: 1 }, 2_000, null);
  expect(await packFor(county.db, path, 500)).toEqual({ id: 'sanbifang-000', version: 1 });
  expect(await packFor(county.db, path, 1_500)).toEqual({ id: '4558-001', version: 1 });
  expect(await packFor(county.db, path, 2_500)).toEqual({ id: 'two-level-003', version: 1 });
  expect(await packFor(county.db, county.areaOf('grid2').path, 2_500)).toEqual({ id: '4558-001', version: 1 });
});

it('gives a calendar its next version and never changes one', async () => {
  expect(await insertCalendar(county.db, 'cn-office', aroundTheClock, null)).toBe(2);
  expect(await newestCalendar(county.db, 'cn-office')).toEqual({ id: 'cn-office', version: 2 });
  expect(await insertCalendar(county.db, 'ours', aroundTheClock, null)).toBe(1);
});

it('opens nothing that was moved, changed or sealed by another key', () => {
  const [one, other] = [keyRing('a'.repeat(64)), keyRing('b'.repeat(64))];
  const sealed = seal(one.commands, 'text', 'here');
  expect(unseal(one.commands, sealed, 'here').toString()).toBe('text');
  expect(() => unseal(one.commands, sealed, 'there')).toThrow();
  expect(() => unseal(other.commands, sealed, 'here')).toThrow();
  sealed[sealed.length - 1]! ^= 1;
  expect(() => unseal(one.commands, sealed, 'here')).toThrow();
  expect(() => keyRing('short')).toThrow(RangeError);
});
