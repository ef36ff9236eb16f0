import { defaultPack } from '../../domain/pack/packs/index.ts';
import { isDrawn } from '../../domain/visit/sample.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
let town: VisitingCounty;
const always = { id: 'all-sampled', version: 1 };
beforeAll(async () => {
  door = await openDoor();
  town = await visiting(door.county);
  const body = { ...defaultPack, ...always, visits: { ...defaultPack.visits, sampledPercent: 100 } };
  await door.county.db.insertInto('pack').values({ ...always, body: JSON.stringify(body), by_person: null }).execute();
});
afterAll(() => door.close());

const visited = async (outcome: string, who: Person = 'worker') => {
  const { visitId } = await town.planned([{ code: 'H01' }], { pack: always });
  const { status, body } = await door.ask(who, 'post', `/api/visits/${visitId}/actions/record`, { body: { outcome } });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return visitId;
};
const list = async (who: Person, filter: object = {}) => (await door.ask(who, 'get', `/api/visit-samples?filter=${JSON.stringify(filter)}`)).body;
const check = (who: Person, visitId: string, body: object) => door.ask(who, 'post', `/api/visit-samples/${visitId}/check`, { body });

describe('a look by sample instead of tracks and photos (VT5)', () => {
  it('is drawn by the hash of the line: three in a hundred, and nobody who was not met', () => {
    const hashes = Array.from({ length: 2_000 }, (_, nth) => ((nth * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0') + 'f'.repeat(56));
    const drawn = hashes.filter((hash) => isDrawn(hash, 'met', 3)).length;
    expect(Math.abs(drawn - 60)).toBeLessThan(6);
    expect(hashes.filter((hash) => isDrawn(hash, 'notMet', 100))).toEqual([]);
    expect(hashes.filter((hash) => isDrawn(hash, 'metRemote', 100))).toHaveLength(2_000);
    expect(hashes.filter((hash) => isDrawn(hash, 'met', 0))).toEqual([]);
  });

  it('waits for ten working days; the supervisor asks, the worker learns of it only then and may answer', async () => {
    const visitId = await visited('metRemote');
    const waiting = (await list('verifier', { checked: false })).items.find(({ visit }: { visit: string }) => visit === visitId);
    expect(waiting).toMatchObject({ visitor: { id: door.idOf('worker') }, overdue: false, finding: null });
    const days = (Date.parse(waiting.dueAt) - Date.parse(waiting.drawnAt)) / 86_400_000;
    expect([days > 9, days < 20]).toEqual([true, true]);
    // Nor does a number tell him that one was drawn.
    expect(await list('worker')).toMatchObject({ items: [], own: { drawn: 0 } });
    expect(refusal(await door.ask('worker', 'post', `/api/visit-samples/${visitId}/answer`, { body: { text: '等等' } }))).toBe('404 notFound');
    expect((await check('verifier', visitId, { how: 'residentReply', finding: 'notConfirmed', note: '说没接到电话' })).body).toMatchObject({ finding: 'notConfirmed', how: 'residentReply' });
    expect((await check('verifier', visitId, { how: 'residentReply', finding: 'confirmed' })).body).toMatchObject({ code: 'notNow', why: 'answeredBefore' });
    const own = await list('worker');
    expect(own).toMatchObject({ items: [{ visit: visitId, note: '说没接到电话' }], odds: { percent: 3 }, own: { drawn: 1, answered: 1, confirmed: 0 } });
    expect((await door.ask('worker', 'post', `/api/visit-samples/${visitId}/answer`, { body: { text: '打的是女儿的号码' } })).body).toMatchObject({ answer: '打的是女儿的号码' });
    expect((await list('verifier', { finding: 'notConfirmed' })).items).toMatchObject([{ visit: visitId, answer: '打的是女儿的号码' }]);
  });

  it('changes nothing about the visit: no penalty, no line, no duty owed again', async () => {
    const visitId = await visited('met');
    const before = await town.row(visitId);
    await check('leader', visitId, { how: 'leaderCall', finding: 'notConfirmed' });
    expect(await town.row(visitId)).toEqual(before);
    expect((await town.types(visitId))).toEqual(['Opened', 'Recorded']);
  });

  it('is never looked at by whoever made it, nor by another town', async () => {
    const visitId = await visited('met', 'leader');
    expect((await check('leader', visitId, { how: 'leaderCall', finding: 'confirmed' })).body).toMatchObject({ code: 'forbidden', why: 'twoPersons.askedFor' });
    expect(refusal(await check('worker2', visitId, { how: 'leaderCall', finding: 'confirmed' }))).toBe('404 notFound');
    expect(refusal(await door.ask('clerk', 'get', '/api/visit-samples'))).toBe('403 forbidden');
    expect((await check('verifier', visitId, { how: 'revisit', finding: 'confirmed' })).status).toBe(200);
    await door.county.db.updateTable('visit_sample').set({ due_at: new Date(0), checked_at: null, finding: null, checked_by: null, how: null }).where('visit_id', '=', visitId).execute();
    expect((await list('verifier', { overdue: true })).items).toMatchObject([{ visit: visitId, overdue: true }]);
  });

  it('draws nobody who was not met', async () => {
    const visitId = await visited('refused');
    expect(await door.county.db.selectFrom('visit_sample').select('visit_id').where('visit_id', '=', visitId).execute()).toEqual([]);
  });
});
