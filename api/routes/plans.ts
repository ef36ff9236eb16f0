import { z } from 'zod';
import { key } from '../../domain/case/text.ts';
import { periodNamed } from '../../domain/visit/period.ts';
import type { AreaRow } from '../../db/areas.ts';
import { findArea } from '../../db/areas.ts';
import { isId } from '../../db/ids.ts';
import type { PlanRow } from '../../db/planner/plans.ts';
import { anchorOf, beginJob, closePlan, findPlan, insertPlan, listPlans, listRevisions, previewPlan } from '../../db/planner/plans.ts';
import type { PlanReport } from '../../db/planner/report.ts';
import { holdsOver, pathOf, registryAreas } from '../../db/registry-scope.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { zone } from '../local-day.ts';
import { once } from '../once.ts';
import { mustHold } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { parse, parseQuery } from '../parse.ts';
import { createPlaces, namesFor } from '../present/names.ts';
import { PlanPreview, PlanShape, Revision, WholePlan, peopleOf, presentPlan, presentReport, presentRevision } from '../present/plan.ts';
import { listOf } from '../present/shapes.ts';
import { Problem, invalidField } from '../problem.ts';
import { readJson } from '../read-json.ts';

/** Who plans visits, each for the area that he is set over. */
const planners = ['desk', 'dispatcher', 'county'];
const readers = [...planners, 'leader', 'chief', 'verifier'];
const Query = z.strictObject({ dryRun: z.enum(['true', 'false']).optional() });
const NewPlan = z.strictObject({ area: key().meta({ 'x-kind': 'area' }), period: z.string().max(8, { error: 'tooLong' }), draft: z.boolean().optional() });
const Empty = z.strictObject({});
/** Households that are reckoned while somebody waits, a county's worth; more are reckoned by the worker, as a draft. */
const mostAtOnce = 1_500_000;
const farthest = 400 * 86_400_000;

