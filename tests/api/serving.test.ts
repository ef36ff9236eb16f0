import { insertAssignment, insertPerson } from '../../db/people.ts';
import { visiting } from '../db/visiting-county.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

const day = 86_400_000;
let door: Door;
let town: VisitingCounty;
beforeAll(async () => {
  door = await openDoor();
  town = await visiting(door.county);
  await insertPerson(door.county.db, { username: 'newcomer', name: 'name of newcomer', passwordHash: 'none' });
});
afterAll(() => door.close());

const post = (who: Person, path: string, body: object = {}) => door.ask(who, 'post', path, { body });
const faults = ({ body }: { body: { errors?: { path: string; code: string }[] } }) => (body.errors ?? []).map(({ path, code }) => `${path}: ${code}`);
const listed = async (who: Person, path: string) => (await door.ask(who, 'get', path)).body.items as any[];

describe('posts and who holds them (000-05, 004-18)', () => {
  it('a post is a place of duty of an area, vacant until somebody is assigned to it', async () => {
    expect((await post('desk', '/api/posts', { code: 'checkpoint-1', zh: '河湾卡口', area: 'grid1', location: { lng: 110, lat: 34 } })).body).toMatchObject({ code: 'checkpoint-1', en: '河湾卡口', holders: [] });
    expect((await listed('desk', '/api/posts?filter={"vacant":true}')).map(({ code }) => code)).toEqual(['checkpoint-1']);
    const given = await post('desk', '/api/assignments', { person: 'newcomer', role: 'worker', post: 'checkpoint-1', employment: 'part', source: 'partyMember', reason: '值守' });
    expect([given.status, given.body]).toMatchObject([201, { person: { username: 'newcomer' }, role: 'worker', area: { code: 'grid1' }, post: 'checkpoint-1', employment: 'part', source: 'partyMember', to: null }]);
    expect((await listed('desk', '/api/posts'))[0].holders).toMatchObject([{ name: 'name of newcomer', role: 'worker', proxy: false }]);
    expect(refusal(await post('desk', '/api/posts', { code: 'checkpoint-1', zh: '又一个', area: 'grid1' }))).toBe('409 conflict');
    expect(faults(await post('desk', '/api/posts', { code: 'checkpoint-2', zh: '外镇', area: 'grid2' }))).toEqual(['area: unknownArea']);
    expect(await listed('desk2', '/api/posts')).toEqual([]);
    expect(refusal(await door.ask('worker', 'get', '/api/posts'))).toBe('403 forbidden');
  });

  it('at a service point is held by turns: who is on it changes with the day (000-20)', async () => {
    await post('desk', '/api/posts', { code: 'service-point', zh: '疫情防控服务点', area: 'grid1' });
    const turn = async (username: string, from: number, to: number) => {
      await insertPerson(door.county.db, { username, name: `name of ${username}`, passwordHash: 'none' });
      const days = { from: new Date(Date.now() + from * day).toISOString(), to: new Date(Date.now() + to * day).toISOString() };
      expect((await post('desk', '/api/assignments', { person: username, role: 'parttimer', post: 'service-point', ...days })).status).toBe(201);
    };
    await turn('early', 0, 1);
    await turn('late', 1, 2);
    const onIt = async () => (await listed('desk', '/api/posts')).find(({ code }) => code === 'service-point').holders.map(({ name }: { name: string }) => name);
    door.clock.ahead = day / 2;
    expect(await onIt()).toEqual(['name of early']);
    door.clock.ahead = 1.5 * day;
    expect(await onIt()).toEqual(['name of late']);
    door.clock.ahead = 0;
    await post('desk', '/api/posts/service-point/end');
  });

  it('ends with everybody who holds it, once', async () => {
    expect((await post('desk', '/api/posts/checkpoint-1/end')).body).toMatchObject({ holders: [], to: expect.any(String) });
    expect(await listed('desk', '/api/assignments?filter={"post":"checkpoint-1"}')).toEqual([]);
    expect(await listed('desk', '/api/assignments?filter={"post":"checkpoint-1","ever":true}')).toHaveLength(1);
    expect(refusal(await post('desk', '/api/posts/checkpoint-1/end'))).toBe('409 notNow');
    expect(faults(await post('desk', '/api/assignments', { person: 'newcomer', role: 'worker', post: 'checkpoint-1' }))).toEqual(['post: unknownPost']);
  });
});

