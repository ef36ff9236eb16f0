import type { RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import { nearMetres, recentDays } from '../domain/case/similar.ts';
import type { CaseFound } from './cases.ts';
import { casesByIds } from './cases.ts';
import type { Db } from './connect.ts';
import { levelColumn, waysToSee } from './scope.ts';

/** Where to look: around a point, or in an area where no point is known. */
export interface Around { location: { lng: number; lat: number } | null; area: { id: string; depth: number } | null; now: number }

/** Squares of an index are a two-hundredth of a degree wide: half a kilometre. */
const perDegree = 200;
const most = 150;

/** The newest cases of the last days around a place, of those that the viewer may see; at most so many that a person could still be shown the likest. */
export async function casesAround(db: Db, viewer: Viewer, { location, area, now }: Around): Promise<CaseFound[]> {
  const ways = waysToSee(viewer);
  const near = location ? squares(location) : area ? sql`${levelColumn(area.depth)} = ${area.id}` : undefined;
  if (ways.length === 0 || !near) return [];
  const since = new Date(now - recentDays * 86_400_000);
  const found = sql.join(
    ways.map((way) => sql`(select id, created_at from cases where lane = 'open' and (${way}) and (${near}) and created_at >= ${since} and status not in ('merged', 'withdrawn') order by created_at desc, id desc limit ${most})`),
    sql` union `,
  );
  const { rows } = await sql<{ id: string }>`select id from (${found}) as found order by created_at desc, id desc limit ${most}`.execute(db);
  return casesByIds(db, rows.map(({ id }) => id));
}

function squares({ lng, lat }: { lng: number; lat: number }): RawBuilder<unknown> {
  const high = nearMetres / 111_320;
  const wide = high / Math.max(Math.cos((lat * Math.PI) / 180), 0.05);
  return sql`lng is not null and floor(lng * 200)::int = any(${between(lng - wide, lng + wide)}::int[]) and floor(lat * 200)::int = any(${between(lat - high, lat + high)}::int[])`;
}

const between = (from: number, to: number): number[] => {
  const first = Math.floor(from * perDegree);
  return Array.from({ length: Math.floor(to * perDegree) - first + 1 }, (_, at) => first + at);
};
