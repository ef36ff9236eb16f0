/** Why a command did not happen. A refusal is an answer, never thrown; each code has one HTTP status in `api/problem.ts`. */
export const refusalCodes = ['forbidden', 'stale', 'notNow', 'askedAlready', 'tooLate', 'conflict', 'invalid'] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** One field that cannot be taken. `path` as in the body (`assist.0`); `code` is a word of `words.fieldProblems`. */
export interface FieldProblem {
  path: string;
  code: string;
  message: string;
}

export interface Refusal {
  code: RefusalCode;
  /** Which rule said no, for logs and screens (`returnAskedBefore`, `emergencyHasNoExtension`). */
  why: string;
  errors?: FieldProblem[];
}

export const refuse = (code: RefusalCode, why: string): Refusal => ({ code, why });

export const invalid = (path: string, code: string, message = code): Refusal => ({
  code: 'invalid',
  why: code,
  errors: [{ path, code, message }],
});
