import { sql } from 'kysely';
import type { Actor } from '../domain/case/actor.ts';
import type { GridChange, GridPart } from '../domain/place/grid-change.ts';
import type { AreaRow } from './areas.ts';
import { findArea } from './areas.ts';
import type { Db } from './connect.ts';
import { moveCases } from './grid-cases.ts';
import { newId } from './ids.ts';
import { keepOutline, overlapping } from './map/outlines.ts';
import type { KeyRing } from './keys.ts';
import type { Doing, Moved } from './grid-contents.ts';
import { moveContents, nothing } from './grid-contents.ts';
import { insertGrid, people } from './grid-parts.ts';
import { moveStrays } from './grid-redraw.ts';
import { follow, freeOfStrangers, levels, placeRows } from './grid-rows.ts';
import type { Target } from './grid-parts.ts';

/** What a change does: what ends, and what goes over to which grid. `outside`: households that a new outline leaves out and no other grid holds. */
export interface ChangeReport { kind: GridChange['kind']; id: string; ended: string[]; into: Moved[]; outside: number }

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
 * households, places, risks, open cases, live duties, open visits and people go over with it; behind a new outline only what it is asked to move. Roll the transaction back
 * for a preview. A change for a later day is `planChange`'s.
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
    return { ...report, ended: [], into: moved, outside: 0 };
  }
  if (change.kind === 'redraw') {
    const others = await overlapping(trx, grid, change.outline, at);
    if (others.length > 0) throw new ChangeRefused('outline', 'overlapsAnother');
    const moved = change.moves ? await moveStrays(trx, keys, grid, change.outline, { id, by: by.actor, at }) : { into: [], outside: 0 };
    await log([grid.id], moved.into);
    await keepOutline(trx, id, grid.id, change.outline, at);
    return { ...report, ended: [], ...moved };
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
  return { ...report, ended: sources.map(({ code }) => code), into, outside: 0 };
}

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

/** The pack that was in force goes on; what somebody had to do who did not come along is nobody's. */
async function settle(trx: Db, grid: AreaRow, target: Target, at: number): Promise<void> {
  await sql`insert into area_pack (id, area_id, pack_id, version, valid_from, by_person)
    select new_id(), ${target.id}::uuid, pack_id, version, valid_from, by_person from area_pack where area_id = ${grid.id}::uuid`.execute(trx);
  await freeOfStrangers(trx, target, at);
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

