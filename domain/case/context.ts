import type { Calendar } from '../calendar/calendar.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { Actor, Viewer } from './actor.ts';
import type { Action } from './commands.ts';
import type { NewEntry } from './entries.ts';
import type { Refusal } from './refusals.ts';
import type { CaseState, Place } from './state.ts';
import type { Level } from './status.ts';

export interface CalendarRef { id: string; version: number }

export interface UnitFound { code: string; kind: string; areaId: string; areaPath: string[] }
export interface PersonFound { id: string; units: string[]; roles: string[] }
export interface HouseholdFound { id: string; path: string[] }
export interface AreaFound { id: string; level: Level; path: string[] }

/**
 * References of a body, resolved beforehand: a code or an id in, what it names out, `undefined` when nothing does.
 * `case` is the target of a merge, already locked.
 */
export interface Lookups {
  unit: (ref: string) => UnitFound | undefined;
  person: (ref: string) => PersonFound | undefined;
  area: (ref: string) => AreaFound | undefined;
  household: (ref: string) => HouseholdFound | undefined;
  case: (ref: string) => CaseState | undefined;
}

/** Everything a verdict needs besides the case and the command, fetched beforehand and passed in. */
export interface Context {
  /** Epoch milliseconds by the database's clock, never earlier than the case's last line. */
  now: number;
  /** The pack version that the case's first line names. */
  pack: MethodPack;
  /** The newest version of the pack's calendar: what a clock that starts now runs on. */
  calendar: CalendarRef;
  /** Any version that a clock of the case names. Throws when unknown: a version is never deleted. */
  calendarOf: (ref: CalendarRef) => Calendar;
  viewer: Viewer;
  actor: Actor;
  lookups: Lookups;
}

export interface Command {
  action: Action;
  /** As it came in; parsed by `bodies[action]` after the caller's right and the status were checked. */
  body: unknown;
  /** The sequence that the caller saw (`If-Match`). */
  ifMatch?: number;
}

/** The lines for another case that go into the same transaction (the parent of a merge). */
export interface Kin { caseId: string; entries: NewEntry[] }

export type Decision = { refused: Refusal } | { entries: NewEntry[]; state: CaseState; kin: Kin[] };

/** A report as it was received, before it is a case. */
export interface Received {
  caseId: string;
  number: string;
  receivedAt: number;
  pack: { id: string; version: number };
  place: Place;
  channel: CaseState['channel'];
  category: string | null;
  severity: CaseState['severity'];
  location: { lng: number; lat: number } | null;
  evidence: string[];
  onSpot: boolean;
  reporter: CaseState['reporter'];
  sealed: { description: string; address?: string; reporterName?: string; reporterPhone?: string };
  /** An emergency opened by a visit: the visit's id. */
  openedBy?: string;
}
