import type { Request } from 'express';
import type { FieldProblem } from '../domain/case/refusals.ts';
import { wordsOf } from '../domain/locales/index.ts';
import type { Language } from '../domain/locales/index.ts';
import type { ProblemCode, ProblemDetails } from './problem.ts';

/** The reader's language: Chinese unless English is asked for before it. */
export const languageOf = (req: Pick<Request, 'acceptsLanguages'>): Language => (req.acceptsLanguages(['zh-CN', 'zh', 'en']) === 'en' ? 'en' : 'zh-CN');

/** Headline, advice and field messages of a problem, as people read them. */
export function problemWords(code: ProblemCode, { why, errors }: ProblemDetails, language: Language): { title: string; detail: string; errors?: FieldProblem[] } {
  const { problems, whys, fieldProblems } = wordsOf(language);
  const { title, detail } = problems[code];
  const rule = why === undefined ? undefined : (whys as Record<string, string>)[why];
  return {
    title,
    detail: rule ?? detail,
    ...(errors && { errors: errors.map((error) => ({ ...error, message: fieldMessage(fieldProblems, error) })) }),
  };
}

/** A message may carry the value at fault behind its code (`unknownProfile: XX`); it stays behind the words. */
function fieldMessage(words: Record<string, string>, { code, message }: FieldProblem): string {
  const word = words[code] ?? words['invalid'] ?? code;
  const [, value] = /^[A-Za-z]+: (.*)$/s.exec(message) ?? [];
  return value === undefined ? word : `${word}: ${value}`;
}
