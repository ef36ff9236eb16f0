import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { endAssignment, insertAssignment } from '../../db/people.ts';
import { newId } from '../../db/ids.ts';
import { insertSession } from '../../db/sessions.ts';
import { keepConflict } from '../../db/sync.ts';
import { verify } from '../../db/verify.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

const day = 86_400_000;
const hour = 3_600_000;
let door: Door;
let town: VisitingCounty;
beforeAll(async () => {
  door = await openDoor();
  town = await visiting(door.county);
});
afterAll(() => door.close());

const ago = (ms: number): string => new Date(Date.now() - ms).toISOString();
const command = (type: string, target?: string, payload: unknown = {}, more: object = {}) => ({ id: randomUUID(), type, ...(target === undefined ? {} : { target }), occurredAt: ago(1_000), payload, ...more });
const record = (visitId: string, payload: object = {}, more: object = {}) => command('visit.record', visitId, { outcome: 'met', ...payload }, more);
const sync = async (who: Person, commands: unknown[], device = `phone of ${who}`) => {
  const { status, body } = await door.ask(who, 'post', '/api/sync', { body: { device, commands }, key: null });
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body.results as any[];
};
const words = (results: any[]): string[] => results.map(({ result, code }) => (code ? `${result} ${code}` : result));

describe('what a phone recorded while it was away', () => {
  it('is applied in its order, and one that is refused never stops the next', async () => {
    const { visitId } = await town.planned([{ code: 'H01' }]);
    const results = await sync('worker', [
      command('visit.start', visitId), command('visit.fly', visitId), record(visitId, { facets: ['nonsense'] }), record(visitId, {}, { occurredAt: new Date(Date.now() + day).toISOString() }),
      { id: 'no uuid', type: 'report', occurredAt: ago(0), payload: {} }, command('visit.start', randomUUID()), record(visitId, { note: '好' }),
    ]);
    expect(words(results)).toEqual(['applied', 'refused invalid', 'refused invalid', 'refused invalid', 'refused invalid', 'refused notFound', 'applied']);
    expect(results[2].errors).toMatchObject([{ path: 'facets.0', code: 'unknownFacet' }]);
    expect(await town.types(visitId)).toEqual(['Opened', 'Started', 'Recorded']);
    expect(results.at(-1).seq).toBe(3);
  });

  it('counts once however often it is sent, also beside the front door', async () => {
    const { visitId } = await town.planned([{ code: 'H02' }]);
    const one = record(visitId, { occurredAt: ago(hour) });
    expect(words([...(await sync('worker', [one, one])), ...(await sync('worker', [one]))])).toEqual(['applied', 'duplicate', 'duplicate']);
    const again = await door.ask('worker', 'post', `/api/visits/${visitId}/actions/record`, { body: one.payload, key: one.id });
    expect([again.status, again.body.visit.status]).toEqual([200, 'done']);
    expect(words(await sync('worker', [{ ...one, payload: { outcome: 'refused' } }]))).toEqual(['refused keyReused']);
    expect(await town.types(visitId)).toEqual(['Opened', 'Recorded']);
  });

  it('late is not late: it counts from when it took place', async () => {
    const now = Date.now();
    const { visitId, duties } = await town.planned([{ code: 'H08', from: now - 9 * day, to: now - day }]);
    await town.looks(visitId);
    expect(words(await sync('worker', [record(visitId, {}, { occurredAt: ago(2 * day) })]))).toEqual(['applied']);
    expect(await town.row(visitId)).toMatchObject({ status: 'done', state: { late: false } });
    expect(await town.duty(duties[0]!)).toMatchObject({ state: 'discharged' });
  });

  it('made on an older state is applied where it does not collide', async () => {
    const { visitId } = await town.planned([{ code: 'H08' }]);
    await town.looks(visitId);
    await town.does('worker', visitId, 'askExcuse', { reason: 'leave' });
    await town.does('leader9', visitId, 'refuseExcuse', { reason: '人手够' });
    expect(words(await sync('worker', [record(visitId, {}, { baseSeq: 1 })]))).toEqual(['applied']);
  });

  it('out of order waits for its predecessor, and goes on by itself', async () => {
    const { visitId } = await town.planned([{ code: 'H08' }]);
    const [start, made] = [command('visit.start', visitId, {}, { baseSeq: 0 }), record(visitId, {}, { baseSeq: 2 })];
    expect(words(await sync('worker', [made]))).toEqual(['held']);
    expect(words(await sync('worker', [made]))).toEqual(['held']);
    expect(words(await sync('worker', [start]))).toEqual(['applied']);
    expect(await town.types(visitId)).toEqual(['Opened', 'Started', 'Recorded']);
    expect(words(await sync('worker', [made]))).toEqual(['duplicate']);
  });

  it('takes reports and what follows on the case (001-16)', async () => {
    const report = command('report', undefined, { category: '0401', description: '消防通道堵了', area: 'grid1' });
    const [taken, twice] = await sync('worker', [report, report]);
    expect([taken, twice]).toMatchObject([{ result: 'applied', current: { number: expect.stringMatching(/^GW-/) } }, { result: 'duplicate', current: { id: taken.current.id } }]);
    const settle = command('incident.settle', taken.current.id, { result: 'onSpot', done: '劝离', told: '王阿姨' });
    const comment = command('incident.comment', taken.current.id, { text: '看过了' }, { baseSeq: 1 });
    expect(words(await sync('worker', [comment, settle, command('incident.comment', taken.current.id, { text: '还没到' }, { baseSeq: 99 })]))).toEqual(['applied', 'refused notNow', 'held']);
    expect(words(await sync('worker2', [command('incident.comment', taken.current.id, { text: '偷看' })]))).toEqual(['refused notFound']);
    const visit = command('visit', undefined, { household: (await town.household()).code, record: { outcome: 'met' } });
    expect(words(await sync('worker', [visit, visit]))).toEqual(['applied', 'duplicate']);
  });
});

