import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { eraseTexts } from '../../db/data-keys.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

const day = 86_400_000;
let door: Door;
let town: VisitingCounty;
beforeAll(async () => {
  door = await openDoor();
  town = await visiting(door.county);
});
afterAll(() => door.close());

const act = (who: Parameters<Door['ask']>[0], visitId: string, action: string, body: unknown = {}, sent = {}) => door.ask(who, 'post', `/api/visits/${visitId}/actions/${action}`, { body, ...sent });
const show = async (visitId: string, who: Parameters<Door['ask']>[0] = 'worker') => (await door.ask(who, 'get', `/api/visits/${visitId}`)).body;

describe('a visit', () => {
  it('is shown before anybody touched it, also by the id of its duty, with what the caller may do', async () => {
    const { visitId, duties, household } = await town.planned([{ code: 'H08' }, { code: 'H01', period: '2026' }]);
    const { body, headers } = await door.ask('worker', 'get', `/api/visits/${duties[1]}`);
    expect(body).toMatchObject({ id: visitId, seq: 0, status: 'open', household: { id: household.id, code: household.code }, duties: [{ code: 'H08' }, { code: 'H01' }], overdue: false });
    expect(headers['etag']).toBe('"0"');
    expect(body.actions.map(({ name }: { name: string }) => name)).toEqual(['plan', 'start', 'record', 'askExcuse']);
    expect((await show(visitId, 'leader')).actions.map(({ name }: { name: string }) => name)).toContain('hand');
    expect((await show(visitId, 'auditor')).household.address).toBeNull();
  });

  it('is nothing to another grid, a department, or a stranger', async () => {
    const { visitId } = await town.planned([{ code: 'H01' }]);
    for (const who of ['worker2', 'dispatcher2', 'clerk', 'admin', 'informant'] as const) {
      for (const [method, path] of [['get', ''], ['get', '/ledger'], ['get', '/replay?seq=1'], ['post', '/actions/record'], ['post', '/actions/plan']] as const) {
        expect([who, path, refusal(await door.ask(who, method, `/api/visits/${visitId}${path}`, method === 'post' ? { body: {} } : {}))]).toEqual([who, path, '404 notFound']);
      }
    }
    expect(refusal(await door.ask(null, 'get', `/api/visits/${visitId}`))).toBe('401 unauthenticated');
    expect(refusal(await door.ask('worker', 'get', `/api/visits/${randomUUID()}`))).toBe('404 notFound');
  });

  it('hides sensitive classes from whoever may not read tags', async () => {
    const { visitId } = await town.planned([{ code: 'H17' }, { code: 'H08', period: 'x' }]);
    expect((await show(visitId)).duties.map(({ code }: { code: string }) => code)).toEqual([null, 'H08']);
    expect((await show(visitId, 'leader')).duties.map(({ code }: { code: string }) => code)).toEqual(['H17', 'H08']);
    await act('worker', visitId, 'start');
    const seen = JSON.stringify((await door.ask('worker', 'get', `/api/visits/${visitId}/ledger`)).body);
    expect(seen).not.toContain('H17');
  });

  it('is appointed, begun and recorded; the answer is kept byte for byte', async () => {
    const { visitId } = await town.planned([{ code: 'H08' }]);
    const tomorrow = new Date(Date.now() + 8 * 3_600_000 + day).toISOString().slice(0, 10);
    expect((await act('worker', visitId, 'plan', { slot: `${tomorrow}T10:00:00+08:00` })).body).toMatchObject({ visit: { status: 'planned' }, entries: [{ type: 'Planned' }] });
    const night = await act('worker', visitId, 'plan', { slot: `${tomorrow}T21:30:00+08:00` });
    expect([refusal(night), night.body.errors[0].path, night.body.errors[0].code]).toEqual(['422 invalid', 'slot', 'quietHours']);
    await act('worker', visitId, 'start');
    const key = randomUUID();
    const body = { outcome: 'met', facets: { family: 'same' }, note: '都好' };
    const first = await act('worker', visitId, 'record', body, { key });
    expect(first.body).toMatchObject({ visit: { status: 'done', outcome: 'met', note: '都好', over: true, actions: [] }, entries: [{ type: 'Recorded', words: expect.stringContaining('完成 1 项任务') }] });
    const again = await act('worker', visitId, 'record', body, { key });
    expect(again.text).toBe(first.text);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(refusal(await act('worker', visitId, 'record', { outcome: 'met' }))).toBe('409 notNow');
    expect(refusal(await act('worker', visitId, 'record', { outcome: 'refused' }, { key }))).toBe('422 keyReused');
  });

  it('refuses in the order of the contract', async () => {
    const { visitId } = await town.planned([{ code: 'H08' }]);
    expect(refusal(await act('worker', visitId, 'record', { outcome: 'met' }, { key: null }))).toBe('400 keyMissing');
    expect(refusal(await act('desk', visitId, 'record', { outcome: 'met' }))).toBe('403 forbidden');
    expect(refusal(await act('worker', visitId, 'grantExcuse'))).toBe('403 forbidden');
    expect(refusal(await act('worker', visitId, 'record', { outcome: 'met' }, { headers: { 'If-Match': '"77"' } }))).toBe('412 stale');
    expect(refusal(await act('leader', visitId, 'grantExcuse'))).toBe('409 notNow');
    const wrong = await act('worker', visitId, 'record', { outcome: 'seen', occurredAt: '2026-02-30T10:00:00+08:00', nonsense: 1 });
    expect(refusal(wrong)).toBe('422 invalid');
    expect(wrong.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual(['nonsense', 'occurredAt', 'outcome']);
    expect(wrong.body.visit).toMatchObject({ id: visitId });
    const future = await act('worker', visitId, 'record', { outcome: 'met', occurredAt: new Date(Date.now() + day).toISOString() });
    expect(future.body.errors).toMatchObject([{ path: 'occurredAt', code: 'inTheFuture' }]);
    const before = await act('worker', visitId, 'record', { outcome: 'met', occurredAt: new Date(Date.now() - 30 * day).toISOString() });
    expect(before.body.errors).toMatchObject([{ path: 'occurredAt', code: 'beforeItsDuty' }]);
  });

  it('is excused by the leader, handed on within the grid', async () => {
    const { visitId, duties } = await town.planned([{ code: 'H08' }]);
    expect((await act('leader', visitId, 'hand', { to: 'worker' })).body.visit.worker).toMatchObject({ id: door.idOf('worker') });
    const outside = await act('leader', visitId, 'hand', { to: 'worker2' });
    expect(outside.body.errors).toMatchObject([{ path: 'to', code: 'outOfReach' }]);
    await act('worker', visitId, 'askExcuse', { reason: 'leave: 探亲' });
    expect((await show(visitId, 'leader')).excuse).toMatchObject({ state: 'open', reason: 'leave', words: 'leave: 探亲' });
    expect((await act('leader', visitId, 'grantExcuse')).body.visit).toMatchObject({ status: 'excused', excuse: { state: 'granted' } });
    expect(await town.duty(duties[0]!)).toMatchObject({ state: 'excused' });
  });

  it('can be replayed as it stood after a line', async () => {
    const { visitId } = await town.planned([{ code: 'H01' }]);
    await act('worker', visitId, 'start');
    await act('worker', visitId, 'record', { outcome: 'met' });
    const { body } = await door.ask('worker', 'get', `/api/visits/${visitId}/replay?seq=2`);
    expect(body).toMatchObject({ seq: 2, visit: { status: 'drafting' }, pack: { id: 'sanbifang-000' }, changed: expect.arrayContaining([{ path: 'status', before: 'open', after: 'drafting' }]) });
    expect(body.openActions).toMatchObject({ worker: ['record', 'askExcuse'], leader: expect.arrayContaining(['hand']) });
    expect(body.seenBy).toEqual(expect.arrayContaining(['worker', 'leader', 'desk', 'auditor']));
    // Its window is a clock with the whole sum: half of a fortnight had passed at that line.
    const [running] = body.clocks;
    expect(running).toMatchObject({ name: 'visit', state: 'running', due: expect.stringContaining(body.visit.window.to.slice(0, 19)), budget: '14 d' });
    expect(running.explain.reduce((sum: number, one: { seconds: number }) => sum + one.seconds, 0)).toBe(running.usedSeconds);
    const done = (await door.ask('worker', 'get', `/api/visits/${visitId}/replay?seq=3`)).body;
    expect(done).toMatchObject({ visit: { status: 'done' }, openActions: {}, clocks: [{ state: 'stopped' }] });
    const between = await door.ask('worker', 'get', `/api/visits/${visitId}/replay?at=${encodeURIComponent(new Date(Date.now() + day).toISOString())}`);
    expect(between.body).toMatchObject({ seq: 3, visit: done.visit });
    // Who read the record is on the record.
    expect((await door.ask('auditor', 'get', `/api/audit/access?target=visit:${visitId}`)).body.items.map(({ action }: { action: string }) => action)).toEqual(['visit.replay', 'visit.replay', 'visit.replay']);
    expect(refusal(await door.ask('worker', 'get', `/api/visits/${visitId}/replay?seq=9`))).toBe('404 notFound');
    expect(refusal(await door.ask('worker', 'get', `/api/visits/${visitId}/replay`))).toBe('400 malformed');
    expect((await door.ask('worker', 'get', `/api/visits/${visitId}/ledger?limit=1`)).body).toMatchObject({ items: [{ seq: 1, type: 'Opened' }], next: 1 });
  });

  it('nobody planned discharges what it finds owed at the door', async () => {
    const { household, duties } = await town.planned([{ code: 'H08' }]);
    const { status, body } = await door.ask('worker', 'post', '/api/visits', { body: { household: household.code, record: { outcome: 'met' } } });
    expect([status, body]).toMatchObject([201, { unplanned: true, status: 'done', household: { id: household.id } }]);
    expect(await town.duty(duties[0]!)).toMatchObject({ state: 'discharged', discharged_by: body.id });
    const open = await door.ask('worker', 'post', '/api/visits', { body: { household: household.id } });
    expect(open.body).toMatchObject({ status: 'open', seq: 0 });
    expect((await act('worker', open.body.id, 'record', { outcome: 'met' })).body.visit.status).toBe('done');
  });

  it('nobody planned needs a door of one\'s own, and leaves nothing behind where it is refused', async () => {
    const { household } = await town.planned([{ code: 'H01' }]);
    expect((await door.ask('worker2', 'post', '/api/visits', { body: { household: household.code } })).body.errors).toMatchObject([{ path: 'household', code: 'unknownHousehold' }]);
    expect(refusal(await door.ask('clerk', 'post', '/api/visits', { body: { household: household.code } }))).toBe('403 forbidden');
    const future = await door.ask('worker', 'post', '/api/visits', { body: { household: household.code, record: { outcome: 'met', occurredAt: new Date(Date.now() + day).toISOString() } } });
    expect(future.body.errors).toMatchObject([{ path: 'record.occurredAt', code: 'inTheFuture' }]);
    expect((await door.ask('worker', 'post', '/api/visits', { body: {} })).body.errors).toMatchObject([{ code: 'householdOrPlace' }]);
    expect(await door.county.db.selectFrom('visit').select('id').where('target_id', '=', household.id).where('unplanned', '=', true).execute()).toEqual([]);
  });

  it('carries photos of what was found to the incident, and only such as somebody has stored', async () => {
    const photo = await sharp({ create: { width: 20, height: 20, channels: 3, background: '#963' } }).jpeg().toBuffer();
    const hash = createHash('sha256').update(photo).digest('hex');
    const { household } = await town.planned([{ code: 'H01' }]);
    const found = { household: household.code, record: { outcome: 'met', needs: [{ category: '0702', text: '楼道灯坏', evidence: [hash] }] } };
    expect((await door.ask('worker', 'post', '/api/visits', { body: found })).body.errors).toMatchObject([{ path: 'record.needs.0.evidence.0', code: 'unknownFile' }]);
    await door.ask('worker', 'put', `/api/files/${hash}`, { body: photo, headers: { 'Content-Type': 'image/jpeg' } });
    const { status, body } = await door.ask('worker', 'post', '/api/visits', { body: found });
    expect(status).toBe(201);
    const [opened] = body.followUps as { id: string }[];
    const waiting = await door.county.db.selectFrom('intake').select('plain').where('case_id', '=', opened!.id).executeTakeFirst();
    expect(JSON.stringify(waiting)).toContain(hash);
  });
});

describe('a voice memo', () => {
  it('is heard by whoever may read the note of the visit, and by nobody else', async () => {
    const voice = Buffer.concat([Buffer.from([0x1a, 0x45, 0xdf, 0xa3]), Buffer.alloc(400, 7)]);
    const hash = createHash('sha256').update(voice).digest('hex');
    const { visitId } = await town.planned([{ code: 'H01' }]);
    expect((await act('worker', visitId, 'record', { outcome: 'met', memo: hash })).body.errors).toMatchObject([{ path: 'memo', code: 'unknownFile' }]);
    const paper = Buffer.from('%PDF-1.7 of somebody else');
    const other = createHash('sha256').update(paper).digest('hex');
    expect((await door.ask('desk', 'put', `/api/files/${other}`, { body: paper, headers: { 'Content-Type': 'application/octet-stream' } })).status).toBe(201);
    expect((await act('worker', visitId, 'record', { outcome: 'met', memo: other })).body.errors).toMatchObject([{ path: 'memo', code: 'unknownFile' }]);
    expect((await door.ask('worker', 'put', `/api/files/${hash}`, { body: voice, headers: { 'Content-Type': 'audio/webm' } })).status).toBe(201);
    expect((await act('worker', visitId, 'record', { outcome: 'met', memo: hash })).body.visit).toMatchObject({ memo: `/api/visits/${visitId}/memo` });
    const heard = await door.ask('leader', 'get', `/api/visits/${visitId}/memo`);
    expect([heard.status, createHash('sha256').update(heard.body as Buffer).digest('hex')]).toEqual([200, hash]);
    expect(refusal(await door.ask('worker2', 'get', `/api/visits/${visitId}/memo`))).toBe('404 notFound');
    const lines = (await door.ask('leader', 'get', `/api/visits/${visitId}/ledger`)).text;
    expect(lines).not.toContain(hash);
  });
});

it('of a visit that nobody planned the kept answer goes with its texts, when they are erased', async () => {
  const made = await door.ask('worker', 'post', '/api/visits', { body: { household: (await town.household()).code, record: { outcome: 'met', note: 'she speaks of a fall' } } });
  expect(made.status).toBe(201);
  const kept = () => door.county.db.selectFrom('command_log').select(['response_status', 'response_sealed']).where('id', '=', made.body.id).execute();
  expect(await kept()).toEqual([{ response_status: 201, response_sealed: expect.any(Buffer) }]);
  await eraseTexts(door.county.db, made.body.id);
  expect(await kept()).toEqual([{ response_status: 201, response_sealed: null }]);
});

describe('duties', () => {
  it('are listed by when they are due, page by page, within what somebody may see', async () => {
    const now = Date.now();
    const late = await town.planned([{ code: 'H10', from: now - 9 * day, to: now - 2 * day }]);
    await town.planned([{ code: 'H10', from: now - day, to: now + 5 * day }]);
    await town.planned([{ code: 'H10', from: now - day, to: now + 5 * day }], { grid: 'grid2' });
    const filter = encodeURIComponent(JSON.stringify({ code: 'H10' }));
    const { body } = await door.ask('leader', 'get', `/api/duties?filter=${filter}&limit=1`);
    expect(body).toMatchObject({ items: [{ id: late.duties[0], overdue: true, target: { code: late.household.code } }], total: { count: 2, capped: false } });
    const next = await door.ask('leader', 'get', `/api/duties?filter=${filter}&limit=1&after=${body.next}`);
    expect(next.body).toMatchObject({ items: [{ overdue: false }], next: null });
    expect((await door.ask('worker2', 'get', `/api/duties?filter=${filter}`)).body.total.count).toBe(1);
    expect((await door.ask('county', 'get', `/api/duties?filter=${filter}`)).body.total.count).toBe(3);
    const overdue = encodeURIComponent(JSON.stringify({ code: ['H10'], overdue: true, area: 'town1' }));
    expect((await door.ask('county', 'get', `/api/duties?filter=${overdue}`)).body.items).toHaveLength(1);
  });

  it('refuse what is no filter, and whoever has nothing to do with them', async () => {
    for (const filter of ['{"nonsense":1}', '{"area":"nowhere"}', '[]', '{"worker":"nobody here"}']) expect(refusal(await door.ask('leader', 'get', `/api/duties?filter=${encodeURIComponent(filter)}`))).toBe('400 malformed');
    expect(refusal(await door.ask('leader', 'get', '/api/duties?after=zzz'))).toBe('400 malformed');
    expect(refusal(await door.ask('clerk', 'get', '/api/duties'))).toBe('403 forbidden');
  });
});

describe('the day of a worker', () => {
  it('has the overdue first, what is owed a word, and nobody else\'s', async () => {
    const { db } = door.county;
    await db.updateTable('visit').set({ open: false, over: true }).execute();
    await db.updateTable('duty').set({ state: 'cancelled' }).where('live', '=', true).execute();
    const now = Date.now();
    const soon = await town.planned([{ code: 'H08', from: now - 5 * day, to: now + 5 * day }, { code: 'H01', period: '2026' }]);
    const late = await town.planned([{ code: 'H02', from: now - 9 * day, to: now - day }]);
    await town.planned([{ code: 'H02', from: now + 2 * day, to: now + 9 * day }]);
    await town.planned([{ code: 'H02' }], { grid: 'grid2' });
    await town.planned([{ code: 'H02' }], { worker: 'leader9' });
    const loose = await town.planned([{ code: 'H21', visit: false, kind: 'trigger', from: now - 3_600_000, to: now + day }]);
    await db.updateTable('visit').set({ open: false }).where('id', '=', loose.visitId).execute();
    const found = await town.planned([{ code: 'H01' }]);
    await act('worker', found.visitId, 'record', { outcome: 'met', needs: [{ category: '0702', text: '灯坏' }] });

    const { body } = await door.ask('worker', 'get', '/api/today');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([late.visitId, soon.visitId, loose.duties[0]]);
    expect(body).toMatchObject({ counts: { overdue: 1, today: 3, followUps: 1 }, followUps: [{ visit: found.visitId, closed: false, incident: { number: expect.stringMatching(/^GW-/) } }] });
    expect(body.items[1].duties.map(({ code }: { code: string }) => code)).toEqual(['H08', 'H01']);
    expect(body.buildings.flatMap(({ stops }: { stops: unknown[] }) => stops)).toHaveLength(3);
    expect((await door.ask('worker2', 'get', '/api/today')).body.counts.today).toBe(1);
    expect((await door.ask('clerk', 'get', '/api/today')).body).toMatchObject({ items: [], followUps: [] });
    const merged = await show(loose.duties[0]!);
    expect(merged).toMatchObject({ status: 'open', duties: [{ id: loose.duties[0] }] });
  });
});
