import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Db } from '../connect.ts';
import { levelColumn } from '../scope.ts';
import type { Database } from '../tables.ts';
import type { PlanChangeKind } from '../tables/plans.ts';
import type { VisitWaiting } from '../visits/waiting-visits.ts';
import { planBatch } from './batch.ts';
import type { PlanRow } from './plans.ts';
import { beginJob, insertRevision } from './plans.ts';
import { addToRevision, changedAnything, emptyRevision, listed } from './report.ts';
import type { SourceKind } from './sources.ts';
import { sourceKinds } from './sources.ts';
import { readField } from './walk.ts';

const atOnce = 500;
const keptDays = 30;

interface Change { id: string; what: PlanChangeKind; area_id: string | null; target_id: string | null }

/**
 * Follows what changed: targets that a tag, a move or a visit touched are planned anew at once; a change of a worker, a pack, a season or
 * the calendar begins a job over its area. Only plans that are published and not over follow. `wake` is told, once it is committed, of visits under way
 * that must look earlier than they meant to.
 */
export function createChangeHand({ db, now = Date.now, wake = async () => undefined }: { db: Db; now?: () => number; wake?: (visits: readonly VisitWaiting[]) => Promise<unknown> }) {
  let waking: VisitWaiting[] = [];
  const inForce = (trx: Transaction<Database>): Promise<PlanRow[]> =>
    trx.selectFrom('plan').selectAll().where('state', '=', 'published').where('window_to', '>', new Date(now())).orderBy('window_from').execute();

  /** Of each area that changed the part that lies in the plan, the widest one where several do. Waits while the plan has other work. */
  const followAreas = async (trx: Transaction<Database>, plans: readonly PlanRow[], changes: readonly Change[]): Promise<Change[]> => {
    const areas = await trx.selectFrom('area').select(['id', 'path']).where('id', 'in', [...plans.map(({ area_id }) => area_id), ...changes.flatMap(({ area_id }) => area_id ?? [])]).execute();
    const pathOf = new Map(areas.map(({ id, path }) => [id, path]));
    const waiting = new Set<Change>();
    for (const plan of plans) {
      const own = pathOf.get(plan.area_id)!;
      const met = changes.flatMap((change) => {
        const path = change.area_id === null ? own : (pathOf.get(change.area_id) ?? []);
        return path.includes(plan.area_id) ? [{ change, path }] : own.includes(path.at(-1) ?? '') ? [{ change, path: own }] : [];
      });
      const shared = met.map(({ path }) => path).reduce<string[] | null>((common, path) => (common === null ? [...path] : common.filter((id, at) => path[at] === id)), null);
      if (!shared) continue;
      const why = [...new Set(met.map(({ change: { what } }) => what))];
      if (!(await beginJob(trx, plan.id, { job: 'replan', areaId: shared.at(-1)!, why }))) for (const { change } of met) waiting.add(change);
    }
    return changes.filter((change) => !waiting.has(change));
  };

  const followTargets = async (trx: Transaction<Database>, plans: readonly PlanRow[], changes: readonly Change[]): Promise<void> => {
    const ids = changes.map(({ target_id }) => target_id!);
    const why = [...new Set(changes.map(({ what }) => what))];
    for (const plan of plans) {
      let revision = emptyRevision();
      for (const kind of sourceKinds) {
        const found = await targetsIn(trx, kind, ids, plan);
        if (found.length === 0) continue;
        const field = await readField(trx, { id: plan.id, window: { from: plan.window_from.getTime(), to: plan.window_to.getTime() }, anchor: plan.anchor.getTime() }, plan.area_id, now(), [...new Set(found.map(({ grid }) => grid))]);
        const done = await planBatch(trx, field, { kind, ids: found.map(({ id }) => id), listed });
        waking.push(...(done.written?.wake ?? []));
        revision = addToRevision(revision, done);
      }
      if (changedAnything(revision)) await insertRevision(trx, plan.id, why, revision);
    }
  };

  return {
    /** @returns true when there may be more to do at once */
    async once(): Promise<boolean> {
      waking = [];
      const more = await follow();
      if (waking.length > 0) await wake(waking);
      return more;
    },
  };

  function follow(): Promise<boolean> {
    return db.transaction().execute(async (trx) => {
      const changes: Change[] = await trx.selectFrom('plan_change').select(['id', 'what', 'area_id', 'target_id']).where('done_at', 'is', null).where('due_at', '<=', new Date(now()))
        .orderBy('due_at').orderBy('id').limit(atOnce).forUpdate().skipLocked().execute();
      if (changes.length === 0) return false;
      const plans = await inForce(trx);
      const [ofTargets, ofAreas] = [changes.filter(({ target_id }) => target_id !== null), changes.filter(({ target_id }) => target_id === null)];
      const followed = plans.length === 0 || ofAreas.length === 0 ? ofAreas : await followAreas(trx, plans, ofAreas);
      if (plans.length > 0 && ofTargets.length > 0) await followTargets(trx, plans, ofTargets);
      const done = [...ofTargets, ...followed].map(({ id }) => id);
      if (done.length > 0) await trx.updateTable('plan_change').set({ done_at: new Date(now()) }).where('id', 'in', done).execute();
      await sql`delete from plan_change where done_at < ${new Date(now())}::timestamptz - make_interval(days => ${keptDays})`.execute(trx);
      return changes.length === atOnce && done.length > 0;
    });
  }
}

async function targetsIn(db: Db, kind: SourceKind, ids: readonly string[], plan: PlanRow): Promise<{ id: string; grid: string }[]> {
  const depth = [plan.l1, plan.l2, plan.l3, plan.l4, plan.l5].filter((id) => id !== null).length;
  const { rows } = await sql<{ id: string; grid: string }>`select id, grid_id as grid from ${sql.table(kind)} where id = any(${ids}::uuid[]) and ${levelColumn(depth)} = ${plan.area_id}::uuid`.execute(db);
  return rows;
}
