import { sql } from 'kysely';
import { newId } from '../../db/ids.ts';
import { levelsOf } from '../../db/tables/levels.ts';
import type { County } from './county.ts';
import { aCounty } from './county.ts';

let county: County;
let household: string;
beforeAll(async () => {
  county = await aCounty();
  household = newId();
  await county.db.insertInto('household').values({
    id: household, code: 'HW-1', ...levelsOf(county.areaOf('grid1').path), grid_id: county.areaOf('grid1').areaId, building_id: null, dwelling_id: null, address: '幸福小区 3幢 501',
    lng: null, lat: null, head_id: null, ended_at: null,
  }).execute();
});
afterAll(() => county.close());

const tag = (more: Record<string, unknown> = {}) => ({
  id: newId(), household_id: household, resident_id: null, code: 'H08', circumstance: null, purpose: '探访关爱', legal_basis: '2022 探访关爱', source_unit: 'civil',
  valid_from: '2026-01-01', valid_to: '2027-01-01', asked_by: null, approved_by: null, approved_at: null, refused_at: null, refused_why: null, ended_at: null, ended_why: null, ...more,
});
const owed = (more: Record<string, unknown> = {}) => ({
  kind: 'cadence' as const, code: 'H08', target_kind: 'household' as const, target_id: household, period: '2026-03', window_from: new Date('2026-03-01T00:00:00+08:00'),
  window_to: new Date('2026-04-01T00:00:00+08:00'), ...levelsOf(county.areaOf('grid1').path), grid_id: county.areaOf('grid1').areaId, building_id: null, worker_id: null,
  visit_id: null, cause_id: null, discharged_by: null, settled_at: null, settled_why: null, pack_id: 'sanbifang-000', pack_version: 1, ...more,
});

describe('a category tag', () => {
  it.each(['purpose', 'legal_basis', 'source_unit'])('cannot be saved without its %s', async (column) => {
    for (const nothing of ['', ' ', '\u3000', null]) {
      await expect(county.db.insertInto('category_tag').values(tag({ [column]: nothing })).execute()).rejects.toThrow();
    }
  });

  it('cannot be saved without an end, or with one before its beginning', async () => {
    await expect(county.db.insertInto('category_tag').values(tag({ valid_to: null })).execute()).rejects.toThrow();
    await expect(county.db.insertInto('category_tag').values(tag({ valid_to: '2025-12-31' })).execute()).rejects.toThrow();
  });

  it('is asked for and approved by two persons', async () => {
    const alone = { asked_by: county.idOf('desk'), approved_by: county.idOf('desk'), approved_at: new Date() };
    await expect(county.db.insertInto('category_tag').values(tag(alone)).execute()).rejects.toThrow();
    await county.db.insertInto('category_tag').values(tag({ ...alone, approved_by: county.idOf('chief') })).execute();
  });

  it('keeps its days as they were written, whatever the zone of the process', async () => {
    const kept = await county.db.selectFrom('category_tag').select(['valid_from', 'valid_to']).executeTakeFirstOrThrow();
    expect(kept).toEqual({ valid_from: '2026-01-01', valid_to: '2027-01-01' });
  });
});

describe('a duty', () => {
  it('is planned once however often it is planned', async () => {
    const plan = () => county.db.insertInto('duty').values(owed()).onConflict((on) => on.doNothing()).returning('id').execute();
    expect(await plan()).toHaveLength(1);
    expect(await plan()).toEqual([]);
  });

  it('gets an id that stands in the order of time', async () => {
    const { rows } = await sql<{ one: string; other: string }>`select new_id() as one, pg_sleep(0.002), new_id() as other`.execute(county.db);
    expect(rows[0]!.one < rows[0]!.other).toBe(true);
    expect(rows[0]!.one[14]).toBe('7');
  });

  it('cannot be discharged by nobody, and its window does not end before it begins', async () => {
    await expect(county.db.updateTable('duty').set({ state: 'discharged' }).execute()).rejects.toThrow();
    await expect(county.db.insertInto('duty').values(owed({ period: 'x', window_to: new Date('2026-02-01T00:00:00+08:00') })).execute()).rejects.toThrow();
  });
});

describe('a household', () => {
  it('lies in one grid: a second one with its code is refused', async () => {
    const again = county.db.insertInto('household').columns(['id', 'code', 'l1', 'grid_id', 'address'])
      .expression((on) => on.selectFrom('household').select([sql`new_id()`.as('id'), 'code', 'l1', 'grid_id', 'address']));
    await expect(again.execute()).rejects.toMatchObject({ code: '23505' });
  });
});
