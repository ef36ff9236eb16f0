import { refuse } from '../../case/refusals.ts';
import { due } from '../../clock/stopwatch.ts';
import { excuseReasons } from '../commands.ts';
import { iso } from '../look.ts';
import { stillOwed } from '../state.ts';
import type { VisitVerdict } from '../verdict.ts';
import { lines, no } from '../verdict.ts';

/** Silence for so long is a refusal, as it is where somebody asks for more time: nobody is excused by being forgotten. (A proposal.) */
export const excuseAnsweredWithin = '3 wd';

export const askExcuse: VisitVerdict<'askExcuse'> = ({ state, body, context, now }) => {
  if (state.excuse?.state === 'open') return no(refuse('askedAlready', 'excuseOpen'));
  if (stillOwed(state).length === 0) return no(refuse('notNow', 'nothingOwed'));
  const answerBy = due({ calendar: context.calendarOf(context.calendar), start: now, budget: excuseAnsweredWithin }) ?? now;
  const reason = excuseReasons.find((code) => body.reason === code || body.reason.startsWith(`${code}:`)) ?? null;
  return lines({ type: 'ExcuseAsked', data: { reason, answerBy: iso(answerBy) }, sealed: { reason: body.reason } });
};

/** Excused duties leave the denominator. */
export const grantExcuse: VisitVerdict<'grantExcuse'> = ({ state }) =>
  state.excuse?.state === 'open'
    ? lines({ type: 'ExcuseGranted', data: { excused: stillOwed(state).map(({ id, code, period }) => ({ id, code, period })) } })
    : no(refuse('notNow', 'nothingWasAsked'));

export const refuseExcuse: VisitVerdict<'refuseExcuse'> = ({ state, body }) =>
  state.excuse?.state === 'open' ? lines({ type: 'ExcuseRefused', data: { lapsed: false }, sealed: { reason: body.reason } }) : no(refuse('notNow', 'nothingWasAsked'));
