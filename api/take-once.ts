import type { Request, Response } from 'express';
import { claimCommand, releaseCommand, storeResponse } from '../db/command-log.ts';
import type { Deps } from './deps.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isForm, readForm } from './form.ts';
import { isKept, keyOf, sendKept } from './idempotency-key.ts';
import { sha256Of } from './photos.ts';
import { Problem, problemText, statusOf } from './problem.ts';
import { parseJson, readJson } from './read-json.ts';

type Claiming = Pick<Parameters<typeof claimCommand>[2], 'caller' | 'viewer' | 'actor'>;

/**
 * Takes a report in once however often it is sent: the key is claimed first, and its command's id becomes the case's. What is wrong with a
 * photo or the form gives the key back; what the rules refuse is kept.
 */
export async function takeOnce(
  { db, keys }: Deps, req: Request, res: Response, claiming: Claiming,
  work: (caseId: string, document: Record<string, unknown>, photos: readonly Buffer[]) => Promise<{ status: number; body: unknown }>,
): Promise<void> {
  const form = isForm(req) ? await readForm(req) : undefined;
  const document = form ? parseJson(form.report) : await readJson(req, res);
  const photos = form?.photos ?? [];
  const key = keyOf(req);
  const fingerprint = fingerprintOf(keys.commands, { method: req.method, path: req.path, body: document, files: photos.map(sha256Of) });
  const claimed = await claimCommand(db, keys, { ...claiming, key, fingerprint, caseId: null, action: 'report', body: null });
  if (claimed.kind === 'reused') throw new Problem('keyReused');
  if (claimed.kind === 'stored') return sendKept(res, claimed, true);
  const { commandId } = claimed;
  try {
    const { status, body } = await work(commandId, document, photos);
    await keep(status, JSON.stringify(body));
  } catch (failure) {
    if (!(failure instanceof Problem)) throw failure;
    const status = statusOf[failure.code];
    if (isKept(status, failure.code)) return keep(status, problemText(res, failure));
    await releaseCommand(db, commandId);
    throw failure;
  }

  async function keep(status: number, text: string): Promise<void> {
    const kept = await storeResponse(db, keys, commandId, status, text);
    sendKept(res, kept, kept.body !== text);
  }
}