describe('two who recorded the same', () => {
  const both = async () => {
    const planned = await town.planned([{ code: 'H08' }]);
    expect((await town.does('worker9', planned.visitId, 'record', { outcome: 'met' })).refused).toBeNull();
    const mine = record(planned.visitId, { note: '我也去了' }, { baseSeq: 1 });
    const [told] = await sync('worker', [mine]);
    expect(told).toMatchObject({ result: 'conflict', code: 'notNow', current: { status: 'done', id: planned.visitId } });
    return { ...planned, mine };
  };

  it('are told of one another with the current version, and the second is kept as a supplement', async () => {
    const { visitId, mine } = await both();
    expect(words(await sync('worker', [mine]))).toEqual(['conflict notNow']);
    const [told] = await sync('worker', [command('resolve', mine.id, {}, { as: 'supplement' })]);
    expect(told).toMatchObject({ result: 'applied', current: { unplanned: true, supplements: visitId, status: 'done', note: '我也去了' } });
    expect(await door.county.db.selectFrom('sync_conflict').select(['resolved_as', 'payload_sealed', 'resolved_visit']).where('key', '=', mine.id).execute()).toEqual([{ resolved_as: 'supplement', payload_sealed: null, resolved_visit: told.current.id }]);
    expect(words(await sync('worker', [command('resolve', mine.id, {}, { as: 'drop' })]))).toEqual(['refused askedAlready']);
  });

  it('or dropped by whoever made it, or handed to whoever is in charge', async () => {
    const dropped = await both();
    expect(words(await sync('worker', [command('resolve', dropped.visitId, { as: 'drop' })]))).toEqual(['applied']);
    const handed = await both();
    expect(words(await sync('worker', [command('resolve', handed.mine.id, {}, { as: 'handOver' })]))).toEqual(['applied']);
    expect(await door.county.db.selectFrom('notice').select(['template', 'audience']).where('case_id', '=', handed.visitId).execute()).toMatchObject([{ template: 'visit.Conflict', audience: expect.arrayContaining([`leader/${door.county.areaOf('grid1').areaId}`]) }]);
    expect((await door.ask('leader', 'get', `/api/visits/${handed.visitId}/conflicts`)).body.items).toMatchObject([{ id: handed.mine.id, handedOver: true, payload: { outcome: 'met', note: '我也去了' } }]);
    expect(refusal(await door.ask('dispatcher', 'get', `/api/visits/${handed.visitId}/conflicts`))).toBe('403 forbidden');
    expect(refusal(await door.ask('worker2', 'get', `/api/visits/${handed.visitId}/conflicts`))).toBe('404 notFound');
    expect(words(await sync('worker', [command('resolve', randomUUID(), {}, { as: 'drop' })]))).toEqual(['refused notFound']);
  });
});

