import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import type { Counted } from './count.ts';

interface Line { stream: string; area: string; name: string; day: string; times: number }

/** Enters what streams count for and moves the sums of every area by what differs from before: entering the same again moves nothing. */
export async function enterCounts(trx: Db, counted: readonly Counted[]): Promise<void> {
  if (counted.length === 0) return;
  const streams = counted.map(({ stream }) => stream);
  const before = await trx.selectFrom('figure_line').innerJoin('figure_stream', 'figure_stream.stream', 'figure_line.stream').select(['figure_line.stream', 'name', 'day', 'times', 'path'])
    .where('figure_line.stream', 'in', streams).execute();
  const known = await trx.selectFrom('figure_stream').selectAll().where('stream', 'in', streams).execute();
  const sums = new Map<string, number>();
  const move = (path: readonly string[], name: string, day: string, by: number): void => {
    for (const area of path) sums.set(`${area} ${day} ${name}`, (sums.get(`${area} ${day} ${name}`) ?? 0) + by);
  };
  for (const { path, name, day, times } of before) move(path, name, day, -times);
  const lines = counted.flatMap(linesOf);
  const paths = new Map(counted.map(({ stream, path }) => [stream, path]));
  for (const { stream, name, day, times } of lines) move(paths.get(stream)!, name, day, times);
  const standing = Map.groupBy(lines, ({ stream }) => stream);
  const own = (stream: string): string => JSON.stringify([paths.get(stream), (standing.get(stream) ?? []).map(({ name, day, times }) => [name, day, times]).toSorted()]);
  const stood = Map.groupBy(before, ({ stream }) => stream);
  const pathBefore = new Map(known.map(({ stream, path }) => [stream, path]));
  const changed = streams.filter((stream) => own(stream) !== JSON.stringify([pathBefore.get(stream), (stood.get(stream) ?? []).map(({ name, day, times }) => [name, day, times]).toSorted()]));
  if (changed.length === 0) return;
  await trx.deleteFrom('figure_line').where('stream', 'in', changed).execute();
  const isChanged = new Set(changed);
  const fresh = lines.filter(({ stream }) => isChanged.has(stream));
  await sql`insert into figure_line (stream, area_id, name, day, times)
    select * from unnest(${fresh.map(({ stream }) => stream)}::uuid[], ${fresh.map(({ area }) => area)}::uuid[], ${fresh.map(({ name }) => name)}::text[], ${fresh.map(({ day }) => day)}::date[], ${fresh.map(({ times }) => times)}::smallint[])`.execute(trx);
  await trx.insertInto('figure_stream').values(changed.map((stream) => ({ stream, path: paths.get(stream)! })))
    .onConflict((on) => on.column('stream').doUpdateSet((set) => ({ path: set.ref('excluded.path') }))).execute();
  const moved = [...sums].filter(([, by]) => by !== 0).map(([key, by]) => ({ key: key.split(' ') as [string, string, string], by }));
  await sql`insert into figure_day (area_id, day, name, n)
    select * from unnest(${moved.map(({ key }) => key[0])}::uuid[], ${moved.map(({ key }) => key[1])}::date[], ${moved.map(({ key }) => key[2])}::text[], ${moved.map(({ by }) => by)}::integer[])
    on conflict (area_id, day, name) do update set n = figure_day.n + excluded.n`.execute(trx);
}

/** One line a name and day; a visit may have met somebody twice on one day. */
function linesOf({ stream, path, counts }: Counted): Line[] {
  const byKey = Map.groupBy(counts, ({ name, day }) => `${name} ${day}`);
  return [...byKey.values()].map((same) => ({ stream, area: path.at(-1)!, name: same[0]!.name, day: same[0]!.day, times: same.length }));
}
