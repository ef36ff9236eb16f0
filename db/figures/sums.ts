import { sql } from 'kysely';
import type { CountName } from '../../domain/figures/count-names.ts';
import type { Db } from '../connect.ts';

/** Days of China, `YYYY-MM-DD`: from the first to the last, both in it. */
export interface Period { from: string; to: string }

/** What was counted in an area with all below it, by name. A name that says what was due stops with yesterday: today is not over. */
export async function sumsOf(db: Db, areaId: string, { from, to }: Period, yesterday: string, untilYesterday: readonly CountName[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; n: number }>`
    select name, sum(n)::int as n from figure_day where area_id = ${areaId}::uuid and day between ${from}::date and ${to}::date
      and (day <= ${yesterday}::date or name <> all(${[...untilYesterday]}::text[])) group by name`.execute(db);
  return new Map(rows.map(({ name, n }) => [name, n]));
}

/** A count day by day, days without any left out. */
export async function byDay(db: Db, areaId: string, names: readonly CountName[], { from, to }: Period): Promise<{ name: string; day: string; n: number }[]> {
  return db.selectFrom('figure_day').select(['name', 'day', 'n']).where('area_id', '=', areaId).where('day', '>=', from).where('day', '<=', to).where('name', 'in', [...names]).where('n', '<>', 0).orderBy('day').execute();
}

/** How far counting has come: every line that was written before then is in the figures. */
export async function countedAt(db: Db): Promise<Date> {
  return (await db.selectFrom('figure_progress').select('at').executeTakeFirstOrThrow()).at;
}

export interface Behind { stream: string; day: string; areaId: string }

/** What stands behind a count in an area, the newest day first, one page; `after` is the last of the page before. */
export async function behind(db: Db, areaId: string, name: CountName, { from, to }: Period, { limit, after }: { limit: number; after?: { day: string; stream: string } | undefined }): Promise<Behind[]> {
  const { rows } = await sql<Behind>`
    select line.stream, line.day::text as day, line.area_id as "areaId" from area, lateral (
      select * from figure_line where area_id = area.id and name = ${name} and day between ${from}::date and ${after?.day ?? to}::date
        and (${after?.day ?? null}::date is null or (day, stream) < (${after?.day ?? null}::date, ${after?.stream ?? null}::uuid)) order by day desc, stream desc limit ${limit}
    ) line where ${areaId}::uuid = any(area.path) order by line.day desc, line.stream desc limit ${limit}`.execute(db);
  return rows;
}
