import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { languageOf } from './words.ts';

/** Gives every request an id and the reader's language, and writes one line when it is done: never a body, a name or a query. */
export const requestLog = (log: Logger): RequestHandler => (req, res, next) => {
  const requestId = randomUUID();
  const started = performance.now();
  res.locals.requestId = requestId;
  res.locals.language = languageOf(req);
  res.setHeader('X-Request-Id', requestId);
  res.on('close', () => {
    const ms = Math.round((performance.now() - started) * 10) / 10;
    const line = { requestId, method: req.method, route: (res.locals.pattern as string | undefined) ?? 'unmatched', status: res.statusCode, ms, code: res.locals.problem as string | undefined };
    if (res.statusCode >= 500) log.warn(line, 'answered');
    else log.info(line, 'answered');
  });
  next();
};
