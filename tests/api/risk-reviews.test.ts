import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';
import { verify } from '../../db/verify.ts';
import type { Door, Person } from './door.ts';
import { openDoor } from './door.ts';

const day = 86_400_000;
let door: Door;
let town: VisitingCounty;
beforeAll(async () => {
  door = await openDoor();
  town = await visiting(door.county);
});
afterAll(() => door.close());

const post = (who: Person, path: string, body: object = {}) => door.ask(who, 'post', path, { body });
const watched = async (colour: string, more: object = {}) => {
  const home = await town.household();
  const { status, body } = await post('leader', '/api/risks', { about: { kind: 'household', id: home.code }, colour, what: '电线老化', ...more });
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { home, ...body } as { home: { id: string; code: string }; id: string; reviewVisit: string; reviewDueAt: string; owner: { name: string } | null };
};
const shown = async (id: string) => (await door.ask('leader', 'get', `/api/risks/${id}`)).body;
const reviews = (id: string) => door.county.db.selectFrom('duty').select(['code', 'period', 'state', 'window_from', 'window_to', 'visit_id', 'worker_id']).where('target_id', '=', id).orderBy('window_from').orderBy('code').execute();
/** As if so many days had gone by since the review was owed. */
const age = async (id: string, days: number) => {
  const { db } = door.county;
  const by = new Date(Date.now() - days * day);
  await db.updateTable('duty').set({ period: '2020-01-01', window_from: new Date(by.getTime() - 7 * day), window_to: by }).where('target_id', '=', id).where('live', '=', true).execute();
  await db.updateTable('visit').set({ window_from: new Date(by.getTime() - 7 * day), window_to: by, due_at: by }).where('target_id', '=', id).where('open', '=', true).execute();
  await db.updateTable('risk').set({ review_due_at: by }).where('id', '=', id).execute();
};

describe('reviews of risks are duties (003-21)', () => {
  it('red within a week by the leader in charge, yellow within a fortnight by the village, green within the month by the worker', async () => {
    const [red, yellow, green] = [await watched('red'), await watched('yellow'), await watched('green')];
    expect([red.owner?.name, yellow.owner?.name, green.owner?.name]).toEqual(['name of chief', 'name of desk', expect.stringContaining('name of worker')]);
    for (const [risk, code, days] of [[red, 'R-red', 7], [yellow, 'R-yellow', 14]] as const) {
      const [duty] = await reviews(risk.id);
      expect(duty).toMatchObject({ code, visit_id: risk.reviewVisit });
      expect(Math.round((duty!.window_to.getTime() - duty!.window_from.getTime()) / day)).toBe(days);
      expect(risk.reviewDueAt).toBe(duty!.window_to.toISOString());
    }
    expect((await reviews(green.id))[0]).toMatchObject({ code: 'R-green', period: expect.stringMatching(/^\d{4}-\d\d$/) });
    const visit = (await door.ask('leader', 'get', `/api/visits/${red.reviewVisit}`)).body;
    expect(visit).toMatchObject({ target: { kind: 'risk', id: red.id }, risk: { code: red.home.code }, duties: [{ kind: 'review', code: 'R-red' }], worker: { name: 'name of chief' } });
  });

  it('a review made at the desk discharges the duty, and the next one is counted from it', async () => {
    const risk = await watched('red');
    await age(risk.id, 0);
    expect((await post('chief', `/api/risks/${risk.id}/review`, { finding: '未见异常' })).body).toMatchObject({ reviewMissed: false });
    const [first, next] = await reviews(risk.id);
    expect([first!.state, next!.state, next!.visit_id === first!.visit_id]).toEqual(['discharged', 'upcoming', false]);
    expect((await shown(risk.id)).reviewVisit).toBe(next!.visit_id);
  });

  it('a visit to it is its review: on its record, with what was found, and the next one is owed', async () => {
    const risk = await watched('red');
    await age(risk.id, -2);
    expect((await post('chief', `/api/visits/${risk.reviewVisit}/actions/record`, { outcome: 'met', note: '仍在治理' })).status).toBe(200);
    const { lines, reviewMissed, reviewVisit } = await shown(risk.id);
    expect(lines.map(({ what }: { what: string }) => what)).toEqual(['opened', 'reviewed']);
    expect(lines[1]).toMatchObject({ by: { name: 'name of chief' }, texts: { finding: '仍在治理' }, data: { visit: risk.reviewVisit } });
    expect([reviewMissed, reviewVisit === risk.reviewVisit]).toEqual([false, false]);
    expect((await reviews(risk.id)).map(({ state }) => state)).toEqual(['discharged', 'upcoming']);
  });

  it('a phone call is no review of a place', async () => {
    const risk = await watched('red');
    await age(risk.id, -2);
    const { body } = await post('chief', `/api/visits/${risk.reviewVisit}/actions/record`, { outcome: 'metRemote' });
    expect(body.entries[0].data.kept).toMatchObject([{ code: 'R-red', why: 'remoteShare' }]);
    expect((await shown(risk.id)).lines).toHaveLength(1);
  });

  it('one that was missed tells the leader, and three working days later the leader in charge and the supervisor: the risk is escalated, once', async () => {
    const risk = await watched('red');
    await age(risk.id, 12);
    await town.looks(risk.reviewVisit);
    await town.looks(risk.reviewVisit);
    expect(await town.types(risk.reviewVisit)).toEqual(['Opened', 'DueSoon', 'BecameOverdue', 'Escalated']);
    const { stage, lines, reviewMissed } = await shown(risk.id);
    expect([stage, reviewMissed, lines.map(({ what }: { what: string }) => what)]).toEqual(['escalated', true, ['opened', 'escalated']]);
    expect((await post('chief', `/api/risks/${risk.id}/colour`, { colour: 'yellow', reason: '已加固' })).body).toMatchObject({ why: 'reviewMissed' });
    expect((await post('chief', `/api/visits/${risk.reviewVisit}/actions/record`, { outcome: 'met' })).status).toBe(200);
    expect(await shown(risk.id)).toMatchObject({ stage: 'watch', reviewMissed: false });
  });

  it('follow its colour, and end when it is struck off', async () => {
    const risk = await watched('yellow');
    expect((await post('worker', `/api/risks/${risk.id}/colour`, { colour: 'red', reason: '裂缝扩大' })).body).toMatchObject({ colour: 'red' });
    expect((await reviews(risk.id)).map(({ code, state }) => `${code} ${state}`).toSorted()).toEqual(['R-red upcoming', 'R-yellow cancelled']);
    expect(await town.row(risk.reviewVisit)).toMatchObject({ open: false });
    await door.county.db.updateTable('risk').set({ colour: 'green', coloured_at: new Date(Date.now() - 40 * day), reviewed_at: new Date() }).where('id', '=', risk.id).execute();
    const asked = { reason: '治理完成', evidence: ['a'.repeat(64)] };
    expect((await post('chief', `/api/risks/${risk.id}/askStrike`, asked)).body).toMatchObject({ strikeAsked: true, strikeAskedBy: { name: 'name of chief' } });
    expect((await door.ask('dispatcher', 'get', '/api/risks?filter={"strikeAsked":true}')).body.items.map(({ id }: { id: string }) => id)).toEqual([risk.id]);
    expect((await post('dispatcher', `/api/risks/${risk.id}/agreeToStrike`)).body).toMatchObject({ stage: 'struckOff' });
    expect((await reviews(risk.id)).filter(({ state }) => state === 'upcoming' || state === 'open')).toEqual([]);
  });
});