describe('who serves where, with role and dates (000-03)', () => {
  it('is given by the desk in its village, for roles of the ground alone', async () => {
    const from = new Date(Date.now() + day).toISOString();
    const given = (await post('desk', '/api/assignments', { person: 'newcomer', role: 'informant', area: 'grid1', from, source: 'propertyFirm' })).body;
    expect(given).toMatchObject({ role: 'informant', employment: 'full', proxy: false });
    expect((await post('desk', '/api/assignments', { person: 'newcomer', role: 'informant', area: 'grid1', from })).body).toMatchObject({ code: 'conflict', why: 'servesAlready' });
    expect(faults(await post('desk', '/api/assignments', { person: 'newcomer', role: 'dispatcher', area: 'grid1' }))).toEqual(['role: unknownRole']);
    expect(faults(await post('desk', '/api/assignments', { person: 'newcomer', role: 'worker', area: 'grid2' }))).toEqual(['area: unknownArea']);
    expect(faults(await post('desk', '/api/assignments', { person: 'ghost', role: 'worker', area: 'grid1' }))).toEqual(['person: unknownPerson']);
    expect(refusal(await post('leader', '/api/assignments', { person: 'newcomer', role: 'worker', area: 'grid1' }))).toBe('403 forbidden');
    expect((await post('desk', `/api/assignments/${given.id}/end`, { at: new Date(Date.now() + 2 * day).toISOString(), reason: '期满' })).body.to).not.toBeNull();
    expect(refusal(await post('desk2', `/api/assignments/${given.id}/end`))).toBe('404 notFound');
  });

  it('a stand-in has an end, and a role never ends before it began', async () => {
    expect(faults(await post('desk', '/api/assignments', { person: 'newcomer', role: 'parttimer', area: 'grid1', proxy: true }))).toEqual(['to: required']);
    const given = (await post('desk', '/api/assignments', { person: 'newcomer', role: 'parttimer', area: 'grid1', proxy: true, to: '2099-01-01' })).body;
    expect(given).toMatchObject({ proxy: true, employment: 'part' });
    expect(faults(await post('desk', `/api/assignments/${given.id}/end`, { at: '2020-01-01' }))).toEqual(['at: endsBeforeItBegins']);
    expect(await listed('desk', '/api/assignments?filter={"proxy":true}')).toHaveLength(1);
    expect((await post('desk', `/api/assignments/${given.id}/end`)).status).toBe(200);
    expect(await listed('desk', '/api/assignments?filter={"proxy":true}')).toEqual([]);
  });
});

describe('where nobody serves (000-06, 003-04)', () => {
  it('is told grid by grid: no worker, no leader, or only a stand-in (004-19)', async () => {
    const { db } = door.county;
    const workers = await db.selectFrom('assignment').select('id').where('area_id', '=', door.county.areaOf('grid1').areaId).where('role', 'in', ['worker', 'parttimer']).where('valid_to', 'is', null).execute();
    const before = (await door.ask('desk', 'get', '/api/vacancies?area=village1')).body;
    expect(before).toMatchObject({ counts: { grids: 1, withoutWorker: 0, withoutLeader: 0, byProxy: 0 }, items: [] });
    await db.updateTable('assignment').set({ proxy: true }).where('id', 'in', workers.map(({ id }) => id)).execute();
    expect((await door.ask('desk', 'get', '/api/vacancies')).body).toMatchObject({ counts: { byProxy: 1 }, items: [{ grid: { code: 'grid1' }, worker: 'proxy', leader: 'served' }] });
    await db.updateTable('assignment').set({ proxy: false }).where('id', 'in', workers.map(({ id }) => id)).execute();
    const county = (await door.ask('county', 'get', '/api/vacancies?area=county')).body;
    expect(county).toMatchObject({ counts: { grids: 2, withoutWorker: 0, withoutLeader: 1 }, items: [{ grid: { code: 'grid2' }, worker: 'served', leader: 'nobody' }] });
    expect(refusal(await door.ask('desk', 'get', '/api/vacancies?area=village2'))).toBe('404 notFound');
  });
});

