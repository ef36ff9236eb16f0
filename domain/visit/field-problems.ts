import type { z } from 'zod';
import type { FieldProblem } from '../case/refusals.ts';

/** zod's issues as the contract spells them: a message that is one word is the code. */
export const fieldProblems = (issues: readonly z.core.$ZodIssue[]): FieldProblem[] => issues.slice(0, 100).flatMap((issue) => {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => problem(path ? `${path}.${name}` : name, 'unknownField'));
  if (issue.code === 'invalid_union') {
    const nearest = issue.errors.toSorted((one, other) => other.flatMap((each) => each.path).length - one.flatMap((each) => each.path).length)[0] ?? [];
    return nearest.length > 0 ? fieldProblems(nearest.map((each) => ({ ...each, path: [...issue.path, ...each.path] }))) : [problem(path, 'wrongType')];
  }
  return [problem(path, codeOf(issue))];
});

const codeOf = (issue: z.core.$ZodIssue): string => {
  if (issue.code === 'invalid_type') return issue.message.includes('undefined') ? 'required' : 'wrongType';
  if (issue.code === 'invalid_value') return 'notOneOf';
  return /^[a-zA-Z]+$/.test(issue.message) ? issue.message : 'invalid';
};

const problem = (path: string, code: string): FieldProblem => ({ path, code, message: code });
