import { sql } from 'kysely';
import type { Db } from './connect.ts';
import { leaveFiles } from './files.ts';

export interface StaffPhoto { personId: string; sha256: string; storedBy: string; verifiedBy: string | null }

const selected = (db: Db) => db.selectFrom('staff_photo').select(['person_id as personId', 'sha256', 'stored_by as storedBy', 'verified_by as verifiedBy']);

export const findStaffPhoto = (db: Db, personId: string): Promise<StaffPhoto | undefined> => selected(db).where('person_id', '=', personId).executeTakeFirst();

/** The photos of these people, whether verified or not. */
export const staffPhotos = (db: Db, personIds: readonly string[]): Promise<StaffPhoto[]> =>
  personIds.length === 0 ? Promise.resolve([]) : selected(db).where('person_id', 'in', [...personIds]).execute();

/** A photo in place of any before it: it waits for a second person anew. */
export async function keepStaffPhoto(db: Db, { personId, sha256, storedBy }: Omit<StaffPhoto, 'verifiedBy'>, at: Date): Promise<void> {
  const before = await findStaffPhoto(db, personId);
  if (before && before.sha256 !== sha256) await leaveFiles(db, [before.sha256], at);
  const fresh = { sha256, stored_by: storedBy, stored_at: at, verified_by: null, verified_at: null };
  await db.insertInto('staff_photo').values({ person_id: personId, ...fresh }).onConflict((there) => there.column('person_id').doUpdateSet(fresh)).execute();
}

/** @returns false where another photo has taken its place meanwhile */
export async function verifyStaffPhoto(db: Db, { personId, sha256 }: Pick<StaffPhoto, 'personId' | 'sha256'>, by: string, at: Date): Promise<boolean> {
  const row = await db.updateTable('staff_photo').set({ verified_by: by, verified_at: at }).where('person_id', '=', personId).where('sha256', '=', sha256).returning('person_id').executeTakeFirst();
  return row !== undefined;
}

/** The badge goes without a photo from now on. */
export async function dropStaffPhoto(db: Db, personId: string, at: Date): Promise<void> {
  const gone = await db.deleteFrom('staff_photo').where('person_id', '=', personId).returning('sha256').execute();
  await leaveFiles(db, gone.map(({ sha256 }) => sha256), at);
}

export interface Colleague { id: string; username: string; name: string; roles: string[]; gridIds: string[] }

/** Who walks the grids at or below these areas now: workers, part-time workers and leaders, in the order of their names. At most 300. */
export async function walkersIn(db: Db, areaIds: readonly string[], at: Date): Promise<Colleague[]> {
  if (areaIds.length === 0) return [];
  return db.selectFrom('assignment').innerJoin('person', 'person.id', 'assignment.person_id').innerJoin('area', 'area.id', 'assignment.area_id')
    .select(['person.id', 'person.username', 'person.name', sql<string[]>`array_agg(distinct assignment.role)`.as('roles'), sql<string[]>`array_agg(distinct area.id)::text[]`.as('gridIds')])
    .where('assignment.role', 'in', ['worker', 'parttimer', 'leader']).where('person.disabled_at', 'is', null).where('assignment.valid_from', '<=', at)
    .where((on) => on.or([on('assignment.valid_to', 'is', null), on('assignment.valid_to', '>', at)])).where(sql<boolean>`area.path && ${[...areaIds]}::uuid[]`)
    .groupBy(['person.id', 'person.username', 'person.name']).orderBy('person.name').limit(300).execute();
}
