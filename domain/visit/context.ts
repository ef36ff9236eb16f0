import type { Calendar } from '../calendar/calendar.ts';
import type { Actor, Grant, Viewer } from '../case/actor.ts';
import type { CalendarRef } from '../case/context.ts';
import type { Refusal } from '../case/refusals.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { VisitAction } from './commands.ts';
import type { Held } from './cadence.ts';
import type { Earlier } from './discharge.ts';
import type { Duty } from './duty.ts';
import type { NewVisitEntry } from './entries.ts';
import type { FollowUp, VisitState } from './state.ts';

/** A duty that somebody owes at this door, with the visit that it was merged into. */
export interface DoorDuty extends Duty { visitId: string | null }

/** Everything a verdict needs besides the visit and the command, fetched beforehand. */
export interface VisitContext {
  /** Epoch milliseconds by the database's clock, never earlier than the visit's last line. */
  now: number;
  pack: MethodPack;
  /** The newest version of the pack's calendar. */
  calendar: CalendarRef;
  calendarOf: (ref: CalendarRef) => Calendar;
  viewer: Viewer;
  actor: Actor;
  /** Ids from the county down to where the door lies now. */
  path: readonly string[];
  /** Every live duty at this door, of whatever visit. */
  door: {
    duties: readonly DoorDuty[];
    earlier: readonly Earlier[];
    circumstances: readonly Held[];
    /** Other visits to this door that are not over. */
    others: readonly VisitState[];
  };
  /** A worker by user name or id, with his roles now. */
  worker: (ref: string) => { id: string; grants: readonly Grant[] } | undefined;
  /** Incidents of this visit whose work is done. */
  isClosed: (caseId: string) => boolean;
  /** The id of the nth incident that this turn opens: made from the turn, so that a repeated turn opens the same. */
  caseId: (nth: string) => string;
}

export interface VisitCommand { action: VisitAction; body: unknown; ifMatch?: number }

/** An incident to open with the lines that name it, in the same transaction. */
export interface Opening {
  caseId: string;
  category: string | null;
  why: FollowUp['why'];
  /** What was said, or nothing where the clock opens it. */
  text: string | null;
  /** Whose name it bears: the visitor's. */
  by: string | null;
  /** Hashes of photos and voice of what was found. */
  evidence?: readonly string[];
  /** Of the confidential lane: neither side names the other. */
  hidden: boolean;
}

/** Lines for another visit to the same door. */
export interface VisitKin { visitId: string; entries: NewVisitEntry[] }

export type VisitDecision = { refused: Refusal } | { entries: NewVisitEntry[]; state: VisitState; kin: VisitKin[]; opens: Opening[] };