describe('when the world has changed meanwhile', () => {
  it('a visit that was handed on is still his to tell of for the time before', async () => {
    const { visitId } = await town.planned([{ code: 'H08' }], { worker: 'worker' });
    const at = ago(0);
    await new Promise((done) => { setTimeout(done, 5); });
    await town.does('leader9', visitId, 'hand', { to: 'worker9' });
    expect(words(await sync('worker', [record(visitId, {}, { occurredAt: at })]))).toEqual(['applied']);
    const later = await town.planned([{ code: 'H08' }], { worker: 'worker9' });
    expect(words(await sync('worker', [record(later.visitId)]))).toEqual(['conflict forbidden']);
  });

  it('a worker who was moved to another grid is heard about what he did before he left', async () => {
    const { visitId } = await town.planned([{ code: 'H08' }]);
    const other = await town.planned([{ code: 'H08' }]);
    const person = await door.ask('worker', 'get', '/api/session');
    const personId = person.body.user.id as string;
    const [held] = await door.county.db.selectFrom('assignment').select('id').where('person_id', '=', personId).where('valid_to', 'is', null).execute();
    await endAssignment(door.county.db, held!.id, Date.now() - hour);
    const next = await insertAssignment(door.county.db, { personId, role: 'worker', areaId: door.county.areaOf('grid2').areaId, from: Date.now() - hour });
    door.clock.ahead += 5_000;
    const told = await sync('worker', [record(visitId, {}, { occurredAt: ago(2 * hour) }), record(other.visitId, {}, { occurredAt: ago(60_000) })]);
    expect(words(told)).toEqual(['applied', 'refused notFound']);
    await endAssignment(door.county.db, next, Date.now());
    await insertAssignment(door.county.db, { personId, role: 'worker', areaId: door.county.areaOf('grid1').areaId, from: Date.now() - 1 });
    door.clock.ahead += 5_000;
  });

  it('a grid that was divided: what is out of reach now is a conflict, never lost', async () => {
    const { visitId } = await town.planned([{ code: 'H08' }], { grid: 'grid2' });
    await door.county.db.insertInto('area_change').values({
      id: newId(), kind: 'split', area_ids: [door.county.areaOf('grid1').areaId], into_ids: [door.county.areaOf('grid2').areaId], at: new Date(), by_person: door.idOf('admin'), reason: '调整', moved: '{}',
    }).execute();
    const mine = record(visitId, { note: '去过了' }, { occurredAt: ago(3 * hour) });
    const [told] = await sync('worker', [mine]);
    expect(told).toMatchObject({ result: 'conflict', code: 'notYours' });
    expect(told.current).toBeUndefined();
    expect(words(await sync('worker', [command('resolve', mine.id, {}, { as: 'handOver' })]))).toEqual(['applied']);
  });

  it('the engine is away: it waits on the phone', async () => {
    const { visitId } = await town.planned([{ code: 'H08' }]);
    const one = record(visitId);
    door.engine.outcome = { kind: 'engineAway' };
    expect(words(await sync('worker', [one]))).toEqual(['held engineAway']);
    door.engine.outcome = undefined;
    expect(words(await sync('worker', [one]))).toEqual(['applied']);
  });
});

describe('a request and a phone', () => {
  it('take a hundred commands and no more, and nothing without a login', async () => {
    const many = Array.from({ length: 101 }, () => command('visit.start', randomUUID()));
    expect(refusal(await door.ask('worker', 'post', '/api/sync', { body: { device: 'x', commands: many }, key: null }))).toBe('422 invalid');
    expect(refusal(await door.ask('worker', 'post', '/api/sync', { body: { commands: [] }, key: null }))).toBe('422 invalid');
    expect(refusal(await door.ask(null, 'post', '/api/sync', { body: { device: 'x', commands: [] }, key: null }))).toBe('401 unauthenticated');
    expect((await door.ask('worker', 'post', '/api/sync', { body: { device: 'x', commands: [] }, key: null })).body).toMatchObject({ results: [], serverTime: expect.stringMatching(/\+08:00$/) });
  });

  it('that was lost is locked: by its owner or whoever answers for his grid, and takes part in nothing any more', async () => {
    const made = await door.ask('worker', 'post', '/api/devices', { body: { id: 'shared-1', name: '网格共用', pin: '2468', grid: 'grid1' } });
    expect([made.status, made.body]).toMatchObject([201, { id: 'shared-1', shared: true, lockedAt: null }]);
    expect(JSON.stringify(made.body)).not.toContain('2468');
    expect(refusal(await door.ask('worker2', 'post', '/api/devices', { body: { id: 'shared-1' } }))).toBe('409 conflict');
    expect((await door.ask('worker', 'post', '/api/devices', { body: { pin: '12' } })).body.errors).toMatchObject([{ path: 'pin' }]);
    expect(refusal(await door.ask('worker2', 'delete', '/api/devices/shared-1'))).toBe('404 notFound');
    expect((await door.ask('leader', 'delete', '/api/devices/shared-1')).body.lockedAt).not.toBeNull();
    expect(refusal(await door.ask('worker', 'post', '/api/sync', { body: { device: 'shared-1', commands: [] }, key: null }))).toBe('403 forbidden');
    expect((await door.ask('worker', 'get', '/api/devices')).body.items.map(({ id }: { id: string }) => id)).toContain('shared-1');
  });
});

