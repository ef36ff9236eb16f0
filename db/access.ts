import { sql } from 'kysely';
import { canonical } from '../domain/case/canonical.ts';
import { lineHash, noHash, suite } from '../domain/case/chain.ts';
import type { Db } from './connect.ts';
import { sha256 } from './ledger.ts';

/** Somebody looked at something. Never what he saw: ids, the names of fields, and why. */
export interface Access {
  personId: string;
  role: string | null;
  /** `case.read`, `file.read`, … */
  action: string;
  /** `case:<id>`, `file:<hash>`. */
  target: string;
  fields?: readonly string[];
  purpose?: string;
  requestId: string;
}

export interface AccessLine {
  id: string;
  at: Date;
  personId: string | null;
  role: string | null;
  action: string;
  target: string;
  fields: string[];
  purpose: string | null;
}

const shards = 16;

/** One chain a kind, day and shard: whoever reads at the same time waits for one in sixteen, and no chain grows for ever. */
const chainOf = (personId: string, at: Date): string => `access/${at.toISOString().slice(0, 10)}/${Number.parseInt(personId.slice(-2), 16) % shards}`;

/** Writes a line of the second ledger, chained like the first. Done before the answer: what cannot be noted is not shown. */
export const recordAccess = (db: Db, access: Access, at: Date): Promise<void> => appendLine(db, chainOf(access.personId, at), access, at);

/** `more` is chained with the line and shown in no list; nobody is the house itself. */
export type ChainedAccess = Omit<Access, 'personId' | 'requestId' | 'purpose'> & { purpose?: string | null; personId: string | null; requestId: string | null; more?: Record<string, unknown> };

/** The same on a chain of its own. Within a transaction of the caller's the line stands or falls with what he does. */
export async function appendLine(db: Db, chain: string, access: ChainedAccess, at: Date): Promise<void> {
  if (db.isTransaction) return append(db, chain, access, at);
  await db.transaction().execute((trx) => append(trx, chain, access, at));
}

/** A change by an administrator, on the chain of its month: it stands or falls with the change itself. */
export const recordChange = (trx: Db, change: Pick<Access, 'personId' | 'role' | 'target' | 'requestId'>, at: Date): Promise<void> =>
  appendLine(trx, administrationChain(at), { ...change, action: 'admin.change' }, at);

export const administrationChain = (at: Date): string => `admin/${at.toISOString().slice(0, 7)}`;

async function append(trx: Db, chain: string, { personId, role, action, target, fields = [], purpose = null, requestId, more = {} }: ChainedAccess, at: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${chain}, 0))`.execute(trx);
  const last = await trx.selectFrom('access_line').select(['seq', 'hash']).where('chain', '=', chain).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const seq = (last?.seq ?? 0) + 1;
  const before = last?.hash ?? Buffer.from(noHash);
  const data = canonical({ ...more, target, fields, purpose, requestId });
  const actor = canonical(personId === null ? { kind: 'system' } : { kind: 'person', id: personId, ...(role === null ? {} : { role }) });
  const hash = lineHash({ stream: chain, seq, type: action, at: at.getTime(), recordedAt: at.getTime(), dueAt: null, actor, data, sealed: null, commandId: null, suite }, before, sha256);
  await trx.insertInto('access_line').values({
    chain, seq, at, person_id: personId, role, action, target, fields: [...fields], purpose, request_id: requestId, data, suite, prev_hash: before, hash: Buffer.from(hash),
  }).execute();
}

export interface AccessQuery { target?: string; personId?: string; limit: number; after?: { at: Date; id: string } }

/** Who looked at what, newest first. */
export async function listAccess(db: Db, { target, personId, limit, after }: AccessQuery): Promise<AccessLine[]> {
  let query = db.selectFrom('access_line').select(['chain', 'seq', 'at', 'person_id', 'role', 'action', 'target', 'fields', 'purpose'])
    .orderBy('at', 'desc').orderBy('chain').orderBy('seq', 'desc').limit(limit);
  if (target !== undefined) query = query.where('target', '=', target);
  if (personId !== undefined) query = query.where('person_id', '=', personId);
  if (after !== undefined) query = query.where('at', '<', after.at);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: `${row.chain}/${row.seq}`, at: row.at, personId: row.person_id, role: row.role, action: row.action, target: row.target, fields: row.fields, purpose: row.purpose,
  }));
}
