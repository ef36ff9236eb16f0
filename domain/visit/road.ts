import type { VisitAction } from './commands.ts';
import type { VisitStatus } from './status.ts';

/**
 * Who may, besides the clock. `visitor` is whoever the visit was given to, else every worker of the grid; `leader` is the grid leader,
 * `superior` the village desk (R06), who answers where the leader asked for himself.
 */
export type Visitor = 'visitor' | 'leader' | 'superior' | 'clock';

/** `to` is absent where the status stays. `not` keeps asking and granting two persons (R05's own visits: R06). */
export interface VisitStep {
  by: readonly Visitor[];
  to?: VisitStatus | readonly VisitStatus[];
  not?: 'askedFor';
}

/** `open` again where somebody was met and nothing of it could be discharged (too near the last visit, too many calls in a row). */
const finished = ['done', 'notMet', 'refused', 'away', 'open'] as const;
const visitors = ['visitor', 'leader'] as const;

const give = { hand: { by: ['leader', 'superior'] } } as const;
const appoint = { plan: { by: visitors, to: 'planned' } } as const;
const begin = { start: { by: visitors, to: 'drafting' } } as const;
const went = { record: { by: visitors, to: finished } } as const;
/** What somebody asked for is answered to them, whatever else becomes of the visit. */
const answer = { tell: { by: visitors, to: 'settled' } } as const;
const excuse = {
  askExcuse: { by: visitors },
  grantExcuse: { by: ['leader', 'superior'], to: 'excused', not: 'askedFor' },
  refuseExcuse: { by: ['leader', 'superior'], not: 'askedFor' },
} as const;

/**
 * TABLE ONE of visits: status first, action second. Opening the window, reminding, escalating, letting the last word be
 * said (`settled`) are the clock's and no rows. An upcoming visit may be promised or handed on, not made: nothing is discharged before its duty.
 */
export const visitRoad = {
  upcoming: { ...appoint, ...give },
  open: { ...appoint, ...begin, ...went, ...excuse, ...give, ...answer },
  planned: { ...appoint, ...begin, ...went, ...excuse, ...give, ...answer },
  drafting: { ...went, ...excuse, ...give, ...answer },
  notMet: { ...appoint, ...begin, ...went, ...excuse, ...give, ...answer },
  refused: { ...went, ...excuse, ...give, ...answer },
  away: { ...answer },
  excused: { ...went, ...answer },
  done: { ...answer },
  settled: {},
} as const satisfies Record<VisitStatus, Partial<Record<VisitAction, VisitStep>>>;

/** The row for an action in a status, if the road has one. */
export const visitStep = (status: VisitStatus, action: VisitAction): VisitStep | undefined =>
  (visitRoad[status] as Partial<Record<VisitAction, VisitStep>>)[action];

/** Everybody who may do an action in some status: what separates "never you" (403) from "not now" (409). */
export const visitEverBy = (action: VisitAction): readonly Visitor[] => [
  ...new Set(Object.values(visitRoad as Record<VisitStatus, Partial<Record<VisitAction, VisitStep>>>).flatMap((rows) => rows[action]?.by ?? [])),
];
