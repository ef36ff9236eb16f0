import { randomBytes } from 'node:crypto';
import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { keyRing } from '../../db/keys.ts';
import { insertShipped } from '../../db/shipped.ts';
import { defaultPack } from '../../domain/pack/packs/index.ts';
import { plantRegister } from '../../seeds/households.ts';
import { plant } from '../../seeds/planting.ts';
import { freshDatabase } from '../support/postgres.ts';
import type { FreshDatabase } from '../support/postgres.ts';

let base: FreshDatabase;
let db: Db;
const keys = keyRing(randomBytes(32));
const now = Date.parse('2026-11-24T09:00:00+08:00');
const count = async (table: 'household' | 'resident' | 'category_tag' | 'place' | 'risk'): Promise<number> =>
  (await db.selectFrom(table).select((on) => on.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count;

beforeAll(async () => {
  base = await freshDatabase();
  db = connect(base.url);
  await insertShipped(db);
  await plant(db, 'none');
  await plantRegister({ db, keys, now });
}, 60_000);
afterAll(async () => {
  await db.destroy();
  await base.drop();
});

describe('the register of the demo county', () => {
  it('has some two thousand households in seven grids, in both towns', async () => {
    expect(await count('household')).toBe(2_002);
    const towns = await db.selectFrom('household').innerJoin('area', 'area.id', 'household.l2').select('area.code').distinct().orderBy('area.code').execute();
    expect(towns.map(({ code }) => code)).toEqual(['mingxi', 'nanping']);
    expect(await count('resident')).toBeGreaterThan(3_500);
  });

  it('has only classes that the default pack knows and that are on, each with a basis, approved by another than who asked', async () => {
    const rows = await db.selectFrom('category_tag').selectAll().execute();
    const known = new Set(defaultPack.cadences.filter(({ on, of }) => on && of === 'household').map(({ code }) => code));
    expect(rows.length).toBeGreaterThan(600);
    expect(rows.filter(({ code, legal_basis, approved_by, asked_by }) => !known.has(code) || legal_basis === '' || approved_by === null || approved_by === asked_by)).toEqual([]);
    expect(new Set(rows.map(({ code }) => code)).size).toBeGreaterThan(9);
  });

  it('has places of every class that hazards and venues bring, and a risk in each grid', async () => {
    expect(await db.selectFrom('place').select('class').distinct().orderBy('class').execute().then((rows) => rows.map((row) => row.class))).toEqual(expect.arrayContaining(['P01', 'P02', 'P05', 'P06', 'P07', 'P08']));
    expect(await count('risk')).toBe(7);
  });

  it('is the same when it is planted again, and left alone where there is one', async () => {
    const before = await db.selectFrom('household').select(['code', 'address', 'members']).orderBy('code').execute();
    await plantRegister({ db, keys, now });
    expect(await count('household')).toBe(before.length);
    const other = await freshDatabase();
    const twin = connect(other.url);
    await plant(twin, 'none');
    await plantRegister({ db: twin, keys: keyRing(randomBytes(32)), now });
    expect(await twin.selectFrom('household').select(['code', 'address', 'members']).orderBy('code').execute()).toEqual(before);
    await twin.destroy();
    await other.drop();
  }, 60_000);
});
