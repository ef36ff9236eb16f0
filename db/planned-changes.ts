import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Actor } from '../domain/case/actor.ts';
import { Actor as ActorShape } from '../domain/case/actor.ts';
import { GridChange } from '../domain/place/grid-change.ts';
import { findArea } from './areas.ts';
import type { Db } from './connect.ts';
import type { ChangeReport, Changing } from './grid-change.ts';
import { ChangeRefused, changeGrid } from './grid-change.ts';
import { isId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import type { Database } from './tables.ts';

/** A change of a grid that waits for its day, and what became of it. */
export interface PlannedChange {
  id: string; areaId: string; kind: GridChange['kind']; reason: string; from: Date; askedBy: string; askedAt: Date; preview: ChangeReport; state: 'waiting' | 'made' | 'withdrawn' | 'refused'; why: string | null;
}

const asPlanned = (row: Selectable<Database['planned_grid_change']>): PlannedChange => {
  const { kind, reason } = row.change as Pick<GridChange, 'kind' | 'reason'>;
  return {
    id: row.id, areaId: row.area_id, kind, reason, from: row.holds_from, askedBy: row.asked_by, askedAt: row.asked_at, preview: row.preview as unknown as ChangeReport,
    state: row.made_at ? 'made' : row.withdrawn_at ? 'withdrawn' : row.refused_at ? 'refused' : 'waiting', why: row.withdrawn_why ?? row.refused_why,
  };
};

/** Tries a change within the caller's transaction and takes it back. @throws ChangeRefused */
export async function tryChange(changing: Changing): Promise<ChangeReport> {
  await sql`savepoint tried`.execute(changing.db);
  try {
    return await changeGrid(changing);
  } finally {
    await sql`rollback to savepoint tried`.execute(changing.db);
  }
}

/** Lets a change wait for its day. It must be one that could be made now. @throws ChangeRefused; when one waits already, SQLSTATE 23505: ask `waitsFor` first */
export async function planChange({ db: trx, keys, grid, change, by, at }: Changing, from: number): Promise<{ id: string; report: ChangeReport }> {
  const report = await tryChange({ db: trx, keys, grid, change, by, at });
  const { effective: _effective, ...kept } = change;
  const { id } = await trx.insertInto('planned_grid_change').values({
    area_id: grid.id, change: JSON.stringify(kept), holds_from: new Date(from), asked_by: by.personId, actor: JSON.stringify(by.actor), asked_at: new Date(at), preview: JSON.stringify(report),
    made_at: null, change_id: null, withdrawn_by: null, withdrawn_at: null, withdrawn_why: null, refused_at: null, refused_why: null,
  }).returning('id').executeTakeFirstOrThrow();
  return { id, report };
}

const waiting = (db: Db) => db.selectFrom('planned_grid_change').selectAll('planned_grid_change').where('made_at', 'is', null).where('withdrawn_at', 'is', null).where('refused_at', 'is', null);

export const waitsFor = async (db: Db, areaId: string): Promise<boolean> => (await waiting(db).where('area_id', '=', areaId).executeTakeFirst()) !== undefined;

/** Changes of an area and all below it, those that wait first by their day, then what became of others. */
export async function plannedBelow(db: Db, areaId: string, limit = 50): Promise<PlannedChange[]> {
  const rows = await db.selectFrom('planned_grid_change').innerJoin('area', 'area.id', 'planned_grid_change.area_id').selectAll('planned_grid_change').where(sql<boolean>`${areaId}::uuid = any(area.path)`)
    .orderBy(sql`coalesce(made_at, withdrawn_at, refused_at) desc nulls first`).orderBy('holds_from').limit(limit).execute();
  return rows.map(asPlanned);
}

export async function findPlanned(db: Db, id: string): Promise<PlannedChange | undefined> {
  const row = isId(id) ? await db.selectFrom('planned_grid_change').selectAll().where('id', '=', id).executeTakeFirst() : undefined;
  return row && asPlanned(row);
}

/** @returns false when its day has come already, or somebody withdrew it before */
export async function withdrawPlanned(trx: Db, id: string, by: string, why: string, at: number): Promise<boolean> {
  const done = await trx.updateTable('planned_grid_change').set({ withdrawn_by: by, withdrawn_at: new Date(at), withdrawn_why: why }).where('id', '=', id)
    .where('made_at', 'is', null).where('withdrawn_at', 'is', null).where('refused_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/**
 * Makes the change whose day came first, as if whoever planned it made it now; one that the ground no longer allows is marked with its reason and shown.
 * @returns true when there was one
 */
export const makeDueChange = (db: Db, keys: KeyRing, now: number): Promise<boolean> => db.transaction().execute(async (trx) => {
  const row = await waiting(trx).where('holds_from', '<=', new Date(now)).orderBy('holds_from').orderBy('id').limit(1).forUpdate().skipLocked().executeTakeFirst();
  if (!row) return false;
  await sql`savepoint due`.execute(trx);
  const settle = (what: { made_at: Date; change_id: string } | { refused_at: Date; refused_why: string }) => trx.updateTable('planned_grid_change').set(what).where('id', '=', row.id).execute();
  try {
    const [grid, change, actor] = [(await findArea(trx, row.area_id))!, GridChange.parse(row.change), ActorShape.parse(row.actor) as Actor];
    const { id } = await changeGrid({ db: trx, keys, grid, change, by: { personId: row.asked_by, actor }, at: now });
    await settle({ made_at: new Date(now), change_id: id });
  } catch (failure) {
    if (!(failure instanceof ChangeRefused)) throw failure;
    await sql`rollback to savepoint due`.execute(trx);
    await settle({ refused_at: new Date(now), refused_why: `${failure.path}: ${failure.message}` });
  }
  return true;
});
