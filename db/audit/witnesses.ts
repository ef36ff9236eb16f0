import { gunzipSync, gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { findDataKey } from '../data-keys.ts';
import type { KeyRing } from '../keys.ts';
import { seal, unseal } from '../keys.ts';

/** At its closing, and once more when its workflow has ended. */
export type Moment = 'closed' | 'ended';

/** A run of a case's workflow as the engine remembers it: JSON as Temporal's own tools write it. */
export interface RunHistory { runId: string; nextRunId: string | null; steps: number; json: string }

export interface Awaited { caseId: string; number: string; moment: Moment; updatedAt: number }

const noRun = '00000000-0000-0000-0000-000000000000';

/** Cases of which a history is to be fetched and was not, the earliest first. */
export async function awaitWitness(db: Db, limit: number): Promise<Awaited[]> {
  const { rows } = await sql<Awaited>`
    select id as "caseId", number, moment, extract(epoch from updated_at)::float8 * 1000 as "updatedAt" from (
      (select id, number, 'closed' as moment, updated_at from cases where closed_at is not null
        and not exists (select 1 from engine_history where case_id = id and moment = 'closed') order by closed_at, id limit ${limit})
      union all
      (select id, number, 'ended', updated_at from cases where over and updated_at < now() - interval '2 seconds'
        and not exists (select 1 from engine_history where case_id = id and moment = 'ended') order by updated_at, id limit ${limit})
    ) wanted order by "updatedAt" limit ${limit}`.execute(db);
  return rows;
}

/** Keeps the runs under the key of the case. Of a case that the engine does not know, or whose key is gone, it is written down that there is no witness. */
export async function keepWitness(db: Db, keys: KeyRing, { caseId, moment }: Pick<Awaited, 'caseId' | 'moment'>, runs: readonly RunHistory[], code: { sdk: string; bundle: string }): Promise<void> {
  const key = runs.length > 0 ? await findDataKey(db, keys, caseId) : null;
  const rows = key
    ? runs.map(({ runId, nextRunId, steps, json }) => ({
      run_id: runId, next_run_id: nextRunId, steps, sha256: createHash('sha256').update(json).digest('hex'), sealed: seal(key, gzipSync(json), contextOf(caseId, runId)),
    }))
    : [{ run_id: noRun, next_run_id: null, steps: 0, sha256: '', sealed: Buffer.alloc(0) }];
  await db.insertInto('engine_history').values(rows.map((row) => ({ ...row, case_id: caseId, moment, ...code }))).onConflict((conflict) => conflict.doNothing()).execute();
}

const contextOf = (caseId: string, runId: string): string => `history|${caseId}|${runId}`;

export interface Kept { runId: string; json: string; sha256: string; bundle: string; moment: Moment }

/** The fullest history of each run of a case; `json` is empty where it cannot be opened. */
export async function witnessesOf(db: Db, keys: KeyRing, caseId: string): Promise<Kept[]> {
  const key = await findDataKey(db, keys, caseId);
  const rows = await db.selectFrom('engine_history').selectAll().where('case_id', '=', caseId).where('steps', '>', 0).orderBy('taken_at').execute();
  const fullest = new Map(rows.toSorted((one, other) => one.steps - other.steps).map((row) => [row.run_id, row]));
  return [...fullest.values()].map(({ run_id: runId, sealed, sha256, bundle, moment }) => ({ runId, sha256, bundle, moment, json: opened(key ?? null, sealed, contextOf(caseId, runId)) }));
}

function opened(key: Buffer | null, sealed: Buffer, context: string): string {
  try {
    return key ? gunzipSync(unseal(key, sealed, context)).toString('utf8') : '';
  } catch {
    return '';
  }
}

/** Every case in the order of its id, with whether the engine bears witness to it. */
export async function listWitnessed(db: Db, { after, limit = 500, number }: { after?: string; limit?: number; number?: string }): Promise<{ id: string; number: string; witnessed: boolean }[]> {
  let query = db.selectFrom('cases').select(['id', 'number']).select((on) => on.exists(on.selectFrom('engine_history').select('run_id').whereRef('case_id', '=', 'cases.id').where('steps', '>', 0)).as('witnessed'))
    .orderBy('id').limit(limit);
  if (after !== undefined) query = query.where('id', '>', after);
  if (number !== undefined) query = query.where('number', '=', number);
  return (await query.execute()).map((row) => ({ ...row, witnessed: Boolean(row.witnessed) }));
}
