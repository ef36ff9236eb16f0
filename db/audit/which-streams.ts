import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { isId } from '../ids.ts';

/** The stream of a case by its number or id, or of a visit by its id. @throws when there is neither */
export async function streamOf(db: Db, ref: string): Promise<string> {
  const column = isId(ref) ? 'id' : 'number';
  const row = await db.selectFrom('cases').select('id').where(column, '=', ref).executeTakeFirst();
  const intake = row ? undefined : await db.selectFrom('intake').select('case_id as id').where(isId(ref) ? 'case_id' : 'number', '=', ref).executeTakeFirst();
  const visit = row || intake || !isId(ref) ? undefined : await db.selectFrom('visit').select('id').where('id', '=', ref).executeTakeFirst();
  const found = row ?? intake ?? visit;
  if (!found) throw new Error(`there is no case or visit ${ref}`);
  return found.id;
}

/** The streams of cases by their numbers and of visits by their ids; what names neither, or is gone, is passed over. */
export async function streamsNamed(db: Db, names: readonly string[]): Promise<string[]> {
  if (names.length === 0) return [];
  const cases = await db.selectFrom('cases').select('id').where('number', 'in', [...names]).execute();
  const ids = names.filter(isId);
  const visits = ids.length === 0 ? [] : await db.selectFrom('visit').select('id').where('id', 'in', ids).execute();
  return [...new Set([...cases, ...visits].map(({ id }) => id))];
}

/** Streams with a line written since, epoch milliseconds. */
export async function streamsSince(db: Db, since: number): Promise<string[]> {
  const rows = await db.selectFrom('ledger').select('stream').distinct().where('recorded_at', '>=', new Date(since)).orderBy('stream').execute();
  return rows.map(({ stream }) => stream);
}

/** Where the hourly walk through the record stands: the last case and the last visit that it looked at. */
export interface SampledUpTo { cases: string; visit: string }

const start = '00000000-0000-0000-0000-000000000000';
/** Ids walked for each that is looked at: visits of which no line was written yet stand together by the million. */
const walked = 25;

/**
 * The next cases and visits behind a place of the walk, in the order of their ids, and where it stands then; behind the last one it begins
 * again, so that each has its turn however many there are. Visits of which no line was written yet have no stream.
 */
export async function sampledStreams(db: Db, upTo: SampledUpTo | undefined, atMost: number): Promise<{ streams: string[]; upTo: SampledUpTo }> {
  const next = async (table: 'cases' | 'visit') => {
    const { rows } = await sql<{ id: string; taken: boolean }>`
      with page as (select id, seq > 0 as told from ${sql.table(table)} where id > ${upTo?.[table] ?? start}::uuid order by id limit ${atMost * walked}),
        taken as (select id from page where told order by id limit ${atMost}), last as (select id from page order by id desc limit 1)
      select id, true as taken from taken union all select id, false from last where (select count(*) from taken) < ${atMost} and (select count(*) from page) = ${atMost * walked}
      order by id, taken desc`.execute(db);
    const streams = rows.flatMap(({ id, taken }) => (taken ? [id] : []));
    const isOver = streams.length < atMost && rows.length === streams.length;
    return { streams, upTo: isOver ? start : rows.at(-1)!.id };
  };
  const [cases, visits] = [await next('cases'), await next('visit')];
  return { streams: [...cases.streams, ...visits.streams], upTo: { cases: cases.upTo, visit: visits.upTo } };
}
