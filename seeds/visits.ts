import { sql } from 'kysely';
import { DAY, dayNumber } from '../domain/calendar/day.ts';
import { periodAt, startOf, dayAt } from '../domain/visit/period.ts';
import { createChangeHand } from '../db/planner/changes.ts';
import { createPlanHand } from '../db/planner/jobs.ts';
import { insertPlan } from '../db/planner/plans.ts';
import type { Db } from '../db/connect.ts';
import type { Deed, PlannedVisit } from './visit-fates.ts';
import { fateOf } from './visit-fates.ts';
import type { VisitTellerDeps } from './visit-teller.ts';
import { createVisitTeller } from './visit-teller.ts';

const zone = 'Asia/Shanghai';
const week = 7 * DAY;
/** Weeks of visits that lie behind the demo: a quarter. */
const quarter = 13;
/** Doors at which things happen at once. */
const few = 4;

/** The visits of the quarter that an instant lies in, for the whole county, as the planner plans them then. What is planned already is only gone on with, where somebody was interrupted. */
export async function plantVisits({ db, now }: { db: Db; now: number }): Promise<void> {
  const county = await db.selectFrom('area').select(['id', 'path']).where('level', '=', 'county').executeTakeFirst();
  if (!county) return;
  const { period, from, to } = periodAt('quarter', now, zone);
  const planned = await db.selectFrom('plan').select('id').where('period', '=', period).executeTakeFirst();
  if (!planned) await insertPlan(db, { areaId: county.id, path: county.path, period, window: { from, to }, publish: true, by: null, at: now });
  const hand = createPlanHand({ db, now: () => now });
  while (await hand.once());
}

/**
 * A quarter of visits, told week by week with the real verbs: planned as it was planned then, made, missed, late, excused, and planned anew after what
 * was made. Goes on where it stood after an interruption; told, it is left alone.
 */
export async function tellVisits({ say = () => undefined, weeks: behind = quarter, ...deps }: VisitTellerDeps & { say?: (line: string) => void; weeks?: number }): Promise<void> {
  const { db, now } = deps;
  const told = await weeksTold(db);
  if (told >= behind + 1) return;
  const teller = createVisitTeller(deps);
  const first = startOf(dayAt(now - behind * week, zone), zone);
  let pending: Deed[] = [];
  for (let nth = told; nth < behind; nth += 1) {
    const [from, to] = [first + nth * week, Math.min(now, first + (nth + 1) * week)];
    await plantVisits({ db, now: Math.max(from, periodAt('quarter', to, zone).from) });
    pending.push(...(await plannedBetween(db, nth === told ? first : from, to)).flatMap((visit) => fateOf(visit, now)));
    const due = pending.filter(({ at }) => at < to);
    pending = pending.filter(({ at }) => at >= to);
    await atDoors(Map.groupBy(due, ({ visit }) => visit), async (deeds) => tellOne(db, teller, deeds));
    await replan(db, due.map(({ visit }) => visit), to);
    await db.insertInto('setting').values({ key: 'demoVisitWeeks', value: JSON.stringify(nth + 1) }).onConflict((on) => on.column('key').doUpdateSet({ value: JSON.stringify(nth + 1) })).execute();
    say(`${nth + 1} of ${behind} weeks of visits told`);
  }
  await plantVisits({ db, now });
  const open = await db.selectFrom('visit').select(['id', 'seq', 'next_alarm_at', 'window_from', 'warn_at']).where('over', '=', false).where((on) => on.or([on('seq', '>', 0), on.and([on('open', '=', true), on('window_from', '<=', new Date(now))])])).execute();
  await atDoors(new Map(open.map((row) => [row.id, [row]])), async ([row]) => void await teller.ringVisit(row!.id, seenOf(row!, now), now));
  await teller.ringCases();
  await db.updateTable('setting').set({ value: JSON.stringify(behind + 1) }).where('key', '=', 'demoVisitWeeks').execute();
}

