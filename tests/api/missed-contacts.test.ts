import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';
import type { Door, Person } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
let town: VisitingCounty;
beforeAll(async () => {
  door = await openDoor();
  town = await visiting(door.county);
});
afterAll(() => door.close());

const list = (who: Person, query = '') => door.ask(who, 'get', `/api/missed-contacts${query}`);
const record = (visitId: string, outcome: string) => door.ask('worker', 'post', `/api/visits/${visitId}/actions/record`, { body: { outcome } });

it('a door where nobody was met stands on the list until somebody is, for those who answer for the grid (000-15)', async () => {
  const [missed, met] = [await town.planned([{ code: 'H08' }], { worker: 'worker' }), await town.planned([{ code: 'H01' }])];
  expect((await list('desk')).body.items).toEqual([]);
  await record(missed.visitId, 'notMet');
  await record(met.visitId, 'met');
  const { body } = await list('desk');
  expect(body.items).toEqual([expect.objectContaining({ id: missed.visitId, care: true, target: expect.objectContaining({ kind: 'household', code: missed.household.code }), triedAt: expect.any(String), overdue: false })]);
  expect((await list('worker', `?filter=${encodeURIComponent(JSON.stringify({ worker: 'me' }))}`)).body.items).toHaveLength(1);
  expect((await list('county', `?filter=${encodeURIComponent(JSON.stringify({ area: 'town2' }))}`)).body.items).toEqual([]);
  expect((await list('desk2')).body.items).toEqual([]);
  expect((await list('auditor')).body.items.map(({ target }: { target: { address: unknown } }) => target.address)).toEqual([null]);
  await record(missed.visitId, 'met');
  expect((await list('desk')).body.items).toEqual([]);
});

it('is walked by a key, and nothing unknown is asked of it', async () => {
  for (const period of ['2026', '2027', '2028']) await record((await town.planned([{ code: 'H01', period }])).visitId, 'notMet');
  const first = (await list('desk', '?limit=2')).body;
  const rest = (await list('desk', `?limit=2&after=${first.next}`)).body;
  expect([first.items.length, rest.items.length, rest.next, new Set([...first.items, ...rest.items].map(({ id }: { id: string }) => id)).size]).toEqual([2, 1, null, 3]);
  expect(refusal(await list('desk', '?after=x'))).toBe('400 malformed');
  expect(refusal(await list('desk', `?filter=${encodeURIComponent(JSON.stringify({ area: 'moon' }))}`))).toBe('400 malformed');
  expect(refusal(await list('clerk'))).toBe('403 forbidden');
});
