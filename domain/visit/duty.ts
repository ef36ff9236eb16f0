/** Where a duty comes from: a cadence, one of the 必到 triggers, a task that somebody gave, a follow-up visit, the review of a risk. */
export const dutyKinds = ['cadence', 'trigger', 'task', 'followUp', 'review'] as const;
export type DutyKind = (typeof dutyKinds)[number];

/** `lapsed`: a later visit of the class was made while this one was still owed; it stays a missed one. */
export const dutyStates = ['upcoming', 'open', 'discharged', 'excused', 'lapsed', 'cancelled'] as const;
export type DutyState = (typeof dutyStates)[number];

/** Whom a duty is about. `person` is a member of staff: a task given to him by name. */
export const targetKinds = ['household', 'place', 'risk', 'person'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** From an instant up to, not including, another: epoch milliseconds, both at midnight of the county's zone unless a trigger set them. */
export interface Window { from: number; to: number }

/** A window with the name that makes a duty unique beside its target and code: `2026`, `2026-H1`, `2026-Q4`, `2026-11`, a day, or an id. */
export interface Period extends Window { period: string }

/** One thing owed to one target. */
export interface Duty extends Period {
  id: string;
  kind: DutyKind;
  code: string;
  state: DutyState;
  /** A triggered duty's trigger, a follow-up's, a task's; null for cadences that follow the calendar. */
  causeId?: string | null;
}

export const isLive = ({ state }: Pick<Duty, 'state'>): boolean => state === 'upcoming' || state === 'open';

export const contains = ({ from, to }: Window, at: number): boolean => from <= at && at < to;

/** Owed, its window gone by, nobody was there: a question, never stored. */
export const isDutyOverdue = (duty: Pick<Duty, 'state' | 'to'>, at: number): boolean => isLive(duty) && at >= duty.to;