describe('the work of somebody who leaves (handed over in one step)', () => {
  const leaver = async (username: string) => {
    const personId = await insertPerson(door.county.db, { username, name: `name of ${username}`, passwordHash: 'none' });
    await insertAssignment(door.county.db, { personId, role: 'worker', areaId: door.county.areaOf('grid1').areaId, from: 0 });
    const worker = async (codes: readonly string[], begun: boolean) => {
      const made = await town.planned(codes.map((code) => ({ code })));
      await door.county.db.updateTable('visit').set({ worker_id: personId }).where('id', '=', made.visitId).execute();
      await door.county.db.updateTable('duty').set({ worker_id: personId }).where('visit_id', '=', made.visitId).execute();
      if (begun) await town.looks(made.visitId);
      return made;
    };
    return { personId, begun: await worker(['H08'], true), planned: await worker(['H01', 'H04'], false) };
  };

  it('is shown beforehand, with whoever could go on with it', async () => {
    await leaver('going');
    const { status, body } = await door.ask('leader', 'get', '/api/hand-overs/preview?person=going');
    expect([status, body]).toMatchObject([200, { areas: [{ code: 'grid1' }], inHand: { visits: 2, begun: 1, duties: 3, risks: 0 } }]);
    expect(body.successors.map(({ name }: { name: string }) => name)).toContain('name of worker9');
    expect(refusal(await door.ask('leader', 'get', '/api/hand-overs/preview?person=worker2'))).toBe('404 notFound');
    expect(refusal(await door.ask('worker', 'get', '/api/hand-overs/preview?person=going'))).toBe('403 forbidden');
  });

  it('goes to a stand-in until a day, with a note, begun or not, and the risks with it', async () => {
    const { personId, begun, planned } = await leaver('onleave');
    const risk = (await post('leader', '/api/risks', { about: { kind: 'household', id: planned.household.code }, colour: 'yellow', what: '电线老化', owner: 'onleave' })).body;
    // The risk owes a review, whose visit he has in hand as well.
    const { inHand } = (await door.ask('leader', 'get', '/api/hand-overs/preview?person=onleave')).body;
    expect([inHand.visits, inHand.duties]).toEqual([expect.any(Number), inHand.visits + 1]);
    expect(inHand.visits).toBeGreaterThanOrEqual(2);
    const until = new Date(Date.now() + 20 * day).toISOString();
    const { status, body } = await post('leader', '/api/hand-overs', { person: 'onleave', to: 'worker9', until, reason: '产假', note: '501 的老人耳背，请打电话给邻居' });
    expect([status, body]).toMatchObject([201, { person: { id: personId }, to: { name: 'name of worker9' }, moved: { ...inHand, begun: 1, risks: 1 }, note: '501 的老人耳背，请打电话给邻居' }]);
    for (const { visitId } of [begun, planned]) {
      expect((await town.row(visitId)).worker_id).toBe(town.idOf('worker9'));
      expect((await door.ask('leader', 'get', `/api/visits/${visitId}`)).body.worker).toEqual({ id: town.idOf('worker9'), name: 'name of worker9' });
    }
    const shown = (await door.ask('leader', 'get', `/api/risks/${risk.id}`)).body;
    expect([shown.owner.name, shown.lines.map(({ what }: { what: string }) => what)]).toEqual(['name of worker9', ['opened', 'given']]);
    expect((await town.does('worker9', begun.visitId, 'record', { outcome: 'met' })).refused).toBeNull();
    expect((await town.does('onleave' as never, planned.visitId, 'start').catch(() => ({ refused: 'stranger' }))).refused).not.toBeNull();
    expect(await door.county.db.selectFrom('assignment').select('valid_to').where('person_id', '=', personId).execute()).toEqual([{ valid_to: null }]);
    expect((await listed('leader', '/api/hand-overs'))[0]).toMatchObject({ reason: '产假', moved: { visits: inHand.visits } });
    expect(await listed('worker2', '/api/hand-overs')).toEqual([]);
  });

  it('a stand-in takes the share of somebody who serves there, also where he serves there himself (000-06)', async () => {
    const { personId } = await leaver('resting');
    const to = new Date(Date.now() + 9 * day).toISOString();
    const standIn = (more: object) => post('desk', '/api/assignments', { person: 'worker9', role: 'worker', area: 'grid1', to, ...more });
    expect(faults(await standIn({ standsFor: 'resting' }))).toEqual(['standsFor: notAProxy']);
    for (const nobody of ['worker2', 'worker9', 'a stranger']) expect(faults(await standIn({ proxy: true, standsFor: nobody }))).toEqual(['standsFor: servesNotThere']);
    expect((await standIn({ proxy: true, standsFor: 'resting' })).body).toMatchObject({ proxy: true, standsFor: { id: personId, name: 'name of resting' } });
    expect(refusal(await standIn({ proxy: true, standsFor: 'resting' }))).toBe('409 conflict');
    expect((await post('leader', '/api/hand-overs', { person: 'resting', to: 'leader9', until: to, reason: '休假' })).status).toBe(201);
    expect((await listed('desk', '/api/assignments?limit=100')).filter(({ standsFor }) => standsFor?.id === personId).map(({ person }) => person.username).toSorted()).toEqual(['leader9', 'worker9']);
  });

  it('goes for good where nobody comes back: the roles end, and the successor serves', async () => {
    const { personId } = await leaver('retired');
    expect((await post('leader', '/api/hand-overs', { person: 'retired', to: 'worker9', reason: '退休' })).status).toBe(201);
    const [held] = await door.county.db.selectFrom('assignment').select('valid_to').where('person_id', '=', personId).execute();
    expect(held!.valid_to).not.toBeNull();
    expect(faults(await post('leader', '/api/hand-overs', { person: 'retired', to: 'worker9', reason: '再一次' }))).toEqual(['person: unknownPerson']);
  });

  it('goes to nobody out of reach, not to himself, and not into the past', async () => {
    await leaver('staying');
    expect(faults(await post('leader', '/api/hand-overs', { person: 'staying', to: 'worker2', reason: 'x' }))).toEqual(['to: unknownPerson']);
    expect(faults(await post('leader', '/api/hand-overs', { person: 'staying', to: 'informant', reason: 'an informant walks no grid' }))).toEqual(['to: unknownPerson']);
    expect(faults(await post('leader', '/api/hand-overs', { person: 'staying', to: 'staying', reason: 'x' }))).toEqual(['to: hasItAlready']);
    expect(faults(await post('leader', '/api/hand-overs', { person: 'staying', to: 'worker9', until: '2020-01-01', reason: 'x' }))).toEqual(['until: inThePast']);
    expect(faults(await post('desk2' as Person, '/api/hand-overs', { person: 'staying', to: 'worker9', reason: 'x' }))).toEqual(['person: unknownPerson']);
  });
});

