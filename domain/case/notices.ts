import type { NewEntry } from './entries.ts';
import type { CaseState } from './state.ts';

/** To whom, in words: the reporter, a person, or whoever holds a role in a unit or over the case's area. */
export type Recipient =
  | { kind: 'reporter' }
  | { kind: 'person'; id: string }
  | { kind: 'unit'; role: string; unit: string }
  | { kind: 'area'; role: string; areaPath: string[] };

/** A message that an entry causes. `template` is a key of `words.notices`; the text carries the case number and a link, never personal data. */
export interface NoticeDraft {
  recipient: Recipient;
  template: string;
  /** Unique within the case: a line tells nobody twice. */
  dedupe: string;
  /** Not held back by quiet hours. */
  urgent: boolean;
}

/** Every line that tells somebody, and whom: roles of the unit (`clerk`, `head`), roles over the area, the reporter, the named person. */
const tells: { [T in NewEntry['type']]?: readonly string[] } = {
  Submitted: ['desk'],
  Accepted: ['reporter'],
  Rejected: ['reporter'],
  InformationAsked: ['reporter'],
  InformationGiven: ['desk'],
  Merged: ['reporter'],
  Settled: ['reporter'],
  Dispatched: ['clerk', 'person'],
  ReturnAsked: ['dispatcher'],
  ReturnGranted: ['clerk', 'person'],
  ReturnRefused: ['clerk'],
  ExtensionAsked: ['dispatcher', 'chief'],
  ExtensionGranted: ['clerk', 'reporter'],
  ExtensionRefused: ['clerk'],
  HoldAsked: ['chief'],
  HoldGranted: ['clerk', 'reporter'],
  HoldRefused: ['clerk'],
  Resumed: ['clerk'],
  AssistAsked: ['assistingUnit'],
  AssistGiven: ['clerk'],
  FedBack: ['verifier'],
  Agreed: ['verifier'],
  Passed: ['reporter'],
  Failed: ['clerk'],
  SampleFailed: ['desk'],
  Regraded: ['clerk'],
  Urged: ['head'],
  SupervisionAnswered: ['verifier', 'county'],
  Reassigned: ['person'],
  Designated: ['clerk', 'person'],
  SecondSignAsked: ['dispatcher'],
  MovedUp: ['mediator'],
  MediationCapped: ['mediator', 'clerk', 'dispatcher'],
  Referred: ['reporter'],
  Appealed: ['desk', 'dispatcher'],
  EmergencyDeclared: ['clerk', 'head', 'chief', 'county'],
  ConsultationCalled: ['dispatcher', 'chief'],
};

/** Roles of the next level when a matter is handed up, and of those who hear of a second and third rework. */
const above = { grid: 'leader', village: 'desk', town: 'dispatcher', county: 'county' } as const;

/**
 * Who hears of this line. `state` is the case after it. The confidential lane tells nobody: a notice would say that there is a clue.
 */
export function noticesFor(state: CaseState, entry: NewEntry, seq: number): NoticeDraft[] {
  if (state.lane === 'confidential') return [];
  const urgent = state.profile === 'E' || state.profile === 'U';
  const seen = new Set<string>();
  return whom(state, entry).flatMap((word) => {
    const role = standsFor(state, entry, word);
    const recipient = recipientOf(state, entry, role);
    const dedupe = `${seq}:${role}`;
    if (!recipient || seen.has(dedupe)) return [];
    seen.add(dedupe);
    return [{ recipient, template: templateOf(entry, role), dedupe, urgent }];
  });
}

function whom(state: CaseState, entry: NewEntry): readonly string[] {
  switch (entry.type) {
    case 'RungReached':
    case 'Supervised':
      return entry.data.whom;
    case 'Escalated':
      return [above[entry.data.to]];
    case 'Failed':
      return entry.data.rework >= 3 ? ['clerk', 'county'] : entry.data.rework === 2 ? ['clerk', 'chief'] : ['clerk'];
    case 'FedBack':
      return [entry.data.closes ? 'reporter' : 'verifier'];
    case 'Settled':
      return entry.data.mustReportCopy ? ['reporter', 'dispatcher'] : ['reporter'];
    case 'Accepted':
      return ['reporter', ...(entry.data.unclearOwner ? ['dispatcher'] : []), ...(entry.data.leader ? ['chief'] : [])];
    case 'Reopened':
      return ['clerk', 'dispatcher', ...(entry.data.reopened >= 2 ? ['chief'] : [])];
    case 'Submitted':
      return state.place.path.length < 2 ? ['county'] : ['desk', 'dispatcher'];
    default:
      return tells[entry.type] ?? [];
  }
}

const unitRoles = ['clerk', 'head'];

/** The next on duty is the centre's, and the centre answers for a case that no unit has. */
function standsFor(state: CaseState, entry: NewEntry, word: string): string {
  if (word === 'nextOnDuty') return 'dispatcher';
  return unitRoles.includes(word) && unitOf(state, entry) === null ? 'dispatcher' : word;
}

const unitOf = (state: CaseState, entry: NewEntry): string | null => (entry.type === 'RungReached' || entry.type === 'Supervised' ? entry.data.unit : state.lead);

function recipientOf(state: CaseState, entry: NewEntry, word: string): Recipient | null {
  if (word === 'reporter') return state.reporter.reachable || state.children.length > 0 ? { kind: 'reporter' } : null;
  if (word === 'person') return state.person === null ? null : { kind: 'person', id: state.person };
  if (word === 'assistingUnit') return entry.type === 'AssistAsked' ? { kind: 'unit', role: 'clerk', unit: entry.data.unit } : null;
  if (!unitRoles.includes(word)) return { kind: 'area', role: word, areaPath: state.place.path };
  const unit = unitOf(state, entry);
  return unit === null ? null : { kind: 'unit', role: word, unit };
}

/** A rung speaks as what it does (提醒, 催办, 督办); a line to the reporter has words of its own. */
function templateOf(entry: NewEntry, word: string): string {
  if (entry.type === 'Accepted' && word === 'chief') return 'LeaderNeeded';
  if (word === 'reporter') return entry.type === 'RungReached' ? 'reporter.InformationAsked' : `reporter.${entry.type}`;
  return entry.type === 'RungReached' || entry.type === 'Supervised' ? `rung.${entry.data.then}` : entry.type;
}
