import { isDeepStrictEqual } from 'node:util';
import type { Action } from '../../../domain/case/commands.ts';
import { actions } from '../../../domain/case/commands.ts';
import { nextAlarm } from '../../../domain/case/alarm.ts';
import { decide, lookAgain, openCase } from '../../../domain/case/decide.ts';
import { entryData } from '../../../domain/case/entries.ts';
import type { NewEntry } from '../../../domain/case/entries.ts';
import { fold } from '../../../domain/case/fold.ts';
import { openActions } from '../../../domain/case/open-actions.ts';
import { requests } from '../../../domain/case/requests.ts';
import { CaseState } from '../../../domain/case/state.ts';
import { finalStatuses, isFinal, severities } from '../../../domain/case/status.ts';
import type { MethodPack } from '../../../domain/pack/pack.ts';
import type { Dice } from '../clock/dice.ts';
import type { Who } from '../../support/trade.ts';
import { aPack, anIncident, at, context, everybody, places, viewer } from '../../support/trade.ts';

/** Every text that a person writes here carries this mark, so that it can be looked for where it must not be. */
const mark = '私';

/** Half of what is settled on the spot is sampled, so that samples are met often enough. */
const pack: MethodPack = aPack((shipped) => ({ ...shipped, terms: { ...shipped.terms, sampledVerifyPercent: 50 } }));

const categories = ['0601', '0601', '0602', '0401', '0404', '0101', '0101', '0201', '0304', '0501', '1005', '1001', '0706', '0303'];
const hands = [['urban', 'clerk'], ['urban', 'clerk'], ['urban', 'clerk3'], ['roads', 'roadsclerk'], ['roads', 'roadsclerk'], ['centre', 'dispatcher'], ['justice', 'mediator'], ['village1', 'desk'], ['urban2', 'clerk2'], ['clue', 'clue1'], ['nowhere', 'clerk'], ['urban', 'roadsclerk']] as const;
const results = ['fixed', 'fixed', 'explainedUnreasonable', 'mediated', 'mediationFailedInformed', 'notFound', 'projectPlanned', 'nonsense'];
const spoilt: unknown[] = [null, 7, 'text', [], { nonsense: 1 }, { text: `${mark}\u0000` }, { reason: '' }, { until: '2026-02-30', reasonCode: 'season', interimMeasure: mark }];

const inDays = (now: number, days: number): string => new Date(now + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);

/** A body that may be right for the action. */
export function someBody(action: Action, dice: Dice, now: number): unknown {
  if (dice.oneIn(12)) return dice.pick(spoilt);
  const text = `${mark}${dice.upTo(9)}`;
  const handed = () => { const [lead, person] = dice.pick(hands); return { lead, person }; };
  switch (action) {
    case 'accept': return { category: dice.pick(categories), ...(dice.oneIn(12) ? { severity: dice.pick(severities) } : {}) };
    case 'reject': return { reasonCode: dice.pick(['noFacts', 'abusive', 'nonsense']), explanation: text, elsewhere: text };
    case 'askInformation': return { question: text };
    case 'merge': return { into: dice.pick(['GW-2026-000999', 'GW-2026-000123', 'nowhere']) };
    case 'settle': return { result: dice.pick(['onSpot', 'mediated', 'notFound']), done: text, told: text };
    case 'escalate': return { finding: text, proposal: text };
    case 'dispatch': return { ...handed(), ...(dice.oneIn(3) ? { assist: ['water', 'fire'] } : {}), ...(dice.oneIn(2) ? { note: text } : {}) };
    case 'askReturn': return { basis: text, suggestedOwner: text };
    case 'grantReturn': case 'designate': return handed();
    case 'askExtension': return { budget: dice.pick(['4 wh', '8 wh', '1 wd', '30 d', '100 wh', '2 h']), reason: text, ...(dice.oneIn(2) ? { consent: true } : {}) };
    case 'grantExtension': return dice.oneIn(2) ? {} : { budget: dice.pick(['2 wh', '4 wh', '20 wh']) };
    case 'askHold': return { reasonCode: dice.pick(['season', 'works', 'nonsense']), interimMeasure: text, until: inDays(now, dice.upTo(40) - 2) };
    case 'askAssist': return { unit: dice.pick(['roads', 'water', 'fire', 'urban', 'clue', 'nowhere']), what: text };
    case 'feedBack': return { result: dice.pick(results), text, ...(dice.oneIn(2) ? { plannedFor: inDays(now, 90) } : {}), ...(dice.oneIn(2) ? { evidence: ['b'.repeat(64)] } : {}) };
    case 'pass': return { method: 'visit', informed: text };
    case 'samplePass': return { method: 'photo' };
    case 'regrade': return { reason: text, ...(dice.oneIn(2) ? { severity: dice.pick(severities) } : { category: dice.pick(categories) }) };
    case 'reassign': return { person: dice.pick(['clerk', 'clerk3', 'roadsclerk', 'nobody']) };
    case 'callBack': case 'rate': return { solved: dice.oneIn(2), satisfied: dice.oneIn(2), text };
    case 'reportProgress': return { stage: dice.pick(['first', 'further', 'final']), text };
    case 'agree': return { agreement: text };
    case 'refer': return { where: text, how: text };
    case 'giveInformation': case 'giveAssist': case 'answerSupervision': case 'contact': case 'comment': return { text };
    case 'urge': case 'resume': case 'sign': case 'grantHold': case 'takeOver': case 'arrive': case 'secondSign': return {};
    default: return { reason: text };
  }
}

