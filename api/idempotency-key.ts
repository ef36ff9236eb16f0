import type { Request, Response } from 'express';
import { Problem } from './problem.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The caller's key. @throws Problem keyMissing, malformed when it is no UUID */
export function keyOf(req: Request): string {
  const key = req.get('Idempotency-Key')?.trim();
  if (!key) throw new Problem('keyMissing');
  if (!uuid.test(key)) throw new Problem('malformed', { errors: [{ path: 'Idempotency-Key', code: 'notAUuid', message: 'notAUuid' }] });
  return key.toLowerCase();
}

/** The sequence that the caller saw. @throws Problem malformed */
export function ifMatchOf(req: Request): number | undefined {
  const seen = req.get('If-Match')?.trim();
  if (seen === undefined || seen === '*') return undefined;
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(seen);
  if (!found) throw new Problem('malformed', { errors: [{ path: 'If-Match', code: 'notASequence', message: 'notASequence' }] });
  return Number(found[1]);
}

/** A kept answer that begins with a case or a visit names its sequence again. */
const caseAhead = /^\{(?:"(?:case|visit)":\{)?"id":"[^"]+",(?:"number":"[^"]+",)?"seq":(\d+)/;

/** An answer as it was given the first time, byte for byte. */
export function sendKept(res: Response, { status, body }: { status: number; body: string }, replayed: boolean): void {
  if (replayed) res.setHeader('Idempotency-Replayed', 'true');
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  const seq = status < 300 ? caseAhead.exec(body)?.[1] : undefined;
  if (seq !== undefined) res.setHeader('ETag', `"${seq}"`);
  if (status >= 400) res.locals.problem = /"code":"(\w+)"/.exec(body)?.[1];
  res.status(status).setHeader('Content-Type', `${type}; charset=utf-8`).send(Buffer.from(body));
}

/** Refusals of the rules are kept with the key, mistakes of form and bad days are not. */
export const isKept = (status: number, code?: string): boolean =>
  status < 300 || ([403, 409, 412, 422].includes(status) && code !== 'inFlight' && code !== 'keyReused' && code !== 'crossOrigin');
