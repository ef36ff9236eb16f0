import { sql } from 'kysely';
import type { Db } from './connect.ts';
import type { SetUpSubject } from './tables/set-up.ts';

/** What can happen to an account, a unit, an area, a household or a place. */
export const setUpDeeds = ['made', 'renamed', 'changed', 'ended', 'passwordReset', 'disabled', 'enabled', 'roleGiven', 'roleEnded', 'split', 'merge', 'move', 'drawn', 'moved', 'corrected', 'coloured', 'residentAdded', 'residentCorrected', 'residentEnded'] as const;
export type SetUpDeed = (typeof setUpDeeds)[number];

export interface SetUpChange {
  kind: SetUpSubject; id: string; what: SetUpDeed; before?: Record<string, unknown>; after?: Record<string, unknown>; reason?: string | null | undefined; by: string; at: number;
}

/** Notes a change within the transaction that makes it. Never a password, and nothing that names a resident. */
export async function noteSetUp(trx: Db, { kind, id, what, before = {}, after = {}, reason = null, by, at }: SetUpChange): Promise<void> {
  await trx.insertInto('set_up_change').values({
    about_kind: kind, about_id: id, what, before: JSON.stringify(before), after: JSON.stringify(after), reason, by_person: by, at: new Date(at),
  }).execute();
}

export interface SetUpChangeFound { id: string; at: Date; by: string; what: string; before: Record<string, unknown>; after: Record<string, unknown>; reason: string | null }

/** What was changed about one thing, the newest first. An area also tells when it was split, merged or moved, and what that moved. */
export async function setUpChanges(db: Db, kind: SetUpSubject, id: string, limit = 100): Promise<SetUpChangeFound[]> {
  const noted = await db.selectFrom('set_up_change').select(['id', 'at', 'by_person as by', 'what', 'before', 'after', 'reason'])
    .where('about_kind', '=', kind).where('about_id', '=', id).orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  if (kind !== 'area') return noted;
  const { rows } = await sql<SetUpChangeFound>`
    select c.id, c.at, c.by_person as by, c.kind as what,
      jsonb_build_object('grids', (select coalesce(jsonb_agg(a.code order by a.code), '[]') from area a where a.id = any(c.area_ids))) as before,
      jsonb_build_object('grids', (select coalesce(jsonb_agg(a.code order by a.code), '[]') from area a where a.id = any(c.into_ids)), 'moved', c.moved) as after, c.reason
    from area_change c where ${id}::uuid = any(c.area_ids || c.into_ids) order by c.at desc limit ${limit}`.execute(db);
  return [...noted, ...rows].toSorted((one, other) => other.at.getTime() - one.at.getTime()).slice(0, limit);
}
