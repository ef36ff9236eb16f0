import type { Action } from '../../../domain/case/commands.ts';
import { lookAgain } from '../../../domain/case/decide.ts';
import type { ClockChange, NewEntry } from '../../../domain/case/entries.ts';
import type { CaseState, ClockState } from '../../../domain/case/state.ts';
import { runningAll } from '../../../domain/case/stopwatch-of.ts';
import type { ClockName, Status } from '../../../domain/case/status.ts';
import { clockNames, statuses } from '../../../domain/case/status.ts';
import type { Incident } from '../../support/trade.ts';
import { anIncident, anIncidentIn, aPack, everybody } from '../../support/trade.ts';
import { situation } from './situations.ts';

/** What a case tells of one clock, a line a word: `Submitted start`, `Accepted stop by accept`, `HoldGranted pause by grantHold`. */
const told = ({ entries }: Incident, name: ClockName): string[] =>
  entries.flatMap((entry) => (entry.data.clocks ?? []).filter((change) => change.name === name).map((change) => saying(entry, change)));

const saying = ({ type, data }: NewEntry, { op, round }: ClockChange): string =>
  [type, op, ...(op === 'start' ? [round] : []), ...('action' in data && data.action !== undefined ? ['by', data.action] : [])].join(' ');

const petition = () => anIncident({ category: '0201', at: 'Mon 08:30' });
const clue = () => anIncident({ category: '0304' }).does('clue1', 'accept', { category: '0304' }).does('clue1', 'dispatch', { lead: 'clue', person: 'clue2' }).does('clue2', 'sign').does('clue2', 'feedBack');
const always = aPack((pack) => ({ ...pack, terms: { ...pack.terms, sampledVerifyPercent: 100 } }));
const returned = (incident: Incident) => incident.does('clerk', 'askReturn').does('dispatcher', 'grantReturn');
const onHold = (incident: Incident) => incident.does('clerk', 'askHold').does('chief', 'grantHold');

