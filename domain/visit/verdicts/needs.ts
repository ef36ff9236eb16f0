import { categoryOf } from '../../pack/limits.ts';
import type { Opening } from '../context.ts';
import { outcomeTable } from '../status.ts';
import type { VisitBench, VisitDraft } from '../verdict.ts';

/** The incidents that a visit brings about: what somebody asked for or what was found (row 9), and the change of data where somebody is gone (row 8). */
export function followUpsOf({ body, context }: VisitBench<'record'>): { drafts: VisitDraft[]; opens: Opening[] } {
  const by = context.viewer.personId;
  const row = outcomeTable[body.outcome];
  const gone = 'opens' in row ? [{ caseId: context.caseId('gone'), category: row.opens as string | null, why: 'gone' as const, text: body.note ?? null, by, risk: null, evidence: [] as string[] }] : [];
  const needs = (body.needs ?? []).map((need, nth) => {
    const { text, category = null, risk = null, evidence = [] } = typeof need === 'string' ? { text: need } : need;
    return { caseId: context.caseId(`need ${nth}`), category, why: 'need' as const, text, by, risk, evidence };
  });
  const all = [...gone, ...needs];
  return { drafts: all.filter(({ category }) => !isClue(category)).map(draftOf), opens: all.map(({ caseId, category, why, text, evidence }) => ({ caseId, category, why, text, by, evidence, hidden: isClue(category) })) };

  /** A clue goes its own way: no line of the visit says that there is one (001-11). */
  function isClue(category: string | null): boolean {
    return categoryOf(context.pack, category)?.confidential ?? false;
  }
}

const draftOf = ({ caseId, category, why, risk }: Pick<Opening, 'caseId' | 'category' | 'why'> & { risk: 'red' | 'yellow' | 'green' | null }): VisitDraft =>
  ({ type: 'FollowUpOpened', data: { caseId, number: '', category, why, owesWord: why === 'need', risk } });