describe('a risk that was found at a door', () => {
  const found = async (planned: { visitId: string }, risk: string, text = '煤气软管老化') =>
    (await post('leader', `/api/visits/${planned.visitId}/actions/record`, { outcome: 'met', needs: [{ category: '0401', text, risk }] })).status;
  const of = async (code: string) => (await door.ask('leader', 'get', `/api/risks?filter={"household":"${code}"}`)).body.items as { id: string; colour: string; reviewVisit: string }[];

  it('is opened with what was seen, and its incident named beside it', async () => {
    const planned = await town.planned([{ code: 'H01' }]);
    expect(await found(planned, 'yellow')).toBe(200);
    const [risk] = await of(planned.household.code);
    expect(await shown(risk!.id)).toMatchObject({ colour: 'yellow', about: { kind: 'household', code: planned.household.code }, what: '煤气软管老化', owner: { name: 'name of desk' } });
    expect((await reviews(risk!.id))[0]).toMatchObject({ code: 'R-yellow', state: 'upcoming' });
  });

  it('raises the one that is watched already, and never lowers it', async () => {
    const home = await town.household();
    for (const [colour, expected] of [['green', 'green'], ['red', 'red'], ['yellow', 'red']] as const) {
      const planned = await town.planned([{ code: 'H01', period: `p-${colour}` }], { home });
      expect(await found(planned, colour)).toBe(200);
      expect((await of(home.code)).map((risk) => risk.colour)).toEqual([expected]);
    }
    const [risk] = await of(home.code);
    expect((await shown(risk!.id)).lines.map(({ what, texts }: { what: string; texts?: { reason?: string } }) => [what, texts?.reason ?? null])).toEqual([['opened', null], ['coloured', '煤气软管老化']]);
  });

  it('leaves ledgers and rows that add up', async () => expect((await verify(door.county.db, door.county.keys)).broken).toEqual([]));
});