/** Plans of visits: previewed, published, followed. The work itself is done in the background and goes on after a kill. */
export const planOperations = (deps: Deps): Operation[] => {
  const { db, clock } = deps;
  const places = createPlaces(db, clock);

  const asked = async (trx: Deps['db'], caller: Caller, { area: ref, period }: z.infer<typeof NewPlan>): Promise<{ area: AreaRow; window: { from: number; to: number } }> => {
    const area = await findArea(trx, ref);
    if (!area || !holdsOver(caller.viewer, area.path, planners)) throw invalidField('area', 'unknownArea');
    const window = periodNamed(period, zone);
    if (!window) throw invalidField('period', 'wrongFormat');
    if (window.every !== 'quarter' && window.every !== 'month') throw invalidField('period', 'notOneOf');
    if (window.to <= clock.now()) throw invalidField('period', 'inThePast');
    if (window.from - clock.now() > farthest) throw invalidField('period', 'tooFar');
    return { area, window: { from: window.from, to: window.to } };
  };
  const visible = async (ref: unknown, { viewer }: Caller): Promise<PlanRow> => {
    const plan = isId(String(ref)) ? await findPlan(db, String(ref)) : undefined;
    if (!plan || !registryAreas(viewer).some(({ areaId }) => pathOf(plan).includes(areaId)) || !holdsOver(viewer, pathOf(plan), readers)) throw new Problem('notFound');
    return plan;
  };
  const shown = async (trx: Deps['db'], id: string) => presentPlan((await findPlan(trx, id))!, await namesFor(trx, await places(), []));
  const changing = (name: string, path: string, says: string, change: (trx: Deps['db'], plan: PlanRow) => Promise<boolean>): Operation => ({
    method: 'post', path, name, says, who: planners, keyed: true, body: Empty, answers: { 202: { says: 'The plan; the work goes on in the background', schema: PlanShape } }, problems: ['notNow'],
    handle: async (req, res, caller) => {
      const plan = await visible(req.params.id, caller);
      await once(deps, req, res, { caller, who: planners, body: Empty }, async (trx) => {
        if (!holdsOver(caller.viewer, pathOf(plan), planners)) throw new Problem('forbidden');
        if (!(await change(trx, plan))) throw new Problem('notNow');
        return { status: 202, body: await shown(trx, plan.id) };
      });
    },
  });

  return [
    {
      method: 'get', path: '/api/plans', name: 'listPlans', says: 'Plans of the caller’s areas, the newest first', who: readers, answers: { 200: { says: 'Plans', schema: listOf(PlanShape) } },
      handle: async (_req, res, { viewer }) => {
        const rows = await listPlans(db, registryAreas(viewer), 100);
        const names = await namesFor(db, await places(), []);
        res.json({ items: rows.map((row) => presentPlan(row, names)), next: null });
      },
    },
    {
      method: 'post', path: '/api/plans', name: 'createPlan', who: planners, keyed: true, query: Query, body: NewPlan, problems: ['conflict'],
      says: 'Plan an area for a quarter or a month; `dryRun=true` only says what that would add, `draft` keeps it unpublished with its preview',
      answers: { 202: { says: 'The plan; the work goes on in the background', schema: PlanShape }, 200: { says: 'What it would add (dryRun)', schema: PlanPreview } },
      handle: async (req, res, caller) => {
        const { dryRun } = parseQuery(Query, req.query);
        if (dryRun === 'true') {
          const body = await readJson(req, res);
          mustHold(caller, planners);
          const { area, window } = await asked(db, caller, parse(NewPlan, body));
          const { count } = await db.selectFrom('household').select((on) => on.fn.countAll<number>().as('count')).where(`l${area.path.length}` as 'l1', '=', area.id).executeTakeFirstOrThrow();
          if (count > mostAtOnce) throw invalidField('area', 'tooMuch');
          const report = await previewPlan(db, { window, anchor: anchorOf(window, clock.now()) }, area.id, clock.now());
          return void res.json(presentReport(report, await namesFor(db, await places(), peopleOf([report], []))));
        }
        await once(deps, req, res, { caller, who: planners, body: NewPlan }, async (trx, body) => {
          const { area, window } = await asked(trx, caller, body);
          const standing = await trx.selectFrom('plan').select('id').where('area_id', '=', area.id).where('period', '=', body.period).where('state', '<>', 'closed').executeTakeFirst();
          if (standing) throw new Problem('conflict', { why: 'exists' });
          const id = await insertPlan(trx, { areaId: area.id, path: area.path, period: body.period, window, publish: body.draft !== true, by: caller.personId, at: clock.now() });
          return { status: 202, body: await shown(trx, id) };
        });
      },
    },
    {
      method: 'get', path: '/api/plans/:id', name: 'showPlan', says: 'A plan: how far it is, what it adds, what was changed since', who: readers, answers: { 200: { says: 'The plan', schema: WholePlan } },
      handle: async (req, res, caller) => {
        const plan = await visible(req.params.id, caller);
        const revisions = await listRevisions(db, plan.id, 20);
        const [preview, published] = [plan.preview as PlanReport | null, plan.published as PlanReport | null];
        const names = await namesFor(db, await places(), peopleOf([preview, published], revisions));
        res.json({
          ...presentPlan(plan, names), preview: preview && presentReport(preview, names), published: published && presentReport(published, names),
          revisions: revisions.map((revision) => presentRevision(revision, names)) satisfies z.infer<typeof Revision>[],
        });
      },
    },
    changing('publishPlan', '/api/plans/:id/publish', 'Publish a draft', async (trx, plan) => plan.state === 'draft' && beginJob(trx, plan.id, { job: 'publish', areaId: plan.area_id })),
    changing('replan', '/api/plans/:id/replan', 'Look at the whole area anew; visits that were begun stay as they are', async (trx, plan) =>
      plan.state === 'published' && beginJob(trx, plan.id, { job: 'replan', areaId: plan.area_id, why: ['asked'] })),
    changing('closePlan', '/api/plans/:id/close', 'Follow no more changes; what was planned stands', async (trx, plan) => (await closePlan(trx, plan.id, clock.now())).numUpdatedRows > 0n),
  ];
};
