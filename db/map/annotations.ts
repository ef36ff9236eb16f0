import { sql } from 'kysely';
import type { Annotation, Geometry } from '../../domain/map/annotation.ts';
import type { Db } from '../connect.ts';
import { newId } from '../ids.ts';

export interface AnnotationFound {
  id: string; areaId: string; kind: 'note' | 'line' | 'zone'; geometry: Geometry; words: string; drawnBy: string; drawnAt: Date; endedBy: string | null; endedAt: Date | null; endedWhy: string | null;
}

const columns = sql.raw('id, area_id as "areaId", kind, geometry, words, drawn_by as "drawnBy", drawn_at as "drawnAt", ended_by as "endedBy", ended_at as "endedAt", ended_why as "endedWhy"');

export async function insertAnnotation(trx: Db, { kind, geometry, words }: Omit<Annotation, 'area'>, areaId: string, by: string, at: number): Promise<string> {
  const id = newId();
  await trx.insertInto('annotation').values({ id, area_id: areaId, kind, geometry: JSON.stringify(geometry), words, drawn_by: by, drawn_at: new Date(at), ended_by: null, ended_at: null, ended_why: null }).execute();
  return id;
}

export async function findAnnotation(db: Db, id: string): Promise<AnnotationFound | undefined> {
  return (await sql<AnnotationFound>`select ${columns} from annotation where id = ${id}::uuid`.execute(db)).rows[0];
}

/** @returns false where it had ended already */
export async function endAnnotation(trx: Db, id: string, by: string, why: string, at: number): Promise<boolean> {
  const done = await trx.updateTable('annotation').set({ ended_by: by, ended_at: new Date(at), ended_why: why }).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** The ground of whoever looks: his areas with all below them, and what they lie in. */
export interface Ground { areas: readonly string[]; above: readonly string[] }

/** What is drawn over an area and all below it, and over what it lies in, the newest first; of it what concerns the ground of whoever looks, everything where that is null. Ended ones only where asked for. */
export async function annotationsOver(db: Db, area: { id: string; path: readonly string[] }, ended: boolean, ground: Ground | null, limit = 200): Promise<AnnotationFound[]> {
  const concerns = ground === null ? sql`true` : sql`(area_id = any(${[...ground.above]}::uuid[]) or area_id in (select id from area where path && ${[...ground.areas]}::uuid[]))`;
  const { rows } = await sql<AnnotationFound>`
    select ${columns} from annotation where (area_id = any(${[...area.path]}::uuid[]) or area_id in (select id from area where ${area.id}::uuid = any(path)))
      and ${concerns} and (${ended} or ended_at is null) order by drawn_at desc, id desc limit ${limit}`.execute(db);
  return rows;
}
