import type { Insertable } from 'kysely';
import { dateOf } from '../domain/calendar/day.ts';
import type { DayNumber } from '../domain/calendar/day.ts';
import { householdAsOf } from '../domain/visit/household.ts';
import type { Placed } from '../db/insert-households.ts';
import { insertHouseholds } from '../db/insert-households.ts';
import type { Db } from '../db/connect.ts';
import { newId } from '../db/ids.ts';
import type { KeyRing } from '../db/keys.ts';
import { findPerson } from '../db/people.ts';
import { insertPlace } from '../db/places.ts';
import { insertRisk } from '../db/risks.ts';
import type { Database } from '../db/tables.ts';
import { areas } from './county.ts';
import type { AreaSeed } from './county.ts';
import { diceOf } from './dice.ts';
import type { Dice } from './dice.ts';
import { familyOf } from './families.ts';
import type { FamilyKind } from './families.ts';
import { placesOf } from './venues.ts';

/** Households of each grid; seven grids make about two thousand. */
const ofEachGrid = 286;

/** So many in a hundred families of a kind. */
const kinds: readonly (readonly [kind: FamilyKind, share: number])[] = [['family', 40], ['couple', 20], ['elderCouple', 14], ['elderAlone', 9], ['tenants', 12], ['grandparents', 5]];

interface TagSeed { code: string; share: number; among?: FamilyKind; purpose: string; basis: string; unit: string; circumstance?: string; circumstanceShare?: number }
/** Classes with the share of the families that are in them, whose purpose and basis a real register would name too. */
const tags: readonly TagSeed[] = [
  { code: 'H08', share: 85, among: 'elderAlone', purpose: '每月探访,及时发现风险', basis: '民政部等10部门《关于开展特殊困难老年人探访关爱服务的指导意见》', unit: 'centre', circumstance: 'agedOrIll', circumstanceShare: 10 },
  { code: 'H09', share: 25, among: 'elderCouple', purpose: '每月探访,及时发现风险', basis: '民政部等10部门《关于开展特殊困难老年人探访关爱服务的指导意见》', unit: 'centre' },
  { code: 'H11', share: 70, among: 'grandparents', purpose: '关爱保护', basis: '国务院《关于加强农村留守儿童关爱保护工作的意见》', unit: 'centre' },
  { code: 'H05', share: 90, among: 'tenants', purpose: '流动人口服务', basis: '《居住证暂行条例》', unit: 'centre' },
  { code: 'H02', share: 6, purpose: '社会救助', basis: '《社会救助暂行办法》', unit: 'centre' },
  { code: 'H04', share: 5, purpose: '残疾人服务', basis: '《残疾人保障法》', unit: 'centre', circumstance: 'severe', circumstanceShare: 15 },
  { code: 'H06', share: 4, purpose: '就业帮扶', basis: '《就业促进法》', unit: 'centre' },
  { code: 'H07', share: 3, purpose: '重点帮扶', basis: '镇党委会议纪要', unit: 'centre' },
  { code: 'H13', share: 5, purpose: '退役军人服务', basis: '《退役军人保障法》', unit: 'centre' },
  { code: 'H10', share: 0.6, purpose: '扶助关怀', basis: '《人口与计划生育法》', unit: 'centre' },
  { code: 'H16b', share: 0.5, purpose: '随访', basis: '《精神卫生法》', unit: 'centre' },
  { code: 'H17', share: 0.3, purpose: '社区矫正', basis: '《社区矫正法》', unit: 'centre' },
];

export interface RegisterDeps { db: Db; keys: KeyRing; now: number }

/** The demo's register: families at their doors, tags with a basis, places, a few risks. Left alone where there is one already. */
export async function plantRegister({ db, keys, now }: RegisterDeps): Promise<void> {
  if (await db.selectFrom('household').select('id').limit(1).executeTakeFirst()) return;
  const today = Math.floor((now + 8 * 3_600_000) / 86_400_000);
  const grids = areas.filter(({ level, gridSet }) => level === 'grid' && gridSet === undefined);
  const rows = await db.selectFrom('area').select(['id', 'code', 'path']).where('code', 'in', grids.map(({ code }) => code)).execute();
  const gridOf = new Map(rows.map((row) => [row.code, row]));
  const numbers = new Set<string>();
  const planted = grids.flatMap((grid, nth) => familiesOf(grid, gridOf.get(grid.code)!, diceOf(7_919 * (nth + 1)), { today, numbers }));
  const [desk, privacy] = await Promise.all(['desk', 'privacy'].map((name) => findPerson(db, name)));
  await db.transaction().execute(async (trx) => {
    const ids = await insertHouseholds(trx, keys, planted.map(({ placed }) => placed), dateOf(today));
    const tagRows = planted.flatMap(({ tagged }, at) => tagged.map((tag) => tagRow(ids[at]!, tag, { asked: desk?.id ?? null, approved: privacy?.id ?? null, today, now })));
    for (let at = 0; at < tagRows.length; at += 1_000) await trx.insertInto('category_tag').values(tagRows.slice(at, at + 1_000)).execute();
    for (const [nth, grid] of grids.entries()) await plantPlaces(trx, keys, grid, gridOf.get(grid.code)!, diceOf(104_729 * (nth + 1)), now);
  });
}

