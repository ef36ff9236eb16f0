import { insertSeason } from '../../db/seasons.ts';
import { newId } from '../../db/ids.ts';
import { circumstancesAt } from '../../db/visits/door.ts';
import { heldAt } from '../../domain/visit/cadence.ts';
import { aCounty } from './county.ts';
import type { County } from './county.ts';
import { visiting } from './visiting-county.ts';
import type { VisitingCounty } from './visiting-county.ts';

let county: County;
let town: VisitingCounty;
beforeAll(async () => {
  county = await aCounty();
  town = await visiting(county);
});
afterAll(() => county.close());

const zone = 'Asia/Shanghai';
const at = (day: string): number => Date.parse(`${day}T10:00:00+08:00`);
const held = (door: { kind: 'household' | 'place'; id: string }, grid: string) => county.db.transaction().execute((trx) => circumstancesAt(trx, door, county.areaOf(grid).path));

it('of a household hold by its tags, on the days for which they were approved and not ended', async () => {
  const { id } = await town.household();
  const tag = (more: object) => county.db.insertInto('category_tag').values({
    id: newId(), household_id: id, resident_id: null, code: 'H08', circumstance: 'agedOrIll', purpose: '探访', legal_basis: '依据', source_unit: 'civil', valid_from: '2026-01-01', valid_to: '2026-07-01', asked_by: null,
    approved_by: county.idOf('admin'), approved_at: new Date(), refused_at: null, refused_why: null, ended_at: null, ended_why: null, ...more,
  }).execute();
  await tag({ ended_at: new Date('2026-03-10T00:00:00+08:00'), ended_why: '搬走' });
  await tag({ code: 'H04', circumstance: 'severe', approved_by: null, approved_at: null });
  const found = await held({ kind: 'household', id }, 'grid1');
  expect([heldAt(found, 'H08', at('2026-03-09'), zone), heldAt(found, 'H08', at('2026-03-10'), zone), heldAt(found, 'H08', at('2025-12-31'), zone), heldAt(found, 'H04', at('2026-03-09'), zone)]).toEqual([['agedOrIll'], [], [], []]);
});

it('of a season hold for its cadences in its area, on both of its days and on none beside them (000-26)', async () => {
  await insertSeason(county.db, { areaId: county.areaOf('town1').areaId, circumstance: 'specialRisk', cadences: ['P07'], fromDay: '2026-03-01', toDay: '2026-05-31', by: null, reason: null });
  const [here, elsewhere] = [await held({ kind: 'place', id: newId() }, 'grid1'), await held({ kind: 'place', id: newId() }, 'grid2')];
  expect(['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map((day) => heldAt(here, 'P07', at(day), zone).length)).toEqual([0, 1, 1, 0]);
  expect([heldAt(here, 'P08', at('2026-04-01'), zone), elsewhere]).toEqual([[], []]);
});
