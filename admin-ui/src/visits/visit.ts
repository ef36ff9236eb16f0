import type { Named, PersonName } from '../cases/incident.ts';

export interface VisitDuty {
  id: string;
  kind: string;
  /** A class that is sensitive has no code here for whoever may not read it. */
  code: string | null;
  period: string;
  from: string;
  to: string;
  state: string;
}

/** One knock at one door, with all that it is to discharge. */
export interface Visit {
  id: string;
  seq: number;
  status: string;
  target: { kind: string; id: string };
  household: { id: string; code: string; address: string | null } | null;
  place: { id: string; code: string; zh: string | null; address: string | null } | null;
  grid: Named | null;
  window: { from: string; to: string };
  duties: VisitDuty[];
  worker: PersonName | null;
  care: boolean;
  unplanned: boolean;
  slot: string | null;
  due: string | null;
  overdue: boolean;
  late: boolean;
  height: number;
  outcome: string | null;
  occurredAt: string | null;
  knocks: { at: string; outcome: string; by: PersonName | null }[];
  retry: { by: string; notIn: string } | null;
  lostContact: { since: string; by: string; opens: string; opened: boolean } | null;
  excuse: { state: string; reason: string | null; askedAt: string; answerBy: string; words?: string } | null;
  followUps: { id: string; number: string; why: string; owesWord: boolean; openedAt: string; toldAt: string | null }[];
  note?: string;
  pack: { id: string; version: number };
  over: boolean;
  /** What this reader may do now. */
  actions?: { name: string }[];
}

/** What people call the door: nobody's name. */
export const doorOf = ({ household, place, target }: Visit): string => household?.code ?? place?.code ?? target.id.slice(-6);
