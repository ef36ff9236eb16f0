import type { DayNumber } from '../calendar/day.ts';
import { cadenceOf } from './cadence.ts';
import type { DutyKind, Period, Window } from './duty.ts';
import type { Mergeable } from './merge.ts';
import { merge } from './merge.ts';
import { dayAt } from './period.ts';
import { expectedDuties, yearsAround } from './rhythm.ts';
import type { Expected, Holding, RhythmRules } from './rhythm.ts';

/**
 * How a duty stands for the planner. `free`: owed, and nobody has begun its visit. `begun`: owed, and its visit is under way: it is never moved, only
 * taken back where what it came of is gone. `dropped`: an earlier planning took it back. `settled`: discharged, excused, lapsed.
 */
export type Standing = 'free' | 'begun' | 'dropped' | 'settled';

export interface StandingDuty extends Period { code: string; kind: DutyKind; standing: Standing; weight: number; visit: Window | null }

export interface StandingVisit extends Window { weight: number; care: boolean }

/** A household, place or risk as the planner finds it. `holdings` null: only what is owed already is merged. */
export interface Target { holdings: readonly Holding[] | null; last: ReadonlyMap<string, string>; duties: readonly StandingDuty[]; visits: readonly StandingVisit[] }

export interface PlannedVisit extends Window { earliest: DayNumber; weight: number; care: boolean; isNew: boolean }
export interface PlannedDuty extends Period { code: string; kind: DutyKind; weight: number; visit: number }

export interface TargetPlan {
  visits: PlannedVisit[];
  add: PlannedDuty[];
  /** Duties whose window or visit is another now. */
  move: PlannedDuty[];
  cancel: { code: string; period: string }[];
  /** Visits nobody has begun that are not needed any more. */
  remove: Window[];
  /** Visits that stay, with another weight. */
  weigh: StandingVisit[];
}

export interface TargetRules extends RhythmRules { now: number }

type Wanted = Mergeable & Period & { code: string; kind: DutyKind; before: StandingDuty | null };

const keyOf = ({ code, period }: { code: string; period: string }): string => `${code}|${period}`;
const windowKey = ({ from, to }: Window): string => `${from}|${to}`;

/**
 * What a plan makes of one target: duties to add and to take back, and the visits that carry them. Asked again of what it wrote it changes
 * nothing; asked after a change it changes only what has to be. Windows that are over are never written anew.
 */
export function planTarget({ holdings, last, duties, visits }: Target, rules: TargetRules): TargetPlan {
  const rhythm = holdings === null ? [] : onePerPeriod(expectedDuties(holdings, last, rules));
  const expected = rhythm.filter((one) => !isOwedStill(one, duties, rules.now));
  const standing = new Map(duties.map((duty) => [keyOf(duty), duty]));
  const wantedKeys = new Set(expected.map(keyOf));
  const isOver = ({ to }: Window): boolean => to <= rules.now;

  const isGone = holdings !== null && holdings.length === 0;
  const goes = (duty: StandingDuty): boolean => (duty.standing === 'free' ? !wantedKeys.has(keyOf(duty)) : duty.standing === 'begun' && !stays(duty, rhythm));
  const cancel = holdings === null ? [] : duties.filter((duty) => isRhythm(duty) && (isGone ? isOwed(duty) : meets(duty, rules.window) && !isOver(duty) && goes(duty) && !isBeyond(duty, holdings, rules)));
  const cancelled = new Set(cancel.map(keyOf));
  const added: Wanted[] = expected.filter((one) => !isOver(one) && (standing.get(keyOf(one))?.standing ?? 'dropped') === 'dropped').map((one) => ({ ...one, alone: false, before: null }));
  const kept: Wanted[] = duties.filter((duty) => duty.standing === 'free' && !cancelled.has(keyOf(duty)) && !(isOver(duty) && duty.visit)).map((duty) => {
    const now = expected.find((one) => keyOf(one) === keyOf(duty));
    const { from, to, weight } = now ?? duty;
    const care = cadenceOf(rules.pack, duty.code)?.care ?? false;
    return { code: duty.code, kind: duty.kind, period: duty.period, from, to, weight, care, earliest: now?.earliest ?? dayAt(from, rules.zone), alone: duty.kind === 'trigger', before: duty };
  });

  const wanted = [...kept, ...added].map((one) => ({ ...one, earliest: Math.max(one.earliest, dayAt(Math.max(rules.now, rules.window.from), rules.zone)) }));
  return carried(wanted, duties, visits, cancel, rules);
}

