import type { Opening } from '../context.ts';
import { outcomeTable } from '../status.ts';
import type { VisitBench, VisitDraft } from '../verdict.ts';

/** The incidents that a visit brings about: what somebody asked for or what was found (row 9), and the change of data where somebody is gone (row 8). */
export function followUpsOf({ body, context }: VisitBench<'record'>): { drafts: VisitDraft[]; opens: Opening[] } {
  const by = context.viewer.personId;
  const row = outcomeTable[body.outcome];
  const gone = 'opens' in row ? [{ caseId: context.caseId('gone'), category: row.opens as string | null, why: 'gone' as const, text: body.note ?? null, by, risk: null }] : [];
  const needs = (body.needs ?? []).map((need, nth) => {
    const { text, category = null, risk = null } = typeof need === 'string' ? { text: need } : need;
    return { caseId: context.caseId(`need ${nth}`), category, why: 'need' as const, text, by, risk };
  });
  const all = [...gone, ...needs];
  return {
    drafts: all.map(({ caseId, category, why, risk }) => ({ type: 'FollowUpOpened', data: { caseId, number: '', category, why, owesWord: why === 'need', risk } })),
    opens: all.map(({ risk: _, ...opening }) => opening),
  };
}
