import type { Action } from '../../../domain/case/commands.ts';

export type Asked = 'text' | 'line' | 'choice' | 'reason' | 'result' | 'unit' | 'date' | 'budget' | 'photos';

export interface Question {
  name: string;
  asked: Asked;
  optional?: boolean;
  choices?: readonly string[];
  list?: string;
}

const text = (name: string, optional = false): Question => ({ name, asked: 'text', ...(optional ? { optional } : {}) });
const line = (name: string): Question => ({ name, asked: 'line' });
const photos: Question = { name: 'evidence', asked: 'photos', optional: true };

/**
 * What is done from a phone, the most usual first, with what each asks for (the bodies are the domain's). Everything else is the desk's.
 * The server says which of them the caller may do now.
 */
export const acts: Partial<Record<Action, readonly Question[]>> = {
  sign: [],
  arrive: [],
  contact: [text('text')],
  feedBack: [{ name: 'result', asked: 'result' }, text('text'), photos],
  settle: [{ name: 'result', asked: 'choice', choices: ['onSpot', 'mediated', 'explainedNoDuty', 'notFound', 'selfResolved'] }, text('done'), line('told'), photos],
  pass: [{ name: 'method', asked: 'choice', choices: ['visit', 'photo', 'reporterConfirmation'] }, line('informed'), photos],
  fail: [text('reason')],
  giveInformation: [text('text'), photos],
  escalate: [text('finding'), text('proposal')],
  askAssist: [{ name: 'unit', asked: 'unit' }, text('what')],
  giveAssist: [text('text'), photos],
  askExtension: [{ name: 'budget', asked: 'budget' }, text('reason')],
  askReturn: [text('basis'), line('suggestedOwner')],
  askHold: [{ name: 'reasonCode', asked: 'reason', list: 'hold' }, text('interimMeasure'), { name: 'until', asked: 'date' }],
  reportProgress: [{ name: 'stage', asked: 'choice', choices: ['first', 'further', 'final'] }, text('text')],
  moveUp: [text('reason')],
  agree: [{ name: 'agreement', asked: 'text' }],
  reopen: [text('reason')],
  comment: [text('text')],
};

export const fieldActs = Object.keys(acts) as Action[];

/** Names of the questions that want an answer and have none. */
export const missingOf = (action: Action, answers: Readonly<Record<string, string>>): string[] =>
  (acts[action] ?? []).filter(({ name, optional, asked }) => !optional && asked !== 'photos' && !(answers[name] ?? '').trim()).map(({ name }) => name);

/** The body that is sent: what was left empty is left out. */
export const bodyOf = (action: Action, answers: Readonly<Record<string, string>>, evidence: readonly string[]): Record<string, unknown> =>
  Object.fromEntries((acts[action] ?? []).flatMap(({ name, asked }): [string, unknown][] => {
    if (asked === 'photos') return evidence.length > 0 ? [[name, [...evidence]]] : [];
    const said = (answers[name] ?? '').trim();
    return said === '' ? [] : [[name, said]];
  }));
