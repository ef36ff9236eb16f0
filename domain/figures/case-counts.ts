import { DAY, dateOf } from '../calendar/day.ts';
import { wallOf } from '../calendar/zone.ts';
import type { CaseState, ClockState } from '../case/state.ts';
import type { ClockName } from '../case/status.ts';
import { ringOf } from '../case/stopwatch-of.ts';
import type { Calendars } from '../case/stopwatch-of.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { CaseCountName } from './count-names.ts';

/** One thing that counts, on the day (of China, `YYYY-MM-DD`) on which it does. */
export interface Count<N extends string = string> { name: N; day: string }

const zone = 'Asia/Shanghai';
/** The day of an instant (epoch ms) on the wall in China. */
export const dayOfCount = (at: number): string => dateOf(Math.floor(wallOf(zone, at) / DAY));

const disputes = '01';
const petitions = '02';
const livelihood = '08';
/** Problems and hazards 问题隐患: what is neither a dispute, a petition, a service nor base data. */
const problems = ['03', '04', '05', '06', '07'];

/**
 * What a case counts for in the figures, each once: everything follows from the folded state, so a case that is reopened takes its own
 * closing back. Nothing of the confidential lane counts (001-11), and no count knows a person.
 */
export function countsOfCase(state: CaseState, { pack, calendarOf }: Calendars & { pack: MethodPack }): Count<CaseCountName>[] {
  if (state.lane !== 'open') return [];
  const category = pack.categories.find(({ code }) => code === state.category);
  const major = category?.major ?? null;
  const result = pack.results.find(({ code }) => code === state.result?.code);
  const isDispute = major === disputes;
  const found: Count<CaseCountName>[] = [];
  const count = (name: CaseCountName, at: number | null | undefined, when = true): void => {
    if (when && at !== null && at !== undefined) found.push({ name, day: dayOfCount(at) });
  };

  count('received', state.createdAt);
  count('disputesScreened', state.createdAt, isDispute);
  count('grave', state.createdAt, state.severity === 'major' || state.severity === 'extraordinary');
  kept(state, 'accept', 'accepted', 'acceptedOnTime', calendarOf, count);
  kept(state, 'sign', 'signed', 'signedOnTime', calendarOf, count);
  if (!result?.leavesDenominator && state.status !== 'rejected') {
    const handle = state.clocks.findLast(({ name }) => name === 'handle');
    const ring = handle ? ringOf(handle, { calendarOf }) : null;
    count('handleDue', ring);
    count('handledOnTime', ring, handle !== undefined && handle.stoppedAt !== null && ring !== null && handle.stoppedAt <= ring);
  }

  const at = state.status === 'closed' || state.status === 'archived' ? state.closedAt : null;
  count('closed', at);
  const solved = result?.solved ?? false;
  count('solved', at, solved);
  count('problemsSolved', at, solved && problems.includes(major ?? ''));
  count('livelihoodSolved', at, solved && major === livelihood);
  count('petitionsSettled', at, solved && major === petitions);
  count('disputesConcluded', at, isDispute && !result?.leavesDenominator);
  count('disputesSettled', at, isDispute && solved);
  if (solved) count(`solvedAt.${state.ownerLevel}`, at);
  const { rework, returned, reopened, extended } = state.counts;
  count('reworked', at, rework > 0);
  count('inOneGo', at, rework === 0 && returned === 0 && reopened === 0 && extended <= 1);
  count('extended', state.createdAt, extended > 0);
  count('returned', state.createdAt, returned > 0);
  count('onceReopened', state.createdAt, reopened > 0);
  count('supervised', state.createdAt, state.clocks.some(({ name }) => name === 'supervisionAnswer') || state.height > 0);
  count('held', state.createdAt, state.requests.some(({ kind, state: stands }) => kind === 'hold' && (stands === 'granted' || stands === 'ended')));
  if (state.rating) {
    const rated = state.closedAt ?? state.updatedAt;
    count('rated', rated);
    count('ratedSolved', rated, state.rating.solved);
    count('ratedSatisfied', rated, state.rating.satisfied);
  }
  return found;
}

/** A clock that was stopped, and whether by its time; both on the day on which it was stopped. */
function kept(state: CaseState, name: ClockName, done: CaseCountName, onTime: CaseCountName, calendarOf: Calendars['calendarOf'], count: (name: CaseCountName, at: number | null, when?: boolean) => void): void {
  const clock = state.clocks.find((one: ClockState) => one.name === name && one.stoppedAt !== null);
  if (!clock || clock.stoppedAt === null) return;
  count(done, clock.stoppedAt);
  count(onTime, clock.stoppedAt, clock.stoppedAt <= (ringOf(clock, { calendarOf }) ?? Infinity));
}
