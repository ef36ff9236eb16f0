import type { Db } from './connect.ts';
import { findArea } from './areas.ts';

export interface GridCard {
  grid: { id: string; code: string; zh: string; en: string };
  /** `photo`: hash of the photo on the badge, once a second person has verified it. */
  workers: { name: string; role: string; photo: string | null }[];
  /** What the administration wrote on the card: duties, complaintLine and the like. */
  words: Record<string, string>;
}

/** The public card of a grid: its people by name, what they do, where to complain. Undefined for anything that is no grid. */
export async function findGridCard(db: Db, code: string, at: number): Promise<GridCard | undefined> {
  const area = code.includes('\u0000') ? undefined : await findArea(db, code);
  if (!area || area.level !== 'grid') return undefined;
  const now = new Date(at);
  const workers = await db.selectFrom('assignment').innerJoin('person', 'person.id', 'assignment.person_id')
    .leftJoin('staff_photo', (join) => join.onRef('staff_photo.person_id', '=', 'person.id').on('staff_photo.verified_at', 'is not', null)).select(['person.name', 'assignment.role', 'staff_photo.sha256 as photo'])
    .where('assignment.area_id', '=', area.id).where('assignment.role', 'in', ['worker', 'parttimer', 'leader']).where('person.disabled_at', 'is', null)
    .where('assignment.valid_from', '<=', now).where((on) => on.or([on('assignment.valid_to', 'is', null), on('assignment.valid_to', '>', now)]))
    .orderBy('assignment.valid_from').execute();
  return { grid: { id: area.id, code: area.code, zh: area.zh, en: area.en }, workers, words: area.card ?? {} };
}
