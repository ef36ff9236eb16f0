import { useState } from 'react';
import { useWords } from '../i18n/words.ts';
import type { Question } from './schema.ts';
import type { FieldErrors } from './useAct.ts';

export type Answer = string | string[] | boolean | number | { lng: string; lat: string } | undefined;

export interface Answers {
  questions: Question[];
  values: Record<string, Answer>;
  errors: FieldErrors;
  uploading: number;
  labelOf: (question: Question) => string;
  set: (name: string, answer: Answer) => void;
  busy: (change: number) => void;
  blame: (errors: FieldErrors) => void;
  bodyOrErrors: () => Record<string, unknown> | undefined;
}

/** What has been filled in so far. Empty answers are left out of the body; the API decides about everything else. */
export function useAnswers(questions: Question[], action: string, start: Record<string, Answer> = {}): Answers {
  const { t, word } = useWords();
  const [values, setValues] = useState(start);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [uploading, setUploading] = useState(0);
  /** Some actions give a plain field a closer word: the text of a feedback is read by the reporter. */
  const labelOf = ({ name }: Question) => t(`domain.fieldOf.${action}.${name}`, { _: word('field', name) });

  const bodyOrErrors = () => {
    const filled = questions.map((question) => [question, plain(question, values[question.name])] as const);
    const missing = filled.filter(([question, answer]) => question.required && answer === undefined);
    setErrors(Object.fromEntries(missing.map(([question]) => [question.name, t('dialog.required', { label: labelOf(question) })])));
    if (missing.length > 0) {
      focusOn(missing[0]![0].name);
      return undefined;
    }
    return Object.fromEntries(filled.filter(([, answer]) => answer !== undefined).map(([question, answer]) => [question.name, answer]));
  };

  return {
    questions,
    values,
    errors,
    uploading,
    labelOf,
    bodyOrErrors,
    set: (name, answer) => {
      // Another unit means other people: the person chosen before no longer belongs to it.
      setValues((before) => ({ ...before, [name]: answer, ...(name === 'lead' || name === 'unit' ? { person: '' } : {}) }));
      setErrors((before) => Object.fromEntries(Object.entries(before).filter(([about]) => about !== name)));
    },
    busy: (change) => setUploading((before) => before + change),
    blame: (found) => {
      setErrors(found);
      const [first] = Object.keys(found);
      if (first) focusOn(first);
    },
  };
}

/** The answer as the API wants it, or undefined where nothing was said. */
function plain(question: Question, answer: Answer): unknown {
  if (answer === undefined || answer === '') return undefined;
  if (Array.isArray(answer)) return answer.length > 0 ? answer : undefined;
  if (question.shape === 'number') return Number(answer);
  if (question.shape === 'instant' && typeof answer === 'string') return new Date(answer).toISOString();
  if (typeof answer === 'object') return answer.lng.trim() && answer.lat.trim() ? { lng: Number(answer.lng), lat: Number(answer.lat) } : undefined;
  if (typeof answer === 'string') return question.many ? [answer] : answer.trim() || undefined;
  return answer;
}

/** Puts the keyboard where a question is answered. */
export const focusOn = (name: string) =>
  setTimeout(() => document.querySelector<HTMLElement>(`[data-question="${name}"] :is(input,textarea,[role="combobox"],button)`)?.focus());
