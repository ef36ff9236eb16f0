import type { Window } from '../../domain/visit/duty.ts';
import { everyOf, isCalendarPeriod } from '../../domain/visit/cadence.ts';
import { defaultPack } from '../../domain/pack/packs/index.ts';
import type { Db } from '../connect.ts';
import type { Field } from './batch.ts';
import { nextIds } from './gather.ts';
import { readGround } from './ground.ts';
import type { SourceKind } from './sources.ts';
import { sourceKinds } from './sources.ts';
import { readStaff } from './staff.ts';

/** Where a walk through everything in an area stands. */
export interface Place { kind: SourceKind; grid: string | null; id: string | null }

export const start: Place = { kind: 'household', grid: null, id: null };

/** Few enough that their rows are sorted at once. */
const gridsAtOnce = 24;

/** What is needed to plan an area: read once for many batches. */
export async function readField(db: Db, plan: { id: string | null; window: Window; anchor: number }, areaId: string, now: number, only?: readonly string[]): Promise<Field> {
  const ground = await readGround(db, areaId, plan.window, now, only);
  const counted = [...new Set(ground.rules.flatMap(({ pack }) => pack.cadences).filter((cadence) => {
    const every = everyOf(cadence, cadence.otherwise.flatMap(({ code }) => code ?? []));
    return cadence.gap !== undefined || (every !== null && !isCalendarPeriod(every)) || every === 'month';
  }).map(({ code }) => code))];
  const staff = await readStaff(db, ground.grids, ground.rules[0]?.pack ?? defaultPack, now);
  return { shapes: new Map(), planId: plan.id, window: plan.window, anchor: plan.anchor, now, ground, staff, counted };
}

export interface Step { kind: SourceKind; ids: string[]; grids: string[]; next: Place | null }

/** The next targets behind a place, in whole grids where one holds no more than the limit, and the place behind them; null at the end. */
export async function step(db: Db, field: Field, from: Place, limit: number): Promise<Step> {
  const { grids } = field.ground;
  const found: { grid: string; id: string }[] = [];
  let at = from.grid === null ? 0 : grids.findIndex(({ id }) => id >= from.grid!);
  while (at >= 0 && at < grids.length && found.length < limit) {
    const some = grids.slice(at, at + gridsAtOnce).map(({ id }) => id);
    found.push(...await nextIds(db, from.kind, some, from.grid === null ? null : { grid: from.grid, id: from.id! }, limit - found.length));
    at += gridsAtOnce;
  }
  const isFull = found.length === limit;
  const whole = isFull ? found.findLastIndex(({ grid }) => grid !== found.at(-1)!.grid) + 1 : 0;
  if (whole > 0) found.length = whole;
  const ids = found.map(({ id }) => id);
  const held = [...new Set(found.map(({ grid }) => grid))];
  const last = found.at(-1);
  if (last && isFull) return { kind: from.kind, ids, grids: held, next: { kind: from.kind, ...last } };
  const kind = sourceKinds[sourceKinds.indexOf(from.kind) + 1];
  return { kind: from.kind, ids, grids: held, next: kind ? { kind, grid: null, id: null } : null };
}

/** Whether two parts of a walk have neither a grid nor a worker in common, so that neither has to know of the days that the other takes. */
export function areApart({ staff: { shares } }: Field, one: Step, other: Step): boolean {
  if (one.kind !== 'household' || other.kind !== 'household') return false;
  const mine = new Set(one.grids);
  const whose = new Set(shares.flatMap(({ grid, person }) => (mine.has(grid) ? [person] : [])));
  const theirs = new Set(other.grids);
  return !other.grids.some((grid) => mine.has(grid)) && !shares.some(({ grid, person }) => theirs.has(grid) && whose.has(person));
}

/** How many targets a walk comes by. */
export async function countTargets(db: Db, { ground }: Field): Promise<number> {
  const ids = ground.grids.map(({ id }) => id);
  const counts = await Promise.all([
    db.selectFrom('household').select((on) => on.fn.countAll<number>().as('count')).where('ended_at', 'is', null).where('grid_id', 'in', ids).executeTakeFirstOrThrow(),
    db.selectFrom('place').select((on) => on.fn.countAll<number>().as('count')).where('valid_to', 'is', null).where('grid_id', 'in', ids).executeTakeFirstOrThrow(),
    db.selectFrom('risk').select((on) => on.fn.countAll<number>().as('count')).where('struck_at', 'is', null).where('grid_id', 'in', ids).executeTakeFirstOrThrow(),
  ]);
  return counts.reduce((sum, { count }) => sum + count, 0);
}
