import compression from 'compression';
import express from 'express';
import type { ErrorRequestHandler, Express, Request, Response } from 'express';
import { isDatabaseAway, isUnstorable } from '../db/away.ts';
import type { Deps } from './deps.ts';
import { contentPolicy, secureHeaders } from './headers.ts';
import { createIdentify } from './identify.ts';
import { createLive } from './live.ts';
import { mount } from './operation.ts';
import { operationsOf } from './operations.ts';
import { refuseForeignOrigins } from './origin.ts';
import { pages } from './pages.ts';
import { Problem, sendProblem } from './problem.ts';
import { discardRest } from './read-bytes.ts';
import { reading } from './reading/reading.ts';
import { requestLog } from './request-log.ts';

export interface Door { app: Express; close: () => void }

/** The door: who are you, is it well-formed, pass it on, answer. */
export function createApp(deps: Deps): Door {
  const app = express();
  const live = createLive(deps.db, (failure) => deps.log.warn({ err: failure }, 'the ledger could not be read for the stream'));
  app.locals.tiles = deps.tiles;
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', deps.https ? 'loopback' : false);
  app.set('query parser', 'simple');
  app.set('case sensitive routing', true);

  app.use(requestLog(deps.log));
  app.use(secureHeaders(deps.https));
  app.use(contentPolicy.plain);
  app.use(compression({ filter: (req, res) => !/event-stream/.test(String(res.getHeader('Content-Type'))) && compression.filter(req, res) }));
  app.use(refuseForeignOrigins(deps.publicOrigin));
  app.use('/api', (_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
  const { operations, follow } = operationsOf(deps, live);
  mount(app, operations, createIdentify(deps));
  app.use('/api', notFound);
  app.use(reading(deps, follow));
  app.use(pages(deps.pages));
  app.use(notFound);
  app.use(answerFailure(deps));
  return { app, close: live.close };
}

const notFound = (): never => {
  throw new Problem('notFound');
};

/** Whatever was thrown becomes a problem document. What nobody expected is logged and answered without a word of it. */
const answerFailure = ({ log }: Deps): ErrorRequestHandler => async (failure: unknown, req: Request, res: Response, _next) => {
  const problem = asProblem(failure);
  if (problem.code === 'internal') log.error({ err: failure, requestId: res.locals.requestId as string }, 'the door failed');
  if (res.headersSent) return void res.destroy();
  await discardRest(req);
  if (!req.complete) res.setHeader('Connection', 'close');
  res.removeHeader('ETag');
  sendProblem(res, problem);
};

function asProblem(failure: unknown): Problem {
  if (failure instanceof Problem) return failure;
  if (isDatabaseAway(failure)) return new Problem('databaseAway');
  if (isUnstorable(failure)) return new Problem('malformed');
  const { status, type } = failure as { status?: unknown; type?: unknown };
  if (status === 413) return new Problem('tooLarge');
  if (status === 415 || type === 'charset.unsupported' || type === 'encoding.unsupported') return new Problem('unsupported');
  if (typeof status === 'number' && status >= 400 && status < 500) return new Problem('malformed');
  return new Problem('internal');
}
