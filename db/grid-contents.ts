import { sql } from 'kysely';
import type { Actor } from '../domain/case/actor.ts';
import type { Point } from '../domain/place/outline.ts';
import type { AreaRow } from './areas.ts';
import type { Db } from './connect.ts';
import { moveCases } from './grid-cases.ts';
import type { Target } from './grid-parts.ts';
import { pickPart } from './grid-parts.ts';
import { follow, levels, placeRows } from './grid-rows.ts';
import type { KeyRing } from './keys.ts';

/** What a change moves from one grid to another, counted; `rest` fell to the first part because nothing said where they lie. */
export interface Moved { grid: string; households: number; people: number; places: number; risks: number; openCases: number; duties: number; visits: number; staff: number; rest: number }
export const nothing = (grid: string): Moved => ({ grid, households: 0, people: 0, places: 0, risks: 0, openCases: 0, duties: 0, visits: 0, staff: 0, rest: 0 });

/** The change that moves them, and whose. */
export interface Doing { id: string; by: Actor; at: number }

/** What lies in one grid goes to the targets, each thing where it is named or lies; what stays with a target that is the grid itself is not touched. */
export async function moveContents(trx: Db, keys: KeyRing, source: Pick<AreaRow, 'id'>, targets: readonly Target[], into: Moved[], doing: Doing): Promise<void> {
  const buildings = new Map((await trx.selectFrom('building').select(['id', 'code', 'lng', 'lat']).where('area_id', '=', source.id).execute()).map((row) => [row.id, row]));
  const households = await trx.selectFrom('household').select(['id', 'code', 'building_id', 'lng', 'lat', 'members']).where('grid_id', '=', source.id).where('ended_at', 'is', null).execute();
  const going = households.map((row) => ({ ...row, ...pickPart(targets, { names: [row.code, row.id], building: row.building_id === null ? null : (buildings.get(row.building_id) ?? null), point: pointOf(row) }) }));
  for (const [nth, target] of targets.entries()) {
    if (target.id === source.id) continue;
    const mine = going.filter(({ part }) => part === nth);
    const ids = mine.map(({ id }) => id);
    const report = into[nth]!;
    report.households += mine.length;
    report.people += mine.reduce((sum, { members }) => sum + members, 0);
    report.rest += mine.filter(({ isRest }) => isRest).length;
    await placeRows(trx, 'household', ids, target);
    await sql`update name_token set grid_id = ${target.id}::uuid where household_id = any(${ids}::uuid[])`.execute(trx);
    const places = await whichGo(trx, 'place', source.id, targets, nth);
    report.places += places.length;
    await placeRows(trx, 'place', places, target);
    const cases = await moveCases(trx, keys, source, target, { ...doing, takes: (point) => pickPart(targets, { names: [], building: null, point }).part === nth });
    report.openCases += cases.length;
    const watched = await sql<{ id: string }>`select id from risk where grid_id = ${source.id}::uuid and struck_at is null and about_id = any(${[...ids, ...places, ...cases]}::uuid[])`.execute(trx);
    const risks = watched.rows.map((row) => row.id);
    report.risks += risks.length;
    await placeRows(trx, 'risk', risks, target);
    const subjects = [...ids, ...places, ...risks];
    report.duties += await follow(trx, 'duty', subjects, target);
    report.visits += await follow(trx, 'visit', subjects, target);
  }
  await placeBuildings(trx, source.id, targets);
  await trx.updateTable('post').set({ area_id: targets[0]!.id }).where('area_id', '=', source.id).where('valid_to', 'is', null).execute();
}

const pointOf = ({ lng, lat }: { lng: number | null; lat: number | null }): Point | null => (lng === null || lat === null ? null : { lng, lat });

async function whichGo(trx: Db, table: 'place', sourceId: string, targets: readonly Target[], nth: number): Promise<string[]> {
  const rows = await trx.selectFrom(table).select(['id', 'lng', 'lat']).where('grid_id', '=', sourceId).where('valid_to', 'is', null).execute();
  return rows.filter((row) => pickPart(targets, { names: [], building: null, point: pointOf(row) }).part === nth).map(({ id }) => id);
}

/** A building goes where most of its households went, an empty one where it stands. */
async function placeBuildings(trx: Db, sourceId: string, targets: readonly Target[]): Promise<void> {
  const rows = await trx.selectFrom('building').select(['id', 'lng', 'lat']).where('area_id', '=', sourceId).execute();
  const lived = await sql<{ building_id: string; grid_id: string }>`
    select distinct on (building_id) building_id, grid_id from (select building_id, grid_id, count(*) as n from household where building_id = any(${rows.map(({ id }) => id)}::uuid[]) and ended_at is null group by 1, 2) as counted
    order by building_id, n desc`.execute(trx);
  const where = new Map(lived.rows.map(({ building_id, grid_id }) => [building_id, grid_id]));
  for (const [nth, target] of targets.entries()) {
    const ids = rows.filter((row) => (where.has(row.id) ? where.get(row.id) === target.id : pickPart(targets, { names: [], building: null, point: pointOf(row) }).part === nth)).map(({ id }) => id);
    if (ids.length > 0) await sql`update building set area_id = ${target.id}::uuid, ${levels(target)} where id = any(${ids}::uuid[])`.execute(trx);
  }
}
