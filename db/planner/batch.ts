import { sql } from 'kysely';
import { dateOf } from '../../domain/calendar/day.ts';
import type { DayNumber } from '../../domain/calendar/day.ts';
import type { Window } from '../../domain/visit/duty.ts';
import { dayAt } from '../../domain/visit/period.ts';
import { yearsAround } from '../../domain/visit/rhythm.ts';
import { Load } from '../../domain/visit/spread.ts';
import type { TargetPlan } from '../../domain/visit/target-plan.ts';
import { planTarget } from '../../domain/visit/target-plan.ts';
import type { Db } from '../connect.ts';
import { foresee } from './foresee.ts';
import type { Shape } from './gather.ts';
import { gather, readShapes, targetOf } from './gather.ts';
import type { Ground } from './ground.ts';
import { layOut, placeKnocks, readLoad, replaceDays } from './placing.ts';
import { countScratch, openScratch } from './scratch.ts';
import type { SourceKind } from './sources.ts';
import type { Staff } from './staff.ts';
import { templatesOf } from './templates.ts';
import type { Written } from './write.ts';
import { write } from './write.ts';

interface ShapePlan { plan: TargetPlan; /** Nothing was planned there before. */ isNew: boolean }

/** Shapes that are remembered: some hundreds come again and again. */
const mostShapes = 4_000;

function planOf({ shapes, ground, window, anchor, now }: Field, { rule, text }: Shape, kind: SourceKind, mergeOnly: boolean): ShapePlan {
  const key = `${kind} ${mergeOnly} ${rule} ${text}`;
  const known = shapes.get(key);
  if (known) return known;
  const { pack, seasons } = ground.rules[rule]!;
  const target = targetOf(kind, text, mergeOnly);
  const made = { plan: planTarget(target, { pack, zone: ground.zone, window, anchor, seasons, now }), isNew: target.visits.length === 0 && target.duties.length === 0 };
  if (shapes.size >= mostShapes) shapes.clear();
  shapes.set(key, made);
  return made;
}

/** What every batch of a plan has in common. */
export interface Field { /** What was made of shapes of earlier batches: most come again in every grid. */ shapes: Map<string, ShapePlan>; planId: string | null; window: Window; anchor: number; now: number; ground: Ground; staff: Staff; counted: readonly string[] }

export interface BatchWish {
  kind: SourceKind;
  ids: readonly string[];
  /** The grids that they lie in, where that is known. */
  grids?: readonly string[];
  mergeOnly?: boolean;
  /** Nothing is written; the load is carried from batch to batch instead of read. */
  dry?: { load: Load; known: Set<string> };
  /** Rows that are named in the lists of what changed. */
  listed?: number;
  /** The calendar may have changed: days are looked at again. */
  days?: boolean;
  /** Somebody plans other targets meanwhile, who holds the planner's lock until both are done. */
  beside?: boolean;
}

/** One planner at a time until the transaction ends: two would each make a visit for the same duty. */
export const holdPlanner = (trx: Db): Promise<unknown> => sql`select pg_advisory_xact_lock(hashtext('gewu planner'))`.execute(trx);

export interface BatchDone {
  targets: number;
  /** Duties that were added, by their class. */
  duties: Record<string, number>;
  visits: number;
  /** Where new visits came to lie, by worker and day. */
  placed: { worker: string; day: DayNumber; visits: number }[];
  vacant: { grid: string; targets: number; visits: number }[];
  written: Written | null;
  daysMoved: number;
}

/** Plans some targets in the transaction it is given: once, however often it is asked. */
export async function planBatch(trx: Db, field: Field, { kind, ids, grids, mergeOnly = false, dry, listed = 0, days = false, beside = false }: BatchWish): Promise<BatchDone> {
  const { planId, window, now, ground, staff, counted } = field;
  if (!dry && !beside) await holdPlanner(trx);
  await openScratch(trx);
  const { zone } = ground;
  const around = yearsAround(window, zone);
  const inGrids = grids && new Set(grids);
  const shares = inGrids ? staff.shares.filter(({ grid }) => inGrids.has(grid)) : staff.shares;
  await gather(trx, {
    kind, ids, grids: inGrids ? ground.grids.filter(({ id }) => inGrids.has(id)) : ground.grids, shares, window, counted, mergeOnly, horizon: { floor: dateOf(dayAt(around.from, zone)), ceil: dateOf(dayAt(around.to, zone)), zone },
  });
  await countScratch(trx);
  const shapes = await readShapes(trx);
  const planned = shapes.map((shape) => ({ shape, ...planOf(field, shape, kind, mergeOnly) }));
  const templates = templatesOf(planned, zone);
  const load = dry?.load ?? new Load();
  const placing = { days: ground.days, load, perWeek: staff.perWeek };
  const targets = shapes.reduce((sum, shape) => sum + shape.targets, 0);
  const duties: Record<string, number> = {};
  for (const { shape, plan } of planned) for (const { code } of plan.add) duties[code] = (duties[code] ?? 0) + shape.targets;
  if (dry) {
    if (templates.knocks.length > 0) await readLoad(trx, load, dry.known);
    return { targets, duties, ...(await foresee(trx, templates.knocks, placing)), written: null, daysMoved: 0 };
  }
  const visits = await layOut(trx, templates.knocks);
  if (visits > 0 || days) await readLoad(trx, load, new Set());
  const { placed, days: chosen } = visits > 0 ? await placeKnocks(trx, placing) : { placed: [], days: { no: [], rank: [], day: [] } };
  const written = await write(trx, {
    templates, ground, planId, at: now, listed, days: chosen, standing: !planned.every((one) => one.isNew),
    // What is merged within somebody's turn may be of the very visit that the turn holds: that one learns of it when it looks.
    shares: mergeOnly ? null : shares,
  });
  const daysMoved = days ? await replaceDays(trx, placing, zone) : 0;
  return { targets, duties, visits, placed, vacant: await vacantGrids(trx), written, daysMoved };
}

async function vacantGrids(db: Db): Promise<BatchDone['vacant']> {
  const { rows } = await sql<BatchDone['vacant'][number]>`select p.grid_id as grid, count(distinct p.id) as targets, count(k.visit_id) as visits
    from plan_target p left join plan_knock k on k.target_id = p.id where p.worker_id is null group by p.grid_id order by p.grid_id`.execute(db);
  return rows;
}