function carried(wanted: readonly Wanted[], duties: readonly StandingDuty[], visits: readonly StandingVisit[], cancel: readonly StandingDuty[], rules: TargetRules): TargetPlan {
  const knocks = merge(wanted.map((one) => ({ ...one, earliest: Math.min(one.earliest, dayAt(one.to - 1, rules.zone)) })), rules.zone);
  const free = new Map(visits.map((visit) => [windowKey(visit), visit]));
  const begun = new Set(duties.flatMap(({ standing, visit }) => (standing === 'begun' && visit ? [windowKey(visit)] : [])));
  const planned = knocks.map(({ members: _members, ...knock }) => ({ ...knock, isNew: !free.has(windowKey(knock)) && !begun.has(windowKey(knock)) }));
  const add: PlannedDuty[] = [];
  const move: PlannedDuty[] = [];
  for (const [visit, { members }] of knocks.entries()) {
    for (const member of members) {
      const { before, code, kind, period, from, to, weight } = wanted[member]!;
      const duty = { code, kind, period, from, to, weight, visit };
      if (before === null) add.push(duty);
      else if (!before.visit || windowKey(before.visit) !== windowKey(knocks[visit]!) || before.from !== from || before.to !== to) move.push(duty);
    }
  }
  const needed = new Set([...knocks.map(windowKey), ...duties.flatMap((duty) => (duty.standing === 'free' && duty.to <= rules.now && duty.visit && !cancel.includes(duty) ? [windowKey(duty.visit)] : []))]);
  return {
    visits: planned, add, move,
    cancel: cancel.map(({ code, period }) => ({ code, period })),
    remove: visits.filter((visit) => !needed.has(windowKey(visit))).map(({ from, to }) => ({ from, to })),
    weigh: planned.filter((knock) => { const before = free.get(windowKey(knock)); return before !== undefined && (before.weight !== knock.weight || before.care !== knock.care); })
      .map(({ from, to, weight, care }) => ({ from, to, weight, care })),
  };
}

/** What the rhythm of a class brought about, and may take back: no trigger, no task, no follow-up of an incident. */
const isRhythm = ({ kind, period }: StandingDuty): boolean => kind === 'cadence' || kind === 'review' || (kind === 'followUp' && /^\d{4}-\d\d-\d\d\+/.test(period));

const isOwed = ({ standing }: StandingDuty): boolean => standing === 'free' || standing === 'begun';

/** Under way, and still asked for; an interval is counted from wherever a plan begins, so that one under way goes on for as long as its class has one. */
const stays = (duty: StandingDuty, rhythm: readonly Expected[]): boolean =>
  rhythm.some((one) => one.code === duty.code && one.kind === duty.kind && (one.period === duty.period || (one.oneAtATime && /^\d{4}-\d\d-\d\d/.test(duty.period))));

/** A first visit that was owed before the days that this plan looks at, of a class that still holds. */
const isBeyond = ({ code, kind, from }: StandingDuty, holdings: readonly Holding[], { window, zone }: TargetRules): boolean =>
  kind === 'followUp' && from < yearsAround(window, zone).from && holdings.some((one) => one.code === code);

const meets = (one: Window, other: Window): boolean => one.to > other.from && one.from < other.to;

/** An interval is counted from a visit: while the one before is owed, under way or late, there is no next one. */
const isOwedStill = (one: Expected, duties: readonly StandingDuty[], now: number): boolean =>
  one.oneAtATime && duties.some((duty) => duty.code === one.code && duty.kind === one.kind && duty.period !== one.period && (duty.standing === 'begun' || (duty.standing === 'free' && duty.to <= now)));

function onePerPeriod(expected: readonly Expected[]): Expected[] {
  const seen = new Set<string>();
  return expected.filter((one) => !seen.has(keyOf(one)) && seen.add(keyOf(one)));
}
