import type { Unit } from '../calendar/budget.ts';
import type { Actor } from '../case/actor.ts';
import type { Action } from '../case/commands.ts';
import type { EntryType } from '../case/entries.ts';
import type { RefusalCode } from '../case/refusals.ts';
import type { RequestKind } from '../case/requests.ts';
import type { RequestState } from '../case/state.ts';
import type { Channel, ClockName, Level, Severity, Status } from '../case/status.ts';
import type { Stretch } from '../clock/explain.ts';
import type { Deed } from '../clock/ladder.ts';
import type { Role } from '../people/roles.ts';
import type { VisitAction } from '../visit/commands.ts';
import type { VisitEntryType } from '../visit/entries.ts';
import type { FollowUp } from '../visit/state.ts';
import type { VisitStatus } from '../visit/status.ts';
import type { DoorProblem, FieldFault, Why } from './faults.ts';
import type { ResidentLine, SealedPart, StaffNotice, Variant, VisitNotice } from './lines.ts';

/** Light of a deadline 时限颜色: green below 70 %, yellow below the end, red beyond it, grey while it pauses. */
export type Light = 'green' | 'yellow' | 'red' | 'grey';

/** Whom a rung or a line names besides the roles. */
export type Besides = 'reporter' | 'person' | 'assistingUnit' | 'nextOnDuty';

/** How a thing went wrong: a headline and what to do about it. */
export interface ProblemWords { title: string; detail: string }

/**
 * Everything that a language has to say, derived from the domain: a status without a word does not compile. Templates name what is put
 * in as `%{name}`; `say` fills them.
 */
export interface Words {
  statuses: Record<Status, string>;
  actions: Record<Action, string>;
  roles: Record<Role | Besides, string>;
  /** Who acted, where no name is known. */
  actors: Record<Actor['kind'], string>;
  clocks: Record<ClockName, string>;
  requests: Record<RequestKind, string>;
  requestStates: Record<RequestState['state'], string>;
  severities: Record<Severity, string>;
  channels: Record<Channel, string>;
  levels: Record<Level, string>;
  lights: Record<Light, string>;
  /** What the clock does at a rung, as one word. */
  deeds: Record<Deed, string>;
  /** Supervision by its height. */
  heights: Record<1 | 2, string>;
  methods: Record<'visit' | 'photo' | 'reporterConfirmation', string>;
  stages: Record<'first' | 'further' | 'final', string>;
  /** What makes a case worse, and the danger signs of a dispute; a pack may know others. */
  signs: Record<'worse' | 'threat' | 'weapon' | 'repeatedViolence' | 'tenPeopleOrMore' | 'threePoliceCallsOrMore', string>;
  /** Units of a budget, after the number. */
  units: Record<Unit, string>;
  /** The stretches of the sum behind a deadline. */
  stretches: Record<Stretch['kind'] | 'extended', string>;
  yes: string;
  no: string;
  /** Between the members of a list. */
  comma: string;
  /** Between a label and what it labels. */
  colon: string;
  /** One line for every kind of ledger entry, and one for each variant of it. */
  entries: Record<EntryType | Variant, string>;
  /** Of visits: where they stand, what may be done, one sentence for every kind of line. */
  visitStatuses: Record<VisitStatus, string>;
  visitActions: Record<VisitAction, string>;
  visitEntries: Record<VisitEntryType | 'Recorded.more' | 'ExcuseRefused.lapsed' | 'Handed.all', string>;
  visitNotices: Record<VisitNotice, string>;
  /** What an incident says that a visit brought about, where nobody wrote anything. */
  /** What somebody wrote down at the door; of a case the same part is what the dispatcher wrote. */
  visitNote: string;
  visitIncidents: Record<FollowUp['why'], string>;
  /** What stands before the words of a record that was made offline and came too late. */
  offlineSupplement: string;
  /** Labels of the personal texts that follow a line, for those who may read them. */
  sealed: Record<SealedPart, string>;
  /** Messages to staff, to the reporter (`reporter.`) and of the ladder (`rung.`): number and link, never anything personal. */
  notices: Record<StaffNotice | 'RecordBroken' | 'LeaderNeeded' | 'OfflineConflict' | `reporter.${ResidentLine}` | `rung.${Deed}`, string>;
  /** What the resident reads: where the report stands, and what happened, in plain words. */
  resident: { statuses: Record<Status, string>; lines: Record<ResidentLine, string> };
  problems: Record<RefusalCode | DoorProblem, ProblemWords>;
  /** Which rule said no. */
  whys: Record<Why, string>;
  /** What is wrong with one field. */
  fieldProblems: Record<FieldFault, string>;
}