describe('an incident that somebody handled offline while others went on', () => {
  const opened = async () => (await sync('worker', [command('report', undefined, { category: '0702', description: '路灯不亮', area: 'grid1' })]))[0].current as { id: string; number: string };
  const lines = async (number: string) => (await door.ask('dispatcher', 'get', `/api/incidents/${number}/ledger`)).body.items as any[];
  const given = async () => {
    const { id, number } = await opened();
    await door.act('dispatcher', number, 'accept', { category: '0702' });
    await door.act('dispatcher', number, 'dispatch', { lead: 'urban', person: 'clerk' });
    await door.act('clerk', number, 'sign');
    const { seq } = (await door.ask('clerk', 'get', `/api/incidents/${number}`)).body;
    return { id, number, seq: seq as number };
  };

  it('late and twice: it stands as a supplement in its own words, once', async () => {
    const { id, number, seq } = await given();
    await door.act('clerk', number, 'feedBack', { result: 'fixed', text: '已修好' });
    const mine = command('incident.feedBack', id, { result: 'fixed', text: '换了灯泡，住户在场' }, { baseSeq: seq });
    expect(words(await sync('clerk', [mine]))).toEqual(['conflict notNow']);
    const resolve = command('resolve', mine.id, {}, { as: 'supplement' });
    expect(words([...(await sync('clerk', [resolve])), ...(await sync('clerk', [resolve]))])).toEqual(['applied', 'duplicate']);
    const comments = (await lines(number)).filter(({ type }) => type === 'Commented');
    expect(comments.map(({ texts }) => Object.values(texts).join(''))).toEqual([expect.stringMatching(/^补记.*换了灯泡，住户在场$/)]);
    expect(await door.county.db.selectFrom('sync_conflict').select(['resolved_as', 'payload_sealed']).where('key', '=', mine.id).execute()).toEqual([{ resolved_as: 'supplement', payload_sealed: null }]);
  });

  it('taken from him meanwhile: what he recorded while it was his is kept, and a stranger’s is unknown', async () => {
    const { db } = door.county;
    const { caseId, number } = await door.county.report();
    const at = ago(150);
    const [held] = await db.selectFrom('assignment').select('id').where('person_id', '=', door.idOf('worker')).where('valid_to', 'is', null).execute();
    await endAssignment(db, held!.id, Date.now() - 50);
    door.clock.ahead += 5_000;
    const mine = command('incident.comment', caseId, { text: '已现场看过' }, { occurredAt: at });
    expect(words(await sync('worker', [mine]))).toEqual(['conflict notYours']);
    expect(words(await sync('worker', [command('resolve', mine.id, {}, { as: 'supplement' })]))).toEqual(['refused notNow']);
    expect(words(await sync('worker', [command('resolve', mine.id, {}, { as: 'handOver' })]))).toEqual(['applied']);
    expect((await door.ask('desk', 'get', `/api/incidents/${number}/conflicts`)).body.items).toMatchObject([{ code: 'notYours', payload: { text: '已现场看过' } }]);
    expect(words(await sync('worker2', [{ ...mine, id: randomUUID() }]))).toEqual(['refused notFound']);
    await insertAssignment(db, { personId: door.idOf('worker'), role: 'worker', areaId: door.county.areaOf('grid1').areaId, from: Date.now() - 1 });
    door.clock.ahead += 5_000;
  });

  it('handed over, the desk and the town hear of it and can read it', async () => {
    const { id, number, seq } = await given();
    await door.act('clerk', number, 'feedBack', { result: 'fixed', text: '已修好' });
    const mine = command('incident.feedBack', id, { result: 'fixed', text: '另一处也修了' }, { baseSeq: seq });
    await sync('clerk', [mine]);
    expect(words(await sync('clerk', [command('resolve', mine.id, {}, { as: 'handOver' })]))).toEqual(['applied']);
    expect((await door.ask('dispatcher', 'get', `/api/incidents/${number}/conflicts`)).body.items).toMatchObject([{ id: mine.id, type: 'incident.feedBack', handedOver: true, payload: { text: '另一处也修了' } }]);
    expect((await door.county.db.selectFrom('notice').select('template').where('case_id', '=', id).where('template', '=', 'OfflineConflict').execute())).toHaveLength(2);
    expect(refusal(await door.ask('worker', 'get', `/api/incidents/${number}/conflicts`))).toBe('403 forbidden');
  });

  it('about a clue, nobody outside its lane hears that there is one (001-11)', async () => {
    const { caseId } = await door.county.report({ category: '0304' });
    const mine = command('incident.note', caseId, { text: '已核实' }, { baseSeq: 0 });
    await keepConflict(door.county.db, door.county.keys, { key: mine.id, personId: door.idOf('clue1'), type: mine.type, targetId: caseId, code: 'notNow', payload: { text: '已核实' }, occurredAt: Date.now(), areaPath: door.county.areaOf('grid1').path });
    expect(words(await sync('clue1', [command('resolve', mine.id, {}, { as: 'handOver' })]))).toEqual(['applied']);
    expect(await door.county.db.selectFrom('notice').select('template').where('case_id', '=', caseId).where('template', '=', 'OfflineConflict').execute()).toEqual([]);
  });
});