/** Asked before or not: for these the body says of what (the unit, the result). */
const byBody: ReadonlySet<Action> = new Set(['askAssist', 'feedBack']);

/** What ends the walk or leads nowhere new: done, but not all the time. */
const aside: ReadonlySet<Action> = new Set([
  'comment', 'contact', 'arrive', 'urge', 'takeOver', 'refer', 'withdraw', 'merge', 'declareEmergency', 'reject', 'regrade', 'settle', 'escalate', 'callBack', 'rate', 'standDown', 'reportProgress', 'askInformation',
]);

/** Those whom the road needs most. */
const busy: readonly Who[] = ['wang', 'desk', 'dispatcher', 'dispatcher3', 'clerk', 'clerk', 'head', 'verifier', 'mediator', 'chief', 'county', 'worker', 'roadsclerk', 'clue1', 'clue2'];

/** What fails says which life it was and what happened in it. */
export class BrokenLaw extends Error {}

export interface Tally { commands: number; done: number; looks: number; lines: Map<string, number>; refusals: Map<string, number> }

const same = isDeepStrictEqual;
const bump = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);

/** One life of one case, told by the dice: commands that are legal and commands that are not, and the clock in between. */
export function live(dice: Dice, commands: number, tally: Tally): void {
  const parent = anIncident({ number: 'GW-2026-000999' }).state;
  const opened = born(dice);
  let now = at('Mon 08:40');
  let state = opened.state;
  const all: NewEntry[] = [...opened.entries];
  const broken = (law: string): never => {
    throw new BrokenLaw(`${law}\n${all.slice(-12).map((entry) => `${new Date(entry.at).toISOString()} ${entry.type} ${JSON.stringify(entry.data)}`).join('\n')}`);
  };
  const holds = (claim: boolean, law: string): unknown => claim || broken(law);
  const took = (entries: readonly NewEntry[], after: CaseState): void => {
    if (entries.length === 0 && after === state) return;
    let folded = state;
    for (const entry of entries) {
      all.push(entry);
      bump(tally.lines, entry.type);
      folded = fold(folded, entry, folded.seq + 1);
      const written = JSON.stringify(entry.data);
      holds(same(entryData[entry.type].parse(JSON.parse(written)), entry.data), `${entry.type} does not survive its schema`);
      holds(!written.includes(mark), `${entry.type} tells private words`);
    }
    holds(same(folded, after), 'the fold is not the state');
    holds(after.seq === state.seq + entries.length, 'the sequence skips');
    holds(!isFinal(state.status) || after.status === state.status, `${state.status} did not stay`);
    state = after;
    stands(state, holds);
  };
  const look = (): void => {
    tally.looks++;
    const context1 = context({ now, pack });
    const first = lookAgain(state, context1);
    if ('refused' in first) return broken('a look was refused');
    took(first.entries, first.state);
    const second = lookAgain(state, context1);
    holds(!('refused' in second) && second.entries.length === 0, 'a second look adds');
    const alarm = nextAlarm(state, context1);
    holds(alarm === null || alarm > now, 'the alarm lies behind the look');
  };
  stands(state, holds);
  for (let i = 0; i < commands; i++) {
    if (dice.oneIn(3)) {
      now += dice.pick([60_000, 60_000, 600_000, 600_000, 600_000, 3_600_000, 3_600_000, 14_400_000, 14_400_000, 86_400_000, 86_400_000 * 4, 86_400_000 * (dice.oneIn(3) ? 16 : 1)]);
      look();
    } else if (dice.oneIn(6)) {
      const alarm = nextAlarm(state, context({ now, pack }));
      if (alarm !== null) { now = Math.max(now, alarm); look(); }
    }
    let who = dice.pick(everybody);
    let given = context({ now, who, pack, cases: [parent, state] });
    let offered = openActions(state, viewer(who), given);
    for (let tries = 0; offered.length < 3 && tries < 2 && !state.over; tries++) {
      who = dice.pick(busy);
      given = context({ now, who, pack, cases: [parent, state] });
      offered = openActions(state, viewer(who), given);
    }
    const telling = dice.oneIn(6) ? offered : offered.filter((one) => !aside.has(one));
    const action = telling.length > 0 && !dice.oneIn(4) ? dice.pick(telling) : dice.pick(actions);
    tally.commands++;
    if (state.over && dice.oneIn(6)) break;
    const decision = decide(state, { action, body: someBody(action, dice, now), ...(dice.oneIn(20) ? { ifMatch: state.seq - dice.upTo(1) } : {}) }, given);
    if ('refused' in decision) {
      const { code, why } = decision.refused;
      bump(tally.refusals, `${code} ${why}`);
      holds(!offered.includes(action) || ['invalid', 'stale', 'conflict'].includes(code) || (code === 'askedAlready' && byBody.has(action)), `${action} was offered to ${who} and refused: ${code} ${why}`);
      continue;
    }
    tally.done++;
    holds(offered.includes(action), `${action} was not offered to ${who} and done`);
    took(decision.entries, decision.state);
  }
  holds(CaseState.safeParse(JSON.parse(JSON.stringify(state))).success, 'the state is none');
  holds(same(folded(all), state), 'the fold of the whole ledger is not the state');
  const rungs = all.flatMap(({ type, data }) => (type === 'RungReached' || type === 'Supervised' ? [`${data.clock} ${data.round} ${data.about ?? ''} ${data.rung}`] : []));
  holds(new Set(rungs).size === rungs.length, 'a rung was reached twice');
}