/** Who excuses a visit in a village; Stone Bridge has no desk. */
const superiors: Record<string, string> = { hewan: 'desk', songlin: 'desk2' };

const weeksTold = async (db: Db): Promise<number> => Number((await db.selectFrom('setting').select('value').where('key', '=', 'demoVisitWeeks').executeTakeFirst())?.value ?? 0);

interface Row { id: string; seq: number; next_alarm_at: Date | null; window_from: Date; warn_at: Date | null }
/** Whoever begins a visit writes its first line: the clock need not look at it before it yellows. */
const seenOf = ({ seq, next_alarm_at, window_from, warn_at }: Row, until: number) => {
  const yellow = warn_at === null ? null : warn_at.getTime() + 1_000;
  return { seq, alarmAt: seq > 0 ? (next_alarm_at?.getTime() ?? null) : yellow !== null && yellow <= until ? yellow : window_from.getTime(), over: false };
};

/** Visits that somebody was to make in these days, and that nobody has begun. */
async function plannedBetween(db: Db, from: number, to: number): Promise<PlannedVisit[]> {
  const { rows } = await sql<{ id: string; door: string; kind: PlannedVisit['kind']; day: string; to: Date; care: boolean; worker: string; town: string; village: string }>`
    select v.id, coalesce(h.code, p.code, v.id::text) as door, v.target_kind as kind, v.planned_for as day, v.window_to as to, v.care, v.worker_id as worker, t.code as town, l.code as village
    from visit v left join household h on h.id = v.target_id left join place p on p.id = v.target_id join area t on t.id = v.l2 join area l on l.id = v.l3
    where v.open and v.seq = 0 and v.worker_id is not null and v.planned_for >= (${new Date(from)}::timestamptz at time zone ${zone})::date and v.planned_for < (${new Date(to)}::timestamptz at time zone ${zone})::date
    order by v.planned_for, door`.execute(db);
  return rows.map(({ day, to: end, village, ...row }) => ({ ...row, day: startOf(dayNumber(day)!, zone), windowTo: end.getTime(), superior: superiors[village] ?? null }));
}

async function tellOne(db: Db, teller: ReturnType<typeof createVisitTeller>, deeds: readonly Deed[]): Promise<void> {
  for (const deed of deeds.toSorted((one, other) => one.at - other.at)) {
    const row = await db.selectFrom('visit').select(['id', 'seq', 'next_alarm_at', 'window_from', 'warn_at', 'open', 'over']).where('id', '=', deed.visit).executeTakeFirst();
    if (!row || row.over || !row.open) return;
    const seen = seenOf(row, deed.at);
    await teller.tell(deed, row.seq === 0 && seen.alarmAt === row.window_from.getTime() ? { ...seen, alarmAt: null } : seen);
  }
}

/** What was made may bring the next visit: intervals count from it. */
async function replan(db: Db, visits: readonly string[], at: number): Promise<void> {
  if (visits.length > 0) await sql`insert into plan_change (what, target_id) select distinct 'visited', target_id from visit where id = any(${visits}::uuid[]) and target_kind <> 'person' on conflict do nothing`.execute(db);
  await db.updateTable('plan_change').set({ due_at: new Date(at) }).where('done_at', 'is', null).where('due_at', '<=', sql<Date>`now() + interval '1 minute'`).execute();
  const [changes, plans] = [createChangeHand({ db, now: () => at }), createPlanHand({ db, now: () => at })];
  for (let more = true; more;) {
    const changed = await changes.once();
    more = (await plans.once()) || changed;
  }
}

/** A few doors at once; what happens at one of them happens in its order. */
async function atDoors<T>(groups: ReadonlyMap<string, readonly T[]>, one: (its: readonly T[]) => Promise<void>): Promise<void> {
  const left = [...groups.values()];
  const hand = async (): Promise<void> => {
    for (let its = left.shift(); its; its = left.shift()) await one(its);
  };
  await Promise.all(Array.from({ length: few }, hand));
}