describe('on the real register', () => {
  it('a worker who was replaced for good is heard: under way it is still his to tell of, once; only planned it waits for whoever has it now', async () => {
    const begun = await town.planned([{ code: 'H08' }], { worker: 'worker' });
    await town.looks(begun.visitId);
    const [before, after] = [record(begun.visitId, { note: '去过了' }, { occurredAt: ago(20) }), record(begun.visitId, { note: '又去了' }, { occurredAt: new Date(Date.now() + 59_000).toISOString() })];
    const { visitId } = await town.planned([{ code: 'H08' }], { worker: 'worker' });
    const mine = record(visitId, { note: '去过了' }, { occurredAt: ago(20) });
    expect((await door.ask('leader', 'post', '/api/hand-overs', { body: { person: 'worker', to: 'worker9', reason: '调岗' } })).status).toBe(201);
    expect((await town.lines(begun.visitId)).at(-1)).toMatchObject({ type: 'Handed', actor: { kind: 'person', role: 'leader' }, data: { from: door.idOf('worker'), to: town.idOf('worker9') } });
    expect(words(await sync('worker', [after, before, before]))).toEqual(['conflict forbidden', 'applied', 'duplicate']);
    expect(await town.types(begun.visitId)).toEqual(['Opened', 'Handed', 'Recorded']);
    expect(await town.duty(begun.duties[0]!)).toMatchObject({ state: 'discharged', discharged_by: begun.visitId });
    expect((await verify(door.county.db, door.county.keys, { case: begun.visitId })).broken).toEqual([]);
    expect(words(await sync('worker', [mine]))).toEqual(['conflict forbidden']);
    expect(words(await sync('worker', [command('resolve', mine.id, {}, { as: 'handOver' })]))).toEqual(['applied']);
    expect(await door.county.db.selectFrom('notice').select('audience').where('case_id', '=', visitId).where('template', '=', 'visit.Conflict').execute()).toEqual([{ audience: [`person:${town.idOf('worker9')}`] }]);
    expect((await town.does('worker9', visitId, 'record', { outcome: 'met' })).refused).toBeNull();
  });

  it('a grid that was divided: what was begun before is applied, what was not is kept, nothing is lost', async () => {
    const begun = await town.planned([{ code: 'H08' }]);
    const waiting = await town.planned([{ code: 'H08' }]);
    await town.looks(begun.visitId);
    const at = ago(500);
    const into = [{ code: 'grid1-a', zh: '一格', en: 'one', people: ['worker9'] }, { code: 'grid1-b', zh: '二格', en: 'two', households: [begun.household.code, waiting.household.code], people: ['leader'] }];
    const split = await door.ask('dispatcher', 'post', '/api/areas/grid1/change', { body: { kind: 'split', reason: '规模过大', into } });
    expect([split.status, split.body.errors]).toEqual([200, undefined]);
    door.clock.ahead += 2_000;
    const cookie = await loginOf('worker9');
    const results = (await door.ask(null, 'post', '/api/sync', { body: { device: 'phone of worker9', commands: [record(begun.visitId, {}, { occurredAt: at }), record(waiting.visitId, {}, { occurredAt: at })] }, key: null, headers: { Cookie: cookie } })).body.results;
    expect(words(results)).toEqual(['applied', 'conflict notYours']);
    expect(await town.types(begun.visitId)).toContain('Recorded');
  });

  /** A login of somebody who is not of the door's own cast. */
  async function loginOf(name: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const ends = new Date(Date.now() + day);
    await insertSession(door.county.db, { tokenHash: createHash('sha256').update(token).digest(), personId: town.idOf(name), createdAt: new Date(), expiresAt: ends, endsAt: ends, device: null });
    return `gewu=${token}`;
  }
});
