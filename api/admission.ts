import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { problemDocument } from './problem.ts';

export interface Admission {
  /** Requests worked on at once; the rest wait their turn. */
  inFlight: number;
  /** Requests that may wait. */
  queue: number;
  /** Milliseconds that one may wait before it is told to come again. */
  patience: number;
}

interface Waiting { since: number; req: IncomingMessage; res: ServerResponse }

/** Health and the stream never wait: one must be answered when all else is full, the other stays open for hours. */
const free = /^\/(?:livez|readyz|api\/stream)(?:[/?]|$)/;

/**
 * A bounded queue before the door. Refusing has to be cheap, so whoever waited too long never reaches Express: at twice the capacity
 * this keeps answering nearly all that it can.
 */
export function admit(door: RequestListener, { inFlight, queue, patience }: Admission): RequestListener {
  const waiting: Waiting[] = [];
  let busy = 0;

  const enter = (req: IncomingMessage, res: ServerResponse): void => {
    busy += 1;
    res.once('close', () => {
      busy -= 1;
      nextIn();
    });
    door(req, res);
  };
  const nextIn = (): void => {
    if (busy >= inFlight) return;
    const next = waiting.shift();
    if (!next) return;
    const { since, req, res } = next;
    if (!res.destroyed && performance.now() - since <= patience) return enter(req, res);
    if (!res.destroyed) turnAway(res);
    nextIn();
  };

  return (req, res) => {
    if (free.test(req.url ?? '')) return void door(req, res);
    if (busy < inFlight) return enter(req, res);
    if (waiting.length >= queue) return turnAway(res);
    waiting.push({ since: performance.now(), req, res });
  };
}

function turnAway(res: ServerResponse): void {
  const body = JSON.stringify(problemDocument('overloaded', {}, randomUUID(), 'zh-CN'));
  res.writeHead(503, {
    'Content-Type': 'application/problem+json; charset=utf-8', 'Content-Length': Buffer.byteLength(body), 'Retry-After': '1', 'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff', 'Content-Security-Policy': "default-src 'none'",
  });
  res.end(body);
}
