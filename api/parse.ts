import type { ZodType, z } from 'zod';
import type { FieldProblem } from '../domain/case/refusals.ts';
import { Problem } from './problem.ts';

/** A body by its schema. @throws Problem invalid with every field that cannot be taken */
export function parse<T extends ZodType>(schema: T, body: unknown): z.output<T> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Problem('invalid', { errors: fieldProblems(parsed.error.issues) });
  return parsed.data;
}

/** The query of an address. @throws Problem malformed for an unknown parameter or one that is not what it should be */
export function parseQuery<T extends ZodType>(schema: T, query: unknown): z.output<T> {
  const parsed = schema.safeParse(query);
  if (!parsed.success) throw new Problem('malformed', { errors: fieldProblems(parsed.error.issues) });
  return parsed.data;
}

/** zod's issues as the contract spells them. A message that is one word is the code already; zod's own sentences become their code. */
export function fieldProblems(issues: readonly z.core.$ZodIssue[]): FieldProblem[] {
  return issues.slice(0, 200).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.slice(0, 50).map((key) => problem([...issue.path, key], 'unknownField'));
    }
    if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return [problem(issue.path, 'required')];
    return [problem(issue.path, /^[a-z][A-Za-z]*(?:: .*)?$/.test(issue.message) ? issue.message : (zodCodes[issue.code] ?? 'invalid'))];
  });
}

const zodCodes: Record<string, string> = {
  invalid_type: 'wrongType', invalid_format: 'wrongFormat', invalid_value: 'notOneOf', too_big: 'tooBig', too_small: 'tooSmall', invalid_union: 'wrongType',
  invalid_key: 'wrongKey', invalid_element: 'wrongType', not_multiple_of: 'notWhole', custom: 'invalid',
};

/** A code may carry the value at fault behind a colon; the whole is the message. */
const problem = (path: readonly PropertyKey[], message: string): FieldProblem => ({
  path: path.map(String).join('.'),
  code: message.split(':', 1)[0]!,
  message,
});
