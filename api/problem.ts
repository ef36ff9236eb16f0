import type { Response } from 'express';
import type { FieldProblem, RefusalCode } from '../domain/case/refusals.ts';
import type { Language } from '../domain/locales/index.ts';
import { problemWords } from './words.ts';

/** Every problem code and its one HTTP status. A refusal of the rules has a row here or this does not compile. */
export const statusOf = {
  malformed: 400, keyMissing: 400,
  unauthenticated: 401, badCredentials: 401,
  forbidden: 403, crossOrigin: 403,
  notFound: 404,
  notNow: 409, askedAlready: 409, tooLate: 409, conflict: 409, inFlight: 409,
  stale: 412,
  tooLarge: 413, unsupported: 415,
  invalid: 422, keyReused: 422,
  rateLimited: 429,
  internal: 500,
  engineAway: 503, databaseAway: 503, overloaded: 503,
} as const satisfies Record<RefusalCode, number> & Record<string, number>;

export type ProblemCode = keyof typeof statusOf;
export const problemCodes = Object.keys(statusOf) as ProblemCode[];

/** Seconds after which it is worth asking again. */
const retryAfter: Partial<Record<ProblemCode, number>> = { inFlight: 1, rateLimited: 60, engineAway: 3, databaseAway: 2, overloaded: 1 };

export interface ProblemDetails {
  errors?: FieldProblem[];
  /** Which rule said no, a word of the refusal. */
  why?: string;
  retryAfter?: number;
  /** The case as it stands, for a refused command. */
  case?: unknown;
  /** The visit, for a refused command on one. */
  visit?: unknown;
  current?: unknown;
}

/** A request that ends in a problem document. Thrown by the door's own pieces, answered in one place. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** One field that cannot be taken. */
export const invalidField = (path: string, code: string): Problem => new Problem('invalid', { errors: [{ path, code, message: code }] });

/** The document of RFC 9457, in the language of the reader. */
export function problemDocument(code: ProblemCode, details: ProblemDetails, requestId: string, language: Language) {
  const { title, detail, errors } = problemWords(code, details, language);
  return {
    type: `urn:gewu:problem:${code}`,
    title,
    status: statusOf[code] as number,
    detail,
    code,
    requestId,
    ...(details.why ? { why: details.why } : {}),
    ...(errors ? { errors } : {}),
    ...(details.case === undefined ? {} : { case: details.case }),
    ...(details.visit === undefined ? {} : { visit: details.visit }),
    ...(details.current === undefined ? {} : { current: details.current }),
  };
}

/** The document as text in the reader's language, for an answer that is kept. */
export const problemText = (res: Response, { code, details }: Problem): string =>
  JSON.stringify(problemDocument(code, details, res.locals.requestId as string, res.locals.language as Language));

/** Answers with a problem document. */
export function sendProblem(res: Response, problem: Problem): void {
  const wait = problem.details.retryAfter ?? retryAfter[problem.code];
  if (wait !== undefined) res.setHeader('Retry-After', String(Math.max(1, Math.ceil(wait))));
  res.locals.problem = problem.code;
  res.status(statusOf[problem.code]).setHeader('Content-Type', 'application/problem+json; charset=utf-8');
  res.send(Buffer.from(problemText(res, problem)));
}
