import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Actor, Viewer } from '../domain/case/actor.ts';
import type { Answer } from '../domain/case/contract.ts';
import type { Refusal } from '../domain/case/refusals.ts';
import type { Db } from './connect.ts';
import { newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { seal, sealJson, unseal, unsealJson } from './keys.ts';
import type { Database } from './tables.ts';
import type { Asked } from './tables/reports.ts';

export interface Claim {
  /** Whose key it is: keys are unique per caller; residents are one caller. */
  caller: string;
  /** The `Idempotency-Key`. */
  key: string;
  /** Hash of method, path, body and files. */
  fingerprint: string;
  caseId: string | null;
  /** A case, where nothing else is said. */
  stream?: 'visit';
  action: string;
  body: unknown;
  viewer: Viewer;
  actor: Actor;
  ifMatch?: number;
  receivedAt?: number;
}

/**
 * `new`: nobody asked this before · `waiting`: asked, not answered yet · `answered`: decided, the response was not kept ·
 * `stored`: the response as it was first given · `reused`: the same key with another request.
 */
export type Claimed =
  | { kind: 'new' | 'waiting'; commandId: string }
  | { kind: 'answered'; commandId: string; answer: Answer }
  | { kind: 'stored'; commandId: string; status: number; body: string }
  | { kind: 'reused' };

const bodyContext = (id: string): string => `command|${id}`;
const responseContext = (id: string): string => `response|${id}`;

/** Writes down what is asked before anything is done about it, its body as ciphertext. The first to come has the key. */
export async function claimCommand(db: Db, keys: KeyRing, claim: Claim): Promise<Claimed> {
  const id = newId();
  const asked: Asked = { viewer: claim.viewer, actor: claim.actor, ...(claim.ifMatch === undefined ? {} : { ifMatch: claim.ifMatch }) };
  const made = await db.insertInto('command_log').values({
    id, caller: claim.caller, key: claim.key, fingerprint: claim.fingerprint, case_id: claim.caseId, stream_kind: claim.stream ?? 'case', action: claim.action,
    body_sealed: sealJson(keys.commands, claim.body ?? null, bodyContext(id)), context: JSON.stringify(asked),
    answer: null, refused: null, refusal: null, response_status: null, response_sealed: null, answered_at: null,
    ...(claim.receivedAt === undefined ? {} : { received_at: new Date(claim.receivedAt) }),
  }).onConflict((conflict) => conflict.columns(['caller', 'key']).doNothing()).returning('id').executeTakeFirst();
  return made ? { kind: 'new', commandId: id } : asBefore(keys, await commandOf(db, claim), claim);
}

const commandOf = (db: Db, { caller, key }: Pick<Claim, 'caller' | 'key'>) =>
  db.selectFrom('command_log').selectAll().where('caller', '=', caller).where('key', '=', key).executeTakeFirstOrThrow();

function asBefore(keys: KeyRing, row: Selectable<Database['command_log']>, { fingerprint }: Claim): Claimed {
  if (row.fingerprint !== fingerprint) return { kind: 'reused' };
  if (row.response_sealed !== null && row.response_status !== null) {
    return { kind: 'stored', commandId: row.id, status: row.response_status, body: responseOf(keys, row.id, row.response_sealed) };
  }
  return row.answer === null ? { kind: 'waiting', commandId: row.id } : { kind: 'answered', commandId: row.id, answer: row.answer };
}

const responseOf = (keys: KeyRing, id: string, sealed: Buffer): string => unseal(keys.commands, sealed, responseContext(id)).toString('utf8');

/** Keeps the response for ninety days and more, and gives back the one that was kept first: of twins both say the same, byte for byte. */
export async function storeResponse(db: Db, keys: KeyRing, commandId: string, status: number, text: string): Promise<{ status: number; body: string }> {
  const kept = await db.updateTable('command_log')
    .set({ response_status: status, response_sealed: seal(keys.commands, text, responseContext(commandId)), answered_at: sql<Date>`coalesce(answered_at, now())` })
    .where('id', '=', commandId).where('response_sealed', 'is', null).returning('id').executeTakeFirst();
  if (kept) return { status, body: text };
  const row = await db.selectFrom('command_log').select(['response_status', 'response_sealed']).where('id', '=', commandId).executeTakeFirst();
  if (!row?.response_sealed || row.response_status === null) return { status, body: text };
  return { status: row.response_status, body: responseOf(keys, commandId, row.response_sealed) };
}

/** Gives a key back, for a request that turned out to be malformed or unknown: such answers are not kept. */
export async function releaseCommand(db: Db, commandId: string): Promise<void> {
  await db.deleteFrom('command_log').where('id', '=', commandId).where('answer', 'is', null).where('response_sealed', 'is', null).execute();
}

/** What the rules said to a command that was refused, for the problem document. */
export async function findRefusal(db: Db, commandId: string): Promise<Refusal | undefined> {
  const row = await db.selectFrom('command_log').select('refusal').where('id', '=', commandId).executeTakeFirst();
  return row?.refusal ?? undefined;
}

export async function findAnswer(db: Db, commandId: string): Promise<Answer | undefined> {
  const row = await db.selectFrom('command_log').select('answer').where('id', '=', commandId).executeTakeFirst();
  return row?.answer ?? undefined;
}

export interface LockedCommand extends Asked { id: string; caseId: string | null; action: string; body: unknown; answer: Answer | null }

/** A command that nobody else can apply until the transaction ends. */
export async function lockCommand(trx: Db, keys: KeyRing, id: string): Promise<LockedCommand | undefined> {
  const row = await trx.selectFrom('command_log').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) return undefined;
  const body = row.body_sealed === null ? undefined : unsealJson<unknown>(keys.commands, row.body_sealed, bodyContext(id));
  return { ...row.context, id, caseId: row.case_id, action: row.action, body, answer: row.answer };
}

/** What the caller is told, kept with the command; what he asked is wiped. A refusal stands here and nowhere else, so that it can be counted. */
export async function answerCommand(trx: Db, id: string, answer: Answer, refusal: Refusal | null): Promise<void> {
  await trx.updateTable('command_log').set({
    answer: JSON.stringify(answer), refused: refusal?.code ?? null, refusal: refusal && JSON.stringify(refusal), body_sealed: null, answered_at: sql<Date>`clock_timestamp()`,
  }).where('id', '=', id).execute();
}

/**
 * Forgets responses older than so many days (never fewer than ninety), the oldest first and at most so many; the rest waits for the next time.
 * The ledger itself goes on holding the command ids. @returns how many
 */
export async function forgetResponses(db: Db, days: number, atMost = 20_000): Promise<number> {
  const { numUpdatedRows } = await db.updateTable('command_log').set({ response_sealed: null, body_sealed: null }).where('id', 'in', (old) => old.selectFrom('command_log').select('id')
    .where('received_at', '<', sql<Date>`now() - ${Math.max(90, days)} * interval '1 day'`).where('response_sealed', 'is not', null).orderBy('received_at').limit(atMost)).executeTakeFirst();
  return Number(numUpdatedRows);
}
