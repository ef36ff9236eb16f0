import type { Request, Response, Router } from 'express';
import type { ZodType } from 'zod';
import type { Caller, Identify } from './identify.ts';
import type { ProblemCode } from './problem.ts';
import { Problem } from './problem.ts';

/** What one status of an answer carries. Without a schema it has no body; `type` is JSON where nothing else is said. */
export interface AnswerShape { says: string; schema?: ZodType; type?: string }

interface Described {
  method: 'get' | 'post' | 'put' | 'delete' | 'head';
  /** As Express spells it: `/api/incidents/:id`. */
  path: string;
  /** The operation's name in the OpenAPI document. */
  name: string;
  says: string;
  query?: ZodType;
  body?: ZodType;
  /** Media types besides JSON that the body may have. */
  alsoTakes?: readonly string[];
  /** Needs an `Idempotency-Key`. */
  keyed?: boolean;
  ifMatch?: boolean;
  answers: Record<number, AnswerShape>;
  /** Problem codes besides those that every operation of its kind may answer with. */
  problems?: readonly ProblemCode[];
}

/** One thing that can be asked of the door. Who may ask is part of it, so that nothing is open by forgetting. */
export type Operation = Described & (
  | { who: 'everybody'; handle: (req: Request, res: Response) => Promise<void> | void }
  | { who: 'staff' | readonly string[]; handle: (req: Request, res: Response, caller: Caller) => Promise<void> | void }
);

/** Puts every operation on the router. A list of roles is checked here for what only reads; a command checks its own after its syntax. */
export function mount(router: Router, operations: readonly Operation[], identify: Identify): void {
  for (const operation of operations) {
    router[operation.method](operation.path, async (req, res) => {
      res.locals.pattern = operation.path;
      if (operation.who === 'everybody') return operation.handle(named(req), res);
      const caller = await identify(req, res);
      if (!caller) throw new Problem('unauthenticated');
      named(req);
      if (operation.method === 'get' || operation.method === 'head') mustHold(caller, operation.who);
      return operation.handle(req, res, caller);
    });
  }
}

/** No name of ours has a NUL in it, and the database cannot even be asked for one. @throws Problem notFound */
function named(req: Request): Request {
  if (Object.values(req.params).some((part) => String(part).includes('\u0000'))) throw new Problem('notFound');
  return req;
}

/** @throws Problem forbidden unless the caller holds one of the roles */
export function mustHold(caller: Caller, who: 'staff' | readonly string[]): void {
  if (who !== 'staff' && !who.some((role) => caller.roles.includes(role))) throw new Problem('forbidden');
}

/** Problem codes that an operation may answer with, its own and those of its kind. */
export function problemsOf({ who, method, body, keyed, ifMatch, query, path, problems = [] }: Operation): ProblemCode[] {
  const changes = method !== 'get' && method !== 'head';
  return [...new Set<ProblemCode>([
    ...(who === 'everybody' ? [] : ['unauthenticated'] as const),
    ...(who === 'everybody' || who === 'staff' ? [] : ['forbidden'] as const),
    ...(path.includes(':') ? ['notFound'] as const : []),
    ...(query ? ['malformed'] as const : []),
    ...(changes ? ['crossOrigin'] as const : []),
    ...(body ? ['malformed', 'tooLarge', 'unsupported', 'invalid'] as const : []),
    ...(keyed ? ['keyMissing', 'malformed', 'keyReused', 'inFlight'] as const : []),
    ...(ifMatch ? ['stale', 'malformed'] as const : []),
    ...problems,
    'databaseAway', 'overloaded',
  ])];
}
