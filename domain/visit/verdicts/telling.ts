import { refuse } from '../../case/refusals.ts';
import { owingWord } from '../state.ts';
import type { VisitVerdict } from '../verdict.ts';
import { invalidFields, lines, no, problem } from '../verdict.ts';

/** The person hears what became of what they asked for (row 16): after the work, never in its place. */
export const tell: VisitVerdict<'tell'> = ({ state, body, context }) => {
  const owed = owingWord(state);
  if (owed.length === 0) return no(refuse('notNow', 'nobodyWaits'));
  const meant = body.incident === undefined ? (owed.find(({ caseId }) => context.isClosed(caseId)) ?? owed[0]) : owed.find(({ caseId, number }) => body.incident === caseId || body.incident === number);
  if (!meant) return invalidFields(problem('incident', 'unknownCase'));
  if (!context.isClosed(meant.caseId)) return no(refuse('notNow', 'caseStillOpen'));
  return lines({ type: 'FollowUpClosed', data: { caseId: meant.caseId, number: meant.number }, sealed: { text: body.text } });
};
