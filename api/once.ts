import type { Request, Response } from 'express';
import type { ZodType, z } from 'zod';
import { claimCommand, storeResponse } from '../db/command-log.ts';
import type { Db } from '../db/connect.ts';
import { recordChange } from '../db/access.ts';
import type { Deps } from './deps.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Caller } from './identify.ts';
import { isKept, keyOf, sendKept } from './idempotency-key.ts';
import { mustHold } from './operation.ts';
import { parse } from './parse.ts';
import { Problem, problemText, statusOf } from './problem.ts';
import { readJson, sizes } from './read-json.ts';

export interface OnceWish<T extends ZodType> {
  caller: Caller;
  who: 'staff' | readonly string[];
  body: T;
  size?: keyof typeof sizes;
  /** What stands for the body where it is no JSON: the hash of a file, read beforehand. */
  document?: Record<string, unknown>;
}

/** Accounts, rules, hours, and who works by which: what an administrator changes is on record beside who looked at what. */
const isAdministration = (pattern: string): boolean => /^\/api\/(?:people|packs|calendars|areas|units)(?:\/|$)/.test(pattern);

export interface Told { status: number; body: unknown }

/**
 * A change of the set-up that happens once however often it is sent: the key is claimed, the work done and the answer kept in one
 * transaction. Refused in the order of the contract: 400, 403, then what `work` says (409, 422); a refusal is kept like an answer.
 */
export async function once<T extends ZodType>(
  { db, keys, clock }: Deps, req: Request, res: Response, { caller, who, body: schema, size = 'body', document: given }: OnceWish<T>, work: (trx: Db, body: z.output<T>) => Promise<Told>,
): Promise<void> {
  const document = given ?? (await readJson(req, res, size));
  const key = keyOf(req);
  const path = req.originalUrl;
  const fingerprint = fingerprintOf(keys.commands, { method: req.method, path, body: document });
  const { viewer, personId } = caller;
  // The body is not written down: it may hold a password, and there is no engine to hand it to.
  const claim = { caller: personId, key, fingerprint, caseId: null, action: String(res.locals.pattern), body: null, viewer, actor: { kind: 'person' as const, id: personId, role: caller.roles[0] } };

  const answerIn = (trx: Db, settle: () => Promise<{ status: number; text: string }>) => async () => {
    const claimed = await claimCommand(trx, keys, claim);
    if (claimed.kind === 'reused') throw new Problem('keyReused');
    if (claimed.kind === 'stored') return { kept: claimed, replayed: true };
    const { status, text } = await settle();
    const kept = await storeResponse(trx, keys, claimed.commandId, status, text);
    return { kept, replayed: false };
  };

  try {
    const { kept, replayed } = await db.transaction().execute((trx) => answerIn(trx, async () => {
      mustHold(caller, who);
      const { status, body } = await work(trx, parse(schema, document));
      if (isAdministration(claim.action)) {
        await recordChange(trx, { personId, role: caller.roles[0] ?? null, target: `${req.method} ${req.path}`, requestId: res.locals.requestId as string }, new Date(clock.now()));
      }
      return { status, text: JSON.stringify(body) };
    })());
    sendKept(res, kept, replayed);
  } catch (failure) {
    const refusal = failure instanceof Problem && isKept(statusOf[failure.code], failure.code) ? failure : undefined;
    if (!refusal) throw failure;
    const text = problemText(res, refusal);
    const { kept, replayed } = await answerIn(db, async () => ({ status: statusOf[refusal.code], text }))();
    sendKept(res, kept, replayed);
  }
}
