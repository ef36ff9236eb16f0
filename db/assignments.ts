import { sql } from 'kysely';
import type { Db } from './connect.ts';
import { isId } from './ids.ts';

/** Who serves where, as which, from when to when. */
export interface ServingRow {
  id: string; personId: string; name: string; username: string; disabled: boolean; role: string; areaId: string | null; unitId: string | null; postId: string | null; post: string | null; gridSet: string | null;
  employment: 'full' | 'part'; proxy: boolean; standsFor: string | null; source: string | null; from: Date; to: Date | null; reason: string | null;
}

const selected = (db: Db) => db.selectFrom('assignment').innerJoin('person', 'person.id', 'assignment.person_id').leftJoin('area', 'area.id', 'assignment.area_id').leftJoin('post', 'post.id', 'assignment.post_id')
  .select([
    'assignment.id', 'assignment.person_id as personId', 'person.name', 'person.username', sql<boolean>`person.disabled_at is not null`.as('disabled'), 'assignment.role', 'assignment.area_id as areaId',
    'assignment.unit_id as unitId', 'assignment.post_id as postId', 'post.code as post', 'assignment.grid_set as gridSet', 'assignment.employment', 'assignment.proxy', 'assignment.stands_for as standsFor', 'assignment.source',
    'assignment.valid_from as from', 'assignment.valid_to as to', 'assignment.reason',
  ]);

export interface ServingQuery {
  /** Ids of areas; what is served in them and below. */
  areas: readonly string[];
  role?: string; person?: string; post?: string; proxy?: boolean;
  /** Held at an instant; every one that ever was where left out. */
  at?: number;
  after?: string; limit: number;
}

/** Assignments of an area by their ids, so that the newest stand last. */
export async function listServing(db: Db, { areas, role, person, post, proxy, at, after, limit }: ServingQuery): Promise<ServingRow[]> {
  let query = selected(db).where(sql<boolean>`area.path && ${[...areas]}::uuid[]`).orderBy('assignment.id').limit(limit);
  if (role !== undefined) query = query.where('assignment.role', '=', role);
  if (person !== undefined) query = query.where('assignment.person_id', '=', person);
  if (post !== undefined) query = query.where('assignment.post_id', '=', post);
  if (proxy !== undefined) query = query.where('assignment.proxy', '=', proxy);
  if (at !== undefined) query = query.where('assignment.valid_from', '<=', new Date(at)).where((on) => on.or([on('assignment.valid_to', 'is', null), on('assignment.valid_to', '>', new Date(at))]));
  if (after !== undefined) query = query.where('assignment.id', '>', after);
  return query.execute();
}

export const findServing = async (db: Db, id: string): Promise<ServingRow | undefined> => (isId(id) ? selected(db).where('assignment.id', '=', id).executeTakeFirst() : undefined);

/** Does somebody hold a role over an area already in days that meet? To stand in for somebody there is another thing than to serve there oneself. */
export async function servesAlready(trx: Db, { personId, role, areaId, from, to, standsFor = null }: { personId: string; role: string; areaId: string; from: number; to: number | null; standsFor?: string | null }): Promise<boolean> {
  const row = await trx.selectFrom('assignment').select('id').where('person_id', '=', personId).where('role', '=', role).where('area_id', '=', areaId).where(sql<boolean>`stands_for is not distinct from ${standsFor}::uuid`)
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', new Date(from))])).$if(to !== null, (query) => query.where('valid_from', '<', new Date(to!))).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Does somebody walk a grid, or lead it, himself in days that meet? */
export async function walksThere(trx: Db, personId: string, areaId: string, from: number, to: number | null): Promise<boolean> {
  const row = await trx.selectFrom('assignment').select('id').where('person_id', '=', personId).where('role', 'in', ['worker', 'parttimer', 'leader']).where('area_id', '=', areaId).where('proxy', '=', false)
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', new Date(from))])).$if(to !== null, (query) => query.where('valid_from', '<', new Date(to!))).limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Everything that somebody serves at an instant, in a grid or below one of these areas. */
export const servingOf = (db: Db, personId: string, areas: readonly string[], at: number): Promise<ServingRow[]> => listServing(db, { areas, person: personId, at, limit: 500 });

/** Whoever else walks grids of these areas, or leads there, at an instant. */
export async function successorsIn(db: Db, areas: readonly string[], but: string, at: number): Promise<{ id: string; name: string }[]> {
  const now = new Date(at);
  return db.selectFrom('assignment').innerJoin('person', 'person.id', 'assignment.person_id').innerJoin('area', 'area.id', 'assignment.area_id').select(['person.id', 'person.name']).distinct()
    .where('assignment.role', 'in', ['worker', 'parttimer', 'leader']).where('person.disabled_at', 'is', null).where('person.id', '<>', but).where('assignment.valid_from', '<=', now)
    .where((on) => on.or([on('assignment.valid_to', 'is', null), on('assignment.valid_to', '>', now)])).where(sql<boolean>`area.path && ${[...areas]}::uuid[]`).orderBy('person.name').limit(200).execute();
}
