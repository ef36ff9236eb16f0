import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { isDatabaseAway } from '../away.ts';
import type { Db } from '../connect.ts';
import type { Database } from '../tables.ts';
import type { VisitWaiting } from '../visits/waiting-visits.ts';
import type { Field } from './batch.ts';
import type { BatchDone } from './batch.ts';
import { holdPlanner, planBatch } from './batch.ts';
import type { PlanRow } from './plans.ts';
import { insertRevision, previewPlan, weeksPlanned } from './plans.ts';
import type { PlanReport, RevisionReport } from './report.ts';
import { addToReport, addToRevision, changedAnything, emptyReport, emptyRevision, listed } from './report.ts';
import type { Place, Step } from './walk.ts';
import { areApart, countTargets, readField, start, step } from './walk.ts';

/** Targets in one transaction: some ten thousand rows, so that memory stays flat and nobody waits long for a lock. */
export const batchSize = 3_000;

type Trx = Transaction<Database>;

async function prepare(trx: Trx): Promise<void> {
  await sql`set local statement_timeout = '60s'`.execute(trx);
  // A batch that a crash loses is planned again: where the walk stands is lost with it.
  await sql`set local synchronous_commit = off`.execute(trx);
}

/** A plan with work to do, in somebody's hands until the transaction ends. */
const takePlan = (trx: Trx): Promise<PlanRow | undefined> =>
  trx.selectFrom('plan').selectAll().where('job', 'is not', null).where('state', '<>', 'closed').orderBy('created_at').limit(1).forUpdate().skipLocked().executeTakeFirst();

const windowOf = ({ window_from, window_to, anchor }: PlanRow) => ({ window: { from: window_from.getTime(), to: window_to.getTime() }, anchor: anchor.getTime() });

/**
 * The planner's hand: one batch of the oldest plan that has work to do. Where it stands is written with the batch, so that a kill costs a batch
 * that was not written and nothing is planned twice.
 */
export function createPlanHand({ db, now = Date.now, batch = batchSize, wake = async () => undefined }: { db: Db; now?: () => number; batch?: number; wake?: (visits: readonly VisitWaiting[]) => Promise<unknown> }) {
  let waking: readonly VisitWaiting[] = [];
  /** The ground is read once for a job; what changes meanwhile stands in the queue of changes. */
  let known: { key: string; field: Field } | undefined;
  const fieldOf = async (trx: Trx, plan: PlanRow): Promise<Field> => {
    const key = `${plan.id} ${plan.job} ${plan.job_area} ${plan.job_started_at?.getTime() ?? 'new'}`;
    if (known?.key !== key || plan.job_started_at === null) known = { key, field: await readField(trx, { id: plan.id, ...windowOf(plan) }, plan.job_area!, now()) };
    return known.field;
  };

  const preview = async (plan: PlanRow): Promise<void> => {
    const report = await previewPlan(db, windowOf(plan), plan.area_id, now());
    await db.updateTable('plan').set({ preview: JSON.stringify(report), job: null, job_finished_at: new Date(now()), total: report.targets, done: report.targets })
      .where('id', '=', plan.id).where('job', '=', 'preview').execute();
  };

  /**
   * Two batches at a time, on a connection each, where they have nothing in common: a county is planned on both processors. The one beside commits
   * first, so that a kill between the two costs a batch that is planned again, and nothing of it comes twice.
   */
  const planBeside = async (trx: Trx, field: Field, [one, other]: [Step, Step | null], wish: { listed: number; days: boolean }): Promise<BatchDone[]> => {
    await holdPlanner(trx);
    const own = planBatch(trx, field, { ...one, ...wish });
    const beside = other && db.transaction().execute(async (second) => {
      await prepare(second);
      const done = await planBatch(second, field, { ...other, ...wish, beside: true });
      await own;
      return done;
    });
    const [mine, theirs] = await Promise.allSettled([own, beside]);
    if (mine.status === 'rejected') throw mine.reason;
    if (theirs.status === 'rejected') throw theirs.reason;
    return [mine.value, ...(theirs.value ? [theirs.value] : [])];
  };

  /** @returns true when that was the last */
  const oneBatch = async (trx: Trx, plan: PlanRow): Promise<boolean> => {
    const field = await fieldOf(trx, plan);
    const isReplan = plan.job === 'replan';
    const total = plan.total ?? (await countTargets(trx, field));
    const first = await step(trx, field, (plan.job_after as Place | null) ?? start, batch);
    const behind = first.next && first.ids.length > 0 ? await step(trx, field, first.next, batch) : null;
    const second = behind && behind.ids.length > 0 && areApart(field, first, behind) ? behind : null;
    const done = first.ids.length > 0 ? await planBeside(trx, field, [first, second], { listed: isReplan ? listed : 0, days: isReplan }) : [];
    const { next } = second ?? first;
    waking = done.flatMap(({ written }) => written?.wake ?? []);
    const before = plan.job_report as { report: PlanReport; revision: RevisionReport } | null;
    const report = done.reduce(addToReport, before?.report ?? emptyReport());
    const revision = done.reduce(addToRevision, before?.revision ?? emptyRevision());
    const startedAt = plan.job_started_at ?? new Date(now());
    const progress = { total, done: plan.done + first.ids.length + (second?.ids.length ?? 0), job_started_at: startedAt };
    if (next) {
      await trx.updateTable('plan').set({ ...progress, job_after: JSON.stringify(next), job_report: JSON.stringify({ report, revision }) }).where('id', '=', plan.id).execute();
      if (known && plan.job_started_at === null) known.key = `${plan.id} ${plan.job} ${plan.job_area} ${startedAt.getTime()}`;
      return false;
    }
    const published = isReplan ? {} : { published: JSON.stringify({ ...report, ...(await weeksPlanned(trx, field, plan.area_id)) }) };
    await trx.updateTable('plan').set({ ...progress, ...published, job: null, job_after: null, job_report: null, job_finished_at: new Date(now()) }).where('id', '=', plan.id).execute();
    if (isReplan && (changedAnything(revision) || plan.job_why.includes('asked'))) await insertRevision(trx, plan.id, plan.job_why, revision);
    known = undefined;
    return true;
  };

  return {
    /** @returns true when there may be more to do at once */
    async once(): Promise<boolean> {
      const draft = await db.selectFrom('plan').selectAll().where('job', '=', 'preview').where('state', '=', 'draft').orderBy('created_at').limit(1).executeTakeFirst();
      if (draft) await preview(draft).catch(async (failure: unknown) => {
        // A draft that cannot be reckoned stands in nobody's way: it stays without a preview.
        if (!isDatabaseAway(failure)) await db.updateTable('plan').set({ job: null, job_finished_at: new Date(now()) }).where('id', '=', draft.id).where('job', '=', 'preview').execute();
        throw failure;
      });
      let ended = false;
      waking = [];
      const worked = await db.transaction().execute(async (trx) => {
        await prepare(trx);
        const plan = await takePlan(trx);
        if (plan && plan.job !== 'preview') ended = await oneBatch(trx, plan);
        return plan !== undefined;
      });
      if (waking.length > 0) await wake(waking);
      // Millions of rows came at once: until they are counted, everybody's statements are planned as if they were not there.
      if (ended) await sql`analyze visit, duty`.execute(db);
      return worked || draft !== undefined;
    },
  };
}