/** Every clock of the contract: a story in which it starts, stands still where the rules let it, goes on under another limit or in another round, and ends. */
const lives: Record<ClockName, { of: () => Incident; tells: string[] }> = {
  accept: {
    of: () => anIncident().does('desk', 'askInformation').does('wang', 'giveInformation').does('desk', 'reject').does('wang', 'appeal').does('dispatcher', 'declareEmergency').does('dispatcher', 'accept', { category: '0601' }),
    tells: ['Submitted start 1', 'InformationAsked pause by askInformation', 'InformationGiven resume by giveInformation', 'Rejected stop by reject', 'Appealed start 2 by appeal', 'EmergencyDeclared rebudget by declareEmergency', 'Accepted stop by accept'],
  },
  dispatch: {
    of: () => anIncidentIn('accepted', { pack: always }).does('dispatcher', 'regrade').does('worker', 'settle').does('verifier', 'sampleFail').does('dispatcher', 'dispatch'),
    tells: ['Accepted start 1 by accept', 'Regraded rebudget by regrade', 'Settled stop by settle', 'SampleFailed start 2 by sampleFail', 'Dispatched stop by dispatch'],
  },
  sign: {
    of: () => returned(anIncidentIn('dispatched')).does('dispatcher', 'regrade').does('roadsclerk', 'sign'),
    tells: ['Dispatched start 1 by dispatch', 'ReturnGranted stop by grantReturn', 'ReturnGranted start 2 by grantReturn', 'Regraded rebudget by regrade', 'Signed stop by sign'],
  },
  handle: {
    of: () => onHold(anIncidentIn('inProgress')).does('clerk', 'resume').does('clerk', 'askExtension', { budget: '1 wh', reason: '-' }).does('dispatcher', 'grantExtension').does('dispatcher', 'regrade', { category: '0702', reason: '-' })
      .does('clerk', 'feedBack').does('verifier', 'fail').does('clerk', 'feedBack'),
    tells: ['Dispatched start 1 by dispatch', 'HoldGranted pause by grantHold', 'Resumed resume by resume', 'ExtensionGranted extend by grantExtension', 'Regraded rebudget by regrade', 'FedBack stop by feedBack', 'Failed start 2 by fail', 'FedBack stop by feedBack'],
  },
  verify: {
    of: () => anIncidentIn('verifying').does('verifier', 'fail').does('clerk', 'feedBack').does('verifier', 'pass'),
    tells: ['FedBack start 1 by feedBack', 'Failed stop by fail', 'FedBack start 2 by feedBack', 'Passed stop by pass'],
  },
  firstContact: {
    of: () => anIncidentIn('accepted', { category: '0703' }).does('dispatcher', 'regrade').does('desk', 'contact'),
    tells: ['Submitted start 1', 'Regraded rebudget by regrade', 'Contacted stop by contact'],
  },
  arrival: {
    of: () => returned(anIncidentIn('dispatched', { severity: 'larger' })).does('roadsclerk', 'arrive'),
    tells: ['Dispatched start 1 by dispatch', 'ReturnGranted stop by grantReturn', 'ReturnGranted start 2 by grantReturn', 'Arrived stop by arrive'],
  },
  callBack: {
    of: () => anIncidentIn('closed').does('wang', 'reopen').does('clerk', 'sign').does('clerk', 'feedBack').does('verifier', 'pass').does('verifier', 'callBack'),
    tells: ['Passed start 1 by pass', 'Reopened stop by reopen', 'Passed start 2 by pass', 'CalledBack stop by callBack'],
  },
  objection: {
    of: () => anIncidentIn('closed').does('wang', 'reopen').does('clerk', 'sign').does('clerk', 'feedBack').does('verifier', 'pass').does('verifier', 'callBack').reaches('2026-03-20T09:00:00+08:00'),
    tells: ['Passed start 1 by pass', 'Reopened stop by reopen', 'Passed start 2 by pass', 'ObjectionLapsed stop'],
  },
  archive: {
    of: () => anIncidentIn('closed').does('worker', 'reopen').does('clerk', 'sign').does('clerk', 'feedBack').does('verifier', 'pass').does('verifier', 'callBack').reaches('2026-05-01T09:00:00+08:00'),
    tells: ['Passed start 1 by pass', 'Reopened stop by reopen', 'Passed start 2 by pass', 'Archived stop'],
  },
  adjudicateReturn: {
    of: () => returned(anIncidentIn('dispatched')).does('roadsclerk', 'askReturn').does('dispatcher', 'refuseReturn'),
    tells: ['ReturnAsked start 1 by askReturn', 'ReturnGranted stop by grantReturn', 'ReturnAsked start 2 by askReturn', 'ReturnRefused stop by refuseReturn'],
  },
  requestAnswer: {
    of: () => anIncidentIn('inProgress').does('clerk', 'askExtension', { budget: '1 wh', reason: '-' }).does('dispatcher', 'refuseExtension').does('clerk', 'askHold').does('chief', 'refuseHold').does('clerk', 'feedBack', { result: 'explainedUnreasonable', text: '-' }).does('head', 'secondSign'),
    tells: ['ExtensionAsked start 1 by askExtension', 'ExtensionRefused stop by refuseExtension', 'HoldAsked start 2 by askHold', 'HoldRefused stop by refuseHold', 'SecondSignAsked start 3 by feedBack', 'FedBack stop by secondSign'],
  },
  holdReview: {
    of: () => onHold(onHold(anIncidentIn('inProgress')).does('clerk', 'resume')).reaches('2026-03-22T09:00:00+08:00'),
    tells: ['HoldGranted start 1 by grantHold', 'Resumed stop by resume', 'HoldGranted start 2 by grantHold', 'Resumed stop'],
  },
  assist: {
    of: () => anIncidentIn('inProgress').does('clerk', 'askAssist').does('roadsclerk', 'giveAssist').does('clerk', 'askAssist', { unit: 'water', what: '-' }).does('clerk', 'feedBack'),
    tells: ['AssistAsked start 1 by askAssist', 'AssistGiven stop by giveAssist', 'AssistAsked start 2 by askAssist', 'FedBack stop by feedBack'],
  },
  supervisionAnswer: {
    of: () => anIncidentIn('inProgress').does('desk', 'contact').reaches('Tue 15:00').does('head', 'answerSupervision').reaches('Wed 09:00').does('clerk', 'feedBack'),
    tells: ['Supervised start 1', 'SupervisionAnswered stop by answerSupervision', 'Supervised start 2', 'FedBack stop by feedBack'],
  },
  emergencyReport: {
    of: () => anIncidentIn('inProgress').does('dispatcher', 'declareEmergency').does('dispatcher', 'reportProgress').does('dispatcher', 'reportProgress', { stage: 'further', text: '-' }).does('dispatcher', 'standDown'),
    tells: ['EmergencyDeclared start 1 by declareEmergency', 'ProgressReported stop by reportProgress', 'ProgressReported start 2 by reportProgress', 'ProgressReported stop by reportProgress', 'ProgressReported start 3 by reportProgress', 'StoodDown stop by standDown'],
  },
};

test('the table is whole: sixteen clocks', () => {
  expect(Object.keys(lives).toSorted()).toEqual([...clockNames].toSorted());
  expect(clockNames).toHaveLength(16);
});

test.each(clockNames)('%s: its start, its end and what lies between stand in the ledger', (name) => {
  const { of, tells } = lives[name];
  const incident = of();
  expect(told(incident, name)).toEqual(tells);
  expect(incident.state.clocks.filter((clock) => clock.name === name && clock.stoppedAt === null)).toEqual([]);
});

