/**
 * Where a visit stands. "Late" and "by phone" are facts about a finished visit, "overdue" is a question asked of the row,
 * "sampled" is a mark: none of them is a place on the road.
 */
export const visitStatuses = ['upcoming', 'open', 'planned', 'drafting', 'done', 'notMet', 'refused', 'away', 'excused', 'settled'] as const;
export type VisitStatus = (typeof visitStatuses)[number];

/** Statuses in which somebody has still to go there. */
export const toGo = ['upcoming', 'open', 'planned', 'drafting', 'notMet'] as const satisfies readonly VisitStatus[];

export const isToGo = (status: VisitStatus): boolean => (toGo as readonly VisitStatus[]).includes(status);

/** How a visit went 走访结果: the eight codes. */
export const outcomes = ['met', 'metRemote', 'metRelative', 'notMet', 'refused', 'moved', 'deceased', 'away'] as const;
export type Outcome = (typeof outcomes)[number];

interface OutcomeRow {
  zh: string;
  en: string;
  /** Where the visit stands then. */
  to: VisitStatus;
  /** Somebody of the household was spoken to. */
  met: boolean;
  /** Category of the data-change case that it opens. */
  opens?: string;
}

/** What each outcome means (results.json): where it leads, and whether anybody was met. What it discharges is said in `discharge.ts`. */
export const outcomeTable = {
  met: { zh: '见面', en: 'met', to: 'done', met: true },
  metRemote: { zh: '电话/视频', en: 'met by phone or video', to: 'done', met: true },
  metRelative: { zh: '见到家属', en: 'met a relative', to: 'done', met: true },
  notMet: { zh: '未见', en: 'not met', to: 'notMet', met: false },
  refused: { zh: '婉拒', en: 'refused politely', to: 'refused', met: false },
  moved: { zh: '已搬离', en: 'moved', to: 'away', met: false, opens: '1001' },
  deceased: { zh: '已去世', en: 'deceased', to: 'away', met: false, opens: '1001' },
  away: { zh: '住院/外出', en: 'hospital or away', to: 'away', met: false, opens: '1001' },
} as const satisfies Record<Outcome, OutcomeRow>;

export const isRemote = (outcome: Outcome): boolean => outcome === 'metRemote';

/** The visit is late when it took place at or behind the first instant after its window. */
export const isLate = (occurredAt: number, windowTo: number): boolean => occurredAt >= windowTo;

/** Asked of a row at an instant; never stored. */
export const isOverdue = ({ status, to }: { status: VisitStatus; to: number }, at: number): boolean => isToGo(status) && at >= to;
