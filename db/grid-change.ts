import { sql } from 'kysely';
import type { Actor } from '../domain/case/actor.ts';
import type { GridChange, GridPart } from '../domain/place/grid-change.ts';
import type { Point } from '../domain/place/outline.ts';
import type { AreaRow } from './areas.ts';
import { findArea } from './areas.ts';
import type { Db } from './connect.ts';
import { moveCases } from './grid-cases.ts';
import { newId } from './ids.ts';
import { keepOutline, overlapping } from './map/outlines.ts';
import type { KeyRing } from './keys.ts';
import { insertGrid, people, pickPart } from './grid-parts.ts';
import { follow, freeOfStrangers, levels, placeRows } from './grid-rows.ts';
import type { Target } from './grid-parts.ts';

/** What a change moves from one grid to another, counted; `rest` fell to the first part because nothing said where they lie. */
export interface Moved { grid: string; households: number; people: number; places: number; risks: number; openCases: number; duties: number; visits: number; staff: number; rest: number }
export interface ChangeReport { kind: GridChange['kind']; id: string; ended: string[]; into: Moved[] }

/** Why a change cannot be made; the field that is at fault. */
export class ChangeRefused extends Error {
  override name = 'ChangeRefused';
  readonly path: string;
  constructor(path: string, code: string) {
    super(code);
    this.path = path;
  }
}

export interface Changing { db: Db; keys: KeyRing; grid: AreaRow; change: GridChange; by: { personId: string; actor: Actor }; at: number }

/**
 * Splits, merges or moves a grid, or draws its outline anew, within the caller's transaction: what ended keeps its rows and its code for ever, what is new begins now, and
 * households, places, risks, open cases, live duties, open visits and people go over with it. Roll the transaction back for a preview.
 * @throws ChangeRefused
 */
export async function changeGrid({ db: trx, keys, grid, change, by, at }: Changing): Promise<ChangeReport> {
  await sql`select pg_advisory_xact_lock(hashtextextended('grid change', 0))`.execute(trx);
  if (grid.level !== 'grid') throw new ChangeRefused('kind', 'notAGrid');
  const sources = [grid, ...(change.kind === 'merge' ? await named(trx, change.with, grid) : [])];
  for (const { id } of sources) if (!(await isInUse(trx, id, at))) throw new ChangeRefused('kind', 'gridHasEnded');
  const id = newId();
  const report = { kind: change.kind, id };
  const log = (into: readonly string[], moved: unknown) => trx.insertInto('area_change').values({
    id, kind: change.kind, area_ids: sources.map((source) => source.id), into_ids: [...into], at: new Date(at), by_person: by.personId, reason: change.reason, moved: JSON.stringify(moved),
  }).execute();

  if (change.kind === 'move') {
    const parent = await findArea(trx, change.to);
    if (!parent || !(['village', 'town', 'grid'] as const).includes(parent.level as never) || parent.path.includes(grid.id)) throw new ChangeRefused('to', 'outOfReach');
    if (parent.id === grid.parentId) throw new ChangeRefused('to', 'itself');
    const moved = await moveBranch(trx, keys, grid, parent, { id, by: by.actor, at });
    await log([grid.id], moved);
    return { ...report, ended: [], into: moved };
  }
  if (change.kind === 'redraw') {
    const others = await overlapping(trx, grid, change.outline, at);
    if (others.length > 0) throw new ChangeRefused('outline', 'overlapsAnother');
    const from = change.from === undefined ? at : Math.max(at, Date.parse(`${change.from}T00:00:00+08:00`));
    await log([grid.id], { from: new Date(from).toISOString() });
    await keepOutline(trx, id, grid.id, change.outline, from, at);
    return { ...report, ended: [], into: [] };
  }
  const branches = await trx.selectFrom('area').select('code').where('parent_id', 'in', sources.map((source) => source.id)).where('valid_to', 'is', null).execute();
  if (branches.length > 0) throw new ChangeRefused('kind', 'hasSmallerGrids');
  const parts: GridPart[] = change.kind === 'split' ? change.into : [change.into];
  const targets: Target[] = [];
  for (const [nth, part] of parts.entries()) {
    const path = change.kind === 'split' ? `into.${nth}` : 'into';
    if (parts.findIndex(({ code }) => code === part.code) !== nth) throw new ChangeRefused(`${path}.code`, 'twice');
    if (await findArea(trx, part.code)) throw new ChangeRefused(`${path}.code`, 'exists');
    targets.push(await insertGrid(trx, grid, part, at));
  }
  const into: Moved[] = targets.map(({ code }) => nothing(code));
  for (const source of sources) await moveContents(trx, keys, source, targets, into, { id, by: by.actor, at });
  await people(trx, sources.map((source) => source.id), targets, { by: by.personId, reason: change.reason, at, report: into });
  for (const target of targets) await settle(trx, grid, target, at);
  await trx.updateTable('area').set({ valid_to: new Date(at), set_aside_by: id }).where('id', 'in', sources.map((source) => source.id)).execute();
  await log(targets.map((target) => target.id), into);
  return { ...report, ended: sources.map(({ code }) => code), into };
}