describe('who they are', () => {
  const arrives = (username: string) => insertPerson(door.county.db, { username, name: `name of ${username}`, passwordHash: 'none' });

  it('is told with whence they came: the committee leads, villagers, cadres, members and property staff walk (003-07)', async () => {
    const come = [['leader', 'committee'], ['leader', 'groupLeader'], ['parttimer', 'representative'], ['parttimer', 'retiredCadre'], ['parttimer', 'partyMember'], ['parttimer', 'volunteer'], ['parttimer', 'propertyFirm']] as const;
    for (const [role, source] of come) {
      await arrives(`as-${source}`);
      expect((await post('desk', '/api/assignments', { person: `as-${source}`, role, area: 'grid1', source })).status).toBe(201);
    }
    const told = (await listed('desk', '/api/assignments?limit=100')).filter(({ person }) => person.username.startsWith('as-'));
    expect(told.map(({ role, source }) => `${role} ${source}`).toSorted()).toEqual(come.map(([role, source]) => `${role} ${source}`).toSorted());
    expect(faults(await post('desk', '/api/assignments', { person: 'newcomer', role: 'worker', area: 'grid1', source: 'king' }))).toEqual(['source: notOneOf']);
  });

  it('full-time and part-time are told apart, and counted (003-08)', async () => {
    const standing = async () => (await door.ask('county', 'get', '/api/figures?area=grid1')).body.standing;
    const before = await standing();
    for (const employment of ['full', 'part']) {
      await arrives(`works-${employment}`);
      expect((await post('desk', '/api/assignments', { person: `works-${employment}`, role: 'worker', area: 'grid1', employment })).body).toMatchObject({ employment });
    }
    expect(await standing()).toMatchObject({ fullTime: before.fullTime + 1, partTime: before.partTime + 1 });
  });
});

describe('a group of grids', () => {
  it('stands between village and grid, and whoever deputises for its leader sees its cases, until a day (002-48)', async () => {
    const grows = (code: string, parent: string) => door.ask('dispatcher', 'post', '/api/areas', { body: { code, level: 'grid', parent, zh: code, en: code, reason: '分组' } });
    expect([(await grows('group2', 'village1')).status, (await grows('group2-a', 'group2')).status]).toEqual([201, 201]);
    const { number } = (await post('desk', '/api/incidents', { category: '0401', description: 'a blocked lane', area: 'group2-a' })).body;
    const seen = async () => (await door.ask('worker2', 'get', `/api/incidents/${number}`)).status;
    expect(await seen()).toBe(404);
    door.clock.ahead += 60_000;
    const given = await post('desk', '/api/assignments', { person: 'worker2', role: 'leader', area: 'group2', proxy: true, to: '2099-01-02' });
    expect(given.body).toMatchObject({ role: 'leader', area: { code: 'group2' }, proxy: true, to: expect.stringContaining('2099') });
    expect(await seen()).toBe(200);
    expect((await door.ask('desk', 'get', '/api/vacancies?area=group2')).body.items).toContainEqual(expect.objectContaining({ grid: expect.objectContaining({ code: 'group2-a' }), leader: 'proxy' }));
    expect((await door.ask('desk', 'get', `/api/incidents/${number}`)).body.grid.code).toBe('group2-a');
  });
});
