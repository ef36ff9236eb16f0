import { sql } from 'kysely';
import type { Db } from './connect.ts';
import { isId, newId } from './ids.ts';

/** A post 岗位: a place of duty that somebody holds (000-05, 004-18), whoever that is today. */
export interface PostRow { id: string; code: string; areaId: string; zh: string; en: string; location: { lng: number; lat: number } | null; from: Date; to: Date | null; holders: { id: string; name: string; role: string; proxy: boolean }[] }

interface Raw { id: string; code: string; area_id: string; zh: string; en: string; lng: number | null; lat: number | null; valid_from: Date; valid_to: Date | null; holders: PostRow['holders'] | null }

const asPost = ({ id, code, area_id, zh, en, lng, lat, valid_from, valid_to, holders }: Raw): PostRow =>
  ({ id, code, areaId: area_id, zh, en, location: lng === null || lat === null ? null : { lng, lat }, from: valid_from, to: valid_to, holders: holders ?? [] });

export interface PostQuery { /** Ids of areas; posts in them and below. */ areas?: readonly string[]; vacant?: boolean; ended?: boolean; after?: string; limit: number; at: number }

/** Posts by their code, each with whoever holds it now. */
export async function listPosts(db: Db, { areas, vacant, ended = false, after, limit, at }: PostQuery): Promise<PostRow[]> {
  const now = new Date(at);
  const { rows } = await sql<Raw>`
    select p.*, h.holders from post p join area a on a.id = p.area_id left join lateral (
      select jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'role', s.role, 'proxy', s.proxy) order by s.proxy, n.name) as holders from assignment s join person n on n.id = s.person_id
      where s.post_id = p.id and n.disabled_at is null and s.valid_from <= ${now} and (s.valid_to is null or s.valid_to > ${now})) h on true
    where ${ended ? sql`p.valid_to <= ${now}` : sql`(p.valid_to is null or p.valid_to > ${now})`} ${areas ? sql`and a.path && ${[...areas]}::uuid[]` : sql``}
      ${vacant === undefined ? sql`` : sql`and (h.holders is null) = ${vacant}`} ${after === undefined ? sql`` : sql`and p.code > ${after}`}
    order by p.code limit ${limit}`.execute(db);
  return rows.map(asPost);
}

export async function findPost(db: Db, ref: string): Promise<{ id: string; code: string; areaId: string; to: Date | null } | undefined> {
  return db.selectFrom('post').select(['id', 'code', 'area_id as areaId', 'valid_to as to']).where(isId(ref) ? 'id' : 'code', '=', ref).executeTakeFirst();
}

/** @throws when the code is taken (SQLSTATE 23505) */
export async function insertPost(trx: Db, { code, areaId, zh, en, location, from }: { code: string; areaId: string; zh: string; en: string; location: { lng: number; lat: number } | null; from: number }): Promise<string> {
  const id = newId();
  await trx.insertInto('post').values({ id, code, area_id: areaId, zh, en, lng: location?.lng ?? null, lat: location?.lat ?? null, valid_from: new Date(from), valid_to: null }).execute();
  return id;
}

/** Ends a post and with it every holding of it. */
export async function endPost(trx: Db, id: string, at: number): Promise<void> {
  const end = new Date(at);
  await trx.updateTable('post').set({ valid_to: end }).where('id', '=', id).execute();
  await trx.updateTable('assignment').set({ valid_to: sql<Date>`greatest(valid_from, ${end})` }).where('post_id', '=', id).where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', end)])).execute();
}