const nothing = (grid: string): Moved => ({ grid, households: 0, people: 0, places: 0, risks: 0, openCases: 0, duties: 0, visits: 0, staff: 0, rest: 0 });

async function named(trx: Db, refs: readonly string[], grid: AreaRow): Promise<AreaRow[]> {
  const found: AreaRow[] = [];
  for (const [nth, ref] of refs.entries()) {
    const area = await findArea(trx, ref);
    if (area?.level !== 'grid' || area.gridSet !== grid.gridSet) throw new ChangeRefused(`with.${nth}`, 'unknownArea');
    if (area.id === grid.id || found.some(({ id }) => id === area.id)) throw new ChangeRefused(`with.${nth}`, 'twice');
    if (area.parentId !== grid.parentId) throw new ChangeRefused(`with.${nth}`, 'outOfReach');
    found.push(area);
  }
  return found;
}

const isInUse = async (trx: Db, id: string, at: number): Promise<boolean> =>
  (await trx.selectFrom('area').select('id').where('id', '=', id).where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', new Date(at))])).executeTakeFirst()) !== undefined;

interface Doing { id: string; by: Actor; at: number }

async function moveContents(trx: Db, keys: KeyRing, source: AreaRow, targets: readonly Target[], into: Moved[], doing: Doing): Promise<void> {
  const buildings = new Map((await trx.selectFrom('building').select(['id', 'code', 'lng', 'lat']).where('area_id', '=', source.id).execute()).map((row) => [row.id, row]));
  const households = await trx.selectFrom('household').select(['id', 'code', 'building_id', 'lng', 'lat', 'members']).where('grid_id', '=', source.id).where('ended_at', 'is', null).execute();
  const going = households.map((row) => ({ ...row, ...pickPart(targets, { names: [row.code, row.id], building: row.building_id === null ? null : (buildings.get(row.building_id) ?? null), point: pointOf(row) }) }));
  for (const [nth, target] of targets.entries()) {
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

export const pointOf = ({ lng, lat }: { lng: number | null; lat: number | null }): Point | null => (lng === null || lat === null ? null : { lng, lat });

async function whichGo(trx: Db, table: 'place', sourceId: string, targets: readonly Target[], nth: number): Promise<string[]> {
  const rows = await trx.selectFrom(table).select(['id', 'lng', 'lat']).where('grid_id', '=', sourceId).where('valid_to', 'is', null).execute();
  return rows.filter((row) => pickPart(targets, { names: [], building: null, point: pointOf(row) }).part === nth).map(({ id }) => id);
}

/** The pack that was in force goes on; what somebody had to do who did not come along is nobody's. */
async function settle(trx: Db, grid: AreaRow, target: Target, at: number): Promise<void> {
  await sql`insert into area_pack (id, area_id, pack_id, version, valid_from, by_person)
    select new_id(), ${target.id}::uuid, pack_id, version, valid_from, by_person from area_pack where area_id = ${grid.id}::uuid`.execute(trx);
  await freeOfStrangers(trx, target, at);
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

/** The same grid under another parent, with every smaller grid in it. */
async function moveBranch(trx: Db, keys: KeyRing, grid: AreaRow, parent: AreaRow, doing: Doing): Promise<Moved[]> {
  const branch = await trx.selectFrom('area').select(['id', 'code', 'path']).where(sql<boolean>`${grid.id}::uuid = any(path)`).orderBy(sql`cardinality(path)`).execute();
  const report: Moved[] = [];
  for (const { id, code, path } of branch) {
    const target: Target = { id, code, path: [...parent.path, ...path.slice(path.indexOf(grid.id))], outline: null, part: null };
    await trx.updateTable('area').set({ path: [...target.path], ...(id === grid.id ? { parent_id: parent.id } : {}) }).where('id', '=', id).execute();
    const moved = nothing(code);
    const [households, places, risks] = await Promise.all((['household', 'place', 'risk'] as const).map(async (table) =>
      (await sql<{ id: string }>`select id from ${sql.table(table)} where grid_id = ${id}::uuid`.execute(trx)).rows.map((row) => row.id))) as [string[], string[], string[]];
    for (const [table, ids] of [['household', households], ['place', places], ['risk', risks]] as const) await placeRows(trx, table, ids, target);
    await sql`update building set ${levels(target)} where area_id = ${id}::uuid`.execute(trx);
    const subjects = [...households, ...places, ...risks];
    const { rows: [counted] } = await sql<{ people: number; staff: number }>`select (select coalesce(sum(members), 0) from household where grid_id = ${id} and ended_at is null)::int as people,
      (select count(*) from assignment where area_id = ${id} and (valid_to is null or valid_to > ${new Date(doing.at)}))::int as staff`.execute(trx);
    Object.assign(moved, { ...counted, households: households.length, places: places.length, risks: risks.length });
    moved.openCases = (await moveCases(trx, keys, { id }, target, { ...doing, takes: () => true })).length;
    moved.duties = await follow(trx, 'duty', subjects, target);
    moved.visits = await follow(trx, 'visit', subjects, target);
    report.push(moved);
  }
  return report;
}

