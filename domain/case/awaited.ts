import type { Viewer } from './actor.ts';
import { requests } from './requests.ts';
import type { Who } from './road.ts';
import { everBy } from './road.ts';
import type { Action } from './commands.ts';
import type { CaseState, RequestState } from './state.ts';

/**
 * Who must answer something now, as words that a list can be asked for: `person:<id>`, `unit:<code>`, `role:<role>` over the case's area,
 * `role:<role>@<unit>`. The county may answer nearly everything, so it is not waited for where somebody nearer may.
 */
export function awaited(state: CaseState): string[] {
  const open = state.requests.filter(({ state: stands }) => stands === 'open').flatMap((request) => whoAnswers(state, request));
  const supervised = state.clocks.some(({ name, stoppedAt }) => name === 'supervisionAnswer' && stoppedAt === null);
  const answers = supervised ? [state.lead === null ? 'role:dispatcher' : `role:head@${state.lead}`] : [];
  const leader = state.leaderWanted && !state.over ? ['role:chief'] : [];
  return [...new Set([...open, ...answers, ...leader])].toSorted();
}

function whoAnswers(state: CaseState, request: RequestState): string[] {
  const who = new Set(requests[request.kind].answered.flatMap((action) => everBy(action as Action)));
  if (who.size > 1) who.delete('county');
  return [...who].flatMap((one) => named(state, request, one));
}

function named({ lead, reporter }: CaseState, request: RequestState, who: Who): string[] {
  if (who === 'reporter') return reporter.personId === null ? [] : [`person:${reporter.personId}`];
  if (who === 'assistingUnit') return request.unit === null ? [] : [`unit:${request.unit}`];
  if (who === 'clerk' || who === 'head') return lead === null ? [] : [`role:${who}@${lead}`];
  return [`role:${who}`];
}

/** The words under which this person is waited for. */
export const awaitedAs = ({ personId, grants }: Viewer): string[] => [
  ...new Set([
    ...(personId === null ? [] : [`person:${personId}`]),
    ...grants.flatMap(({ role, unit, areaId }) => [
      ...(unit === null ? [] : [`unit:${unit}`, `role:${role}@${unit}`]),
      ...(areaId === null ? [] : [`role:${role}`]),
    ]),
  ]),
];
