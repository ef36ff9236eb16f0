import type { Action } from './commands.ts';
import { actions } from './commands.ts';
import type { RequestRow } from './requests.ts';
import { requests } from './requests.ts';
import type { Step, Who } from './road.ts';
import { road } from './road.ts';
import type { Status } from './status.ts';
import { finalStatuses, statuses } from './status.ts';

const rows = road as Record<Status, Partial<Record<Action, Step>>>;

/** What the clock does on the road by itself; the tables hold only what people do. */
const byItself: readonly (readonly [Status, Status, string])[] = [
  ['submitted', 'withdrawn', 'no information given'],
  ['closed', 'archived', 'nobody objected'],
];

const movesOf = (from: Status): [Action, Status][] =>
  (Object.entries(rows[from]) as [Action, Step][]).flatMap(([action, { to }]) => [to ?? []].flat().filter((one) => one !== from).map((one): [Action, Status] => [action, one]));

/** TABLE ONE as a Mermaid state diagram: an arrow where a status is left, with every action that leads along it. */
export function roadPicture(): string {
  const arrows = statuses.flatMap((from) => {
    const moves = movesOf(from);
    const targets = statuses.filter((to) => moves.some(([, reached]) => reached === to));
    return targets.map((to) => `  ${from} --> ${to}: ${moves.filter(([, reached]) => reached === to).map(([action]) => action).join(', ')}`);
  });
  const clock = byItself.map(([from, to, why]) => `  ${from} --> ${to}: (clock) ${why}`);
  return ['stateDiagram-v2', '  [*] --> submitted', ...arrows, ...clock, ...finalStatuses.map((status) => `  ${status} --> [*]`)].join('\n');
}

/** Who may do what in which status, an action a row. */
export function roadTable(): string {
  const line = (status: Status, action: Action): string[] => {
    const step = rows[status][action];
    return step ? [`| \`${status}\` | \`${action}\` | ${step.by.join(', ')} | ${reached(step)} | ${barred(step)} |`] : [];
  };
  return ['| in | action | by | leads to | never by whoever |', '|---|---|---|---|---|', ...statuses.flatMap((status) => actions.flatMap((action) => line(status, action)))].join('\n');
}

const reached = ({ to }: Step): string => [to ?? []].flat().map((status) => `\`${status}\``).join(' or ');
const barred = ({ not }: Step): string => (not === undefined ? '' : { handledOrDispatched: 'handled or dispatched it', askedFor: 'asked for it', decidedBefore: 'decided before' }[not]);

/** TABLE TWO as a table: during which statuses one waits for which answer, and what silence does. */
export function requestTable(): string {
  const line = ([kind, { during, asked, answered, clock, pauses, ifSilent }]: [string, RequestRow]): string =>
    `| \`${kind}\` | ${during.join(', ')} | ${asked ?? 'the rules themselves'} | ${answered.join(', ')} | \`${clock}\` | ${pauses.join(', ')} | ${ifSilent} |`;
  return ['| request | during | asked by | answered by | clock | pauses | if silent |', '|---|---|---|---|---|---|---|', ...Object.entries<RequestRow>(requests).map(line)].join('\n');
}

/** Parts of the road that no table of roles has, for a reader. */
export const parts: Partial<Record<Who, string>> = {
  fullWorker: 'a full-time grid worker of the area', clerk: 'whoever does the work of the leading unit', head: 'the head of the leading unit', assistingUnit: 'a unit that was asked for help',
  spotCloser: 'whoever the authority matrix of the pack lets settle it', reporter: 'whoever reported, with the code of the case or as staff',
  mediator: 'a mediator of the area, where the case is mediated', clueOfficer: 'the two officers of the confidential lane, and there nobody else', anyone: 'whoever may see the case, but not an auditor',
};
