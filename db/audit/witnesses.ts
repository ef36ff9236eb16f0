import { gunzipSync, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Db } from '../connect.ts';
import { findDataKey } from '../data-keys.ts';
import type { KeyRing } from '../keys.ts';
import { seal, unseal } from '../keys.ts';
import type { StreamKind } from '../tables/visits.ts';

/** At its closing (of a visit: when somebody was there), and once more when its workflow has ended. */
export type Moment = 'closed' | 'ended';

/** A run of a workflow as the engine remembers it: JSON as Temporal's own tools write it. */
export interface RunHistory { runId: string; nextRunId: string | null; steps: number; json: string }

/** `name` is the number of a case, the id of a visit; `kept`: its history of that moment is there. `at` says where a walk stands. */
export interface Awaited { kind: StreamKind; stream: string; name: string; moment: Moment; at: string; kept: boolean }

/** Where a walk through whatever was closed or ended stands. */
export interface Upto { at: string; stream: string }

const noRun = '00000000-0000-0000-0000-000000000000';

interface Walk { kind: StreamKind; moment: Moment; table: RawBuilder<unknown>; at: RawBuilder<unknown>; name: RawBuilder<unknown>; holds: RawBuilder<unknown> }

/** What is said a moment ago is left for the next look: its workflow is about to end. A visit that is over at once is kept once. */
const settled = sql`updated_at < now() - interval '2 seconds'`;
export const walks: readonly Walk[] = [
  { kind: 'case', moment: 'closed', table: sql`cases`, at: sql`closed_at`, name: sql`number`, holds: sql`closed_at is not null` },
  { kind: 'case', moment: 'ended', table: sql`cases`, at: sql`updated_at`, name: sql`number`, holds: sql`over and ${settled}` },
  { kind: 'visit', moment: 'closed', table: sql`visit`, at: sql`updated_at`, name: sql`id::text`, holds: sql`seq > 0 and not over and outcome is not null and status not in ('open', 'planned', 'drafting', 'notMet') and ${settled}` },
  { kind: 'visit', moment: 'ended', table: sql`visit`, at: sql`updated_at`, name: sql`id::text`, holds: sql`seq > 0 and over and ${settled}` },
];

/** What was closed, or ended, behind a place of the walk, in order, with whether its history was kept. */
export async function awaitWitness(db: Db, { kind, moment, table, at, name, holds }: Walk, { after, limit }: { after?: Upto | undefined; limit: number }): Promise<Awaited[]> {
  const behind = after ? sql`(${at}, id) > (${after.at}::timestamptz, ${after.stream}::uuid)` : sql`true`;
  const { rows } = await sql<Omit<Awaited, 'kind' | 'moment'>>`
    select id as stream, ${name} as name, ${at}::text as at, exists (select from engine_history h where h.stream = ${table}.id and h.moment = ${moment}) as kept
    from ${table} where ${holds} and ${behind} order by ${at}, id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, kind, moment }));
}

/** Keeps the runs under the key of the stream. Where the engine knows of none, or the key is gone, it is written down that there is no witness. */
export async function keepWitness(db: Db, keys: KeyRing, { stream, moment }: Pick<Awaited, 'stream' | 'moment'>, runs: readonly RunHistory[], code: { sdk: string; bundle: string }): Promise<void> {
  const key = runs.length > 0 ? await findDataKey(db, keys, stream) : null;
  const rows = key
    ? runs.map(({ runId, nextRunId, steps, json }) => ({
      run_id: runId, next_run_id: nextRunId, steps, sha256: createHash('sha256').update(json).digest('hex'), sealed: seal(key, gzipSync(json), contextOf(stream, runId)),
    }))
    : [{ run_id: noRun, next_run_id: null, steps: 0, sha256: '', sealed: Buffer.alloc(0) }];
  await db.insertInto('engine_history').values(rows.map((row) => ({ ...row, stream, moment, ...code }))).onConflict((conflict) => conflict.doNothing()).execute();
}

const contextOf = (stream: string, runId: string): string => `history|${stream}|${runId}`;

/** `json` is empty where the archive cannot be opened although its key is there: somebody changed it. */
export interface Kept { runId: string; json: string; sha256: string; bundle: string; moment: Moment }

/** The fullest history of each run; null where the key was destroyed, and the histories with it. */
export async function witnessesOf(db: Db, keys: KeyRing, stream: string): Promise<Kept[] | null> {
  const key = await findDataKey(db, keys, stream);
  if (!key) return null;
  const rows = await db.selectFrom('engine_history').selectAll().where('stream', '=', stream).where('steps', '>', 0).orderBy('taken_at').execute();
  const fullest = new Map(rows.toSorted((one, other) => one.steps - other.steps).map((row) => [row.run_id, row]));
  return [...fullest.values()].map(({ run_id: runId, sealed, sha256, bundle, moment }) => ({ runId, sha256, bundle, moment, json: opened(key, sealed, contextOf(stream, runId)) }));
}

function opened(key: Buffer, sealed: Buffer, context: string): string {
  try {
    return gunzipSync(unseal(key, sealed, context)).toString('utf8');
  } catch {
    return '';
  }
}

export interface Witnessed { kind: StreamKind; id: string; name: string; witnessed: boolean }

/** Every case and every visit that was begun, in the order of their ids, with whether the engine bears witness to it. */
export async function listWitnessed(db: Db, kind: StreamKind, { after, limit = 500, only }: { after?: string; limit?: number; only?: string }): Promise<Witnessed[]> {
  const { table, name } = walks.find((walk) => walk.kind === kind)!;
  const { rows } = await sql<Omit<Witnessed, 'kind'>>`
    select id, ${name} as name, exists (select from engine_history h where h.stream = ${table}.id and h.steps > 0) as witnessed from ${table}
    where seq > 0 ${after === undefined ? sql`` : sql`and id > ${after}::uuid`} ${only === undefined ? sql`` : sql`and ${name} = ${only}`} order by id limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, kind }));
}