interface Planted { placed: Placed; tagged: { seed: TagSeed; circumstance: string | null }[] }

function familiesOf(grid: AreaSeed, area: { id: string; code: string; path: string[] }, dice: Dice, { today, numbers }: { today: DayNumber; numbers: Set<string> }): Planted[] {
  const Schema = householdAsOf(today);
  return Array.from({ length: ofEachGrid }, (_, at) => {
    const kind = kindOf(dice);
    const people = familyOf(kind, dice, today).map((one) => (one.idNumber === undefined || isNew(numbers, one.idNumber) ? one : { ...one, idNumber: undefined }));
    const household = Schema.parse({
      code: `${grid.code}-${String(at + 1).padStart(4, '0')}`, grid: grid.code, location: spot(grid, dice), residents: people.map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined))),
      door: { compound: compoundOf(grid), building: `${1 + Math.floor(at / 30)}幢`, unit: `${1 + Math.floor((at % 30) / 10)}单元`, room: `${1 + Math.floor((at % 10) / 2)}0${1 + (at % 2)}` },
    });
    const tagged = tags.filter(({ among, share }) => (among === undefined || among === kind) && dice.percent(share))
      .map((seed) => ({ seed, circumstance: seed.circumstance !== undefined && dice.percent(seed.circumstanceShare ?? 0) ? seed.circumstance : null }));
    return { placed: { household, grid: area }, tagged };
  });
}

const isNew = (numbers: Set<string>, number: string): boolean => numbers.size !== numbers.add(number).size;
const compoundOf = ({ zh }: AreaSeed): string => `${zh.slice(0, 2)}${['东苑', '西苑', '南苑', '北苑'][zh.length % 4]}`;

function kindOf(dice: Dice): FamilyKind {
  let thrown = dice.below(100);
  for (const [kind, share] of kinds) {
    if (thrown < share) return kind;
    thrown -= share;
  }
  return 'family';
}

function spot({ box: [west, south, east, north] }: AreaSeed, dice: Dice): { lng: number; lat: number } {
  const within = (from: number, to: number): number => Math.round((from + ((to - from) * (5 + dice.below(90))) / 100) * 1e6) / 1e6;
  return { lng: within(west, east), lat: within(south, north) };
}

function tagRow(householdId: string, { seed, circumstance }: Planted['tagged'][number], by: { asked: string | null; approved: string | null; today: DayNumber; now: number }): Insertable<Database['category_tag']> {
  const { code, purpose, basis, unit } = seed;
  return {
    id: newId(), household_id: householdId, resident_id: null, code, circumstance, purpose, legal_basis: basis, source_unit: unit, valid_from: dateOf(by.today - 200), valid_to: dateOf(by.today + 400),
    asked_by: by.asked, asked_at: new Date(by.now - 201 * 86_400_000), approved_by: by.approved, approved_at: by.approved ? new Date(by.now - 200 * 86_400_000) : null,
    refused_at: null, refused_why: null, ended_at: null, ended_why: null,
  };
}

/** Venues, rented houses and hazard points of a grid, one of them under watch. */
async function plantPlaces(trx: Db, keys: KeyRing, grid: AreaSeed, area: { id: string; path: string[] }, dice: Dice, now: number): Promise<void> {
  const ids: string[] = [];
  for (const [at, place] of placesOf(grid.zh, dice).entries()) {
    ids.push(await insertPlace(trx, keys, { ...place, code: `${grid.code}-P${String(at + 1).padStart(2, '0')}`, grid: area, location: spot(grid, dice) }, now - 200 * 86_400_000));
  }
  await insertRisk(trx, keys, {
    aboutKind: 'place', aboutId: ids[0]!, grid: area, colour: dice.pick(['red', 'yellow', 'green'] as const), ownerId: null, ownerUnit: null,
    texts: { what: '汛期边坡有滑落迹象', measure: '设警示牌,雨天每日查看' }, reviewDueAt: now + (3 + dice.below(10)) * 86_400_000,
  }, null, now - 40 * 86_400_000);
}