const folded = (entries: readonly NewEntry[]): CaseState =>
  entries.reduce<CaseState | string>((so, entry, i) => fold(so, entry, i + 1), 'case GW-2026-000123') as CaseState;

function born(dice: Dice) {
  const number = 'GW-2026-000123';
  const opened = openCase(
    {
      caseId: `case ${number}`, number, receivedAt: at('Mon 08:40'), pack: { id: pack.id, version: pack.version },
      place: { areaId: 'grid1', path: [...places.grid] }, channel: 'resident', category: dice.oneIn(4) ? null : dice.pick(categories), severity: dice.oneIn(12) ? dice.pick(severities) : 'general',
      location: null, evidence: [], onSpot: false, sealed: { description: mark, reporterName: mark },
      reporter: { kind: 'resident', personId: dice.oneIn(5) ? 'worker' : null, onBehalf: false, reachable: dice.oneIn(2) },
    },
    context({ now: at('Mon 08:40'), who: 'wang', pack }),
  );
  if ('refused' in opened) throw new Error('the report was refused');
  return opened;
}

/** What holds of every case at every moment. */
function stands(state: CaseState, holds: (claim: boolean, law: string) => unknown): void {
  const runs = state.clocks.filter(({ stoppedAt }) => stoppedAt === null);
  holds(!(finalStatuses as readonly string[]).includes(state.status) || runs.length === 0, `a clock runs in ${state.status}`);
  for (const { kind, state: asked } of state.requests) {
    const during: readonly string[] = requests[kind].during;
    holds(asked !== 'open' || during.includes(state.status), `${kind} is open in ${state.status}`);
    holds(!(kind === 'hold' && asked === 'granted') || state.status === 'inProgress', `a hold stands in ${state.status}`);
  }
  for (const { name, about } of runs) {
    const waits = name === 'requestAnswer' ? (about as keyof typeof requests) : name === 'assist' ? 'assist' : name === 'adjudicateReturn' && !state.unclearOwner ? 'return' : null;
    holds(waits === null || state.requests.some(({ kind, state: asked, unit }) => kind === waits && asked === 'open' && (name !== 'assist' || unit === about)), `${name} ${about} waits for nobody`);
  }
  const named = runs.map(({ name, about }) => `${name} ${about}`);
  holds(new Set(named).size === named.length, 'the same clock runs twice');
  holds(runs.every(({ name, pauses }) => pauses.every(({ to }) => to !== null) || name === 'handle' || name === 'accept'), 'another clock is paused');
  holds(Object.values(state.counts).every((count) => count >= 0), 'a count is negative');
  holds(state.status === 'submitted' || state.status === 'accepted' || state.lead !== null || !['dispatched', 'inProgress', 'verifying'].includes(state.status), 'nobody has it');
  holds(!['archived', 'merged', 'referred', 'withdrawn'].includes(state.status) || (state.over && state.followUps.length === 0), 'it is over and yet not');
  holds(state.lane === 'open' || (state.assist.length === 0 && [...state.units, state.lead].every((unit) => unit === null || unit === 'clue')), 'a unit knows of the clue');
}