/** Clocks of a status that ordinary roads do not show. */
const more: Partial<Record<Status, readonly (() => Incident)[]>> = {
  submitted: [() => anIncident().does('desk', 'askInformation'), () => anIncident({ category: '0401' }).does('desk', 'reject'), () => anIncident({ severity: 'major' })],
  accepted: [petition, () => petition().does('county', 'accept', { category: '0201' }), () => anIncidentIn('accepted', { severity: 'major' }), () => anIncidentIn('accepted').reaches('Tue 14:00')],
  dispatched: [() => anIncidentIn('dispatched').does('clerk', 'askReturn'), () => anIncidentIn('dispatched', { severity: 'larger' })],
  inProgress: [
    () => onHold(anIncidentIn('inProgress')), () => anIncidentIn('inProgress').does('clerk', 'askHold'), () => anIncidentIn('inProgress').does('clerk', 'askAssist'),
    () => anIncidentIn('inProgress').does('clerk', 'feedBack', { result: 'explainedUnreasonable', text: '-' }), () => anIncidentIn('inProgress').reaches('Thu 09:00'), lives.emergencyReport.of,
    () => anIncidentIn('inProgress', { category: '0101' }),
  ],
  verifying: [() => anIncidentIn('verifying').reaches('Thu 09:00'), () => anIncidentIn('verifying', { severity: 'major' })],
  closed: [
    () => anIncidentIn('accepted', { pack: always }).does('worker', 'settle'), () => anIncidentIn('closed').reaches('Fri 09:00'),
    () => anIncidentIn('verifying', { category: '0808' }), () => anIncidentIn('inProgress', { category: '0101' }).does('mediator', 'agree').does('verifier', 'pass'), clue,
  ],
};

/** The actions of the same meaning as a clock; what ends by itself besides has `itself`. */
const endedBy: Record<ClockName, readonly (Action | 'itself')[]> = {
  accept: ['accept', 'reject'], dispatch: ['dispatch', 'settle'], sign: ['sign'], handle: ['feedBack', 'agree', 'secondSign'], verify: ['pass', 'fail', 'samplePass'],
  firstContact: ['contact'], arrival: ['arrive'], callBack: ['callBack', 'rate'], objection: ['itself'], archive: ['itself'], adjudicateReturn: ['grantReturn', 'refuseReturn', 'dispatch'],
  requestAnswer: ['giveInformation', 'grantExtension', 'grantHold', 'secondSign', 'designate'], holdReview: ['resume', 'itself'], assist: ['giveAssist'],
  supervisionAnswer: ['answerSupervision'], emergencyReport: ['reportProgress', 'standDown'],
};

const isStopped = (clock: ClockState, { clocks }: CaseState): boolean =>
  clocks.find(({ name, round, about }) => name === clock.name && round === clock.round && about === clock.about)?.stoppedAt !== null;

/** Is there anybody who can end this clock now by the action of its meaning, or will the clock end it? */
function hasAnEnd(incident: Incident, clock: ClockState): boolean {
  if (clock.name === 'handle') leadOn(incident);
  return endedBy[clock.name].some((action) => {
    if (action === 'itself') return isStopped(clock, whenSilent(incident));
    return everybody.some((who) => {
      const decision = incident.asked(who, action, action === 'accept' ? { category: incident.state.category ?? '0601' } : undefined);
      return !('refused' in decision) && isStopped(clock, decision.state);
    });
  });
}

/** Handling runs from dispatch, a petition's already from its acceptance: it ends once somebody has signed. */
function leadOn(incident: Incident): void {
  if (incident.state.status === 'accepted') incident.does('dispatcher', 'dispatch');
  if (incident.state.status === 'dispatched') incident.does(incident.state.lead === 'roads' ? 'roadsclerk' : 'clerk', 'sign');
}

/** The case when nobody does anything for half a year. */
const whenSilent = ({ state, context }: Incident): CaseState => (lookAgain(state, { ...context('dispatcher'), now: state.updatedAt + 183 * 86_400_000 }) as { state: CaseState }).state;

const endless = (of: () => Incident): string[] => runningAll(of().state).filter((clock) => !hasAnEnd(of(), clock)).map(({ name, about }) => [name, about].join(' '));

test('whoever cannot be called is not: in the confidential lane, and where a colleague told for somebody who left no number', () => {
  expect(told(clue(), 'callBack')).toEqual([]);
  const onBehalf = anIncidentIn('closed', { by: 'worker', reachable: false });
  expect(told(onBehalf, 'callBack')).toEqual([]);
  expect(told(anIncidentIn('closed', { reachable: false }), 'callBack')).toEqual(['Passed start 1 by pass']);
});

test('a reporter who says by himself whether it is solved need not be called', () => {
  expect(told(anIncidentIn('closed').does('wang', 'rate'), 'callBack')).toEqual(['Passed start 1 by pass', 'Rated stop by rate']);
});

test.each(statuses)('%s: no clock runs that nothing ends', (status) => {
  const all = [() => situation(status), () => situation(status, { severity: 'major' }), ...(more[status] ?? [])];
  for (const [nth, one] of all.entries()) expect([nth, endless(one)]).toEqual([nth, []]);
});
