import type { CalendarRef } from '../domain/case/context.ts';
import { Calendar } from '../domain/calendar/calendar.ts';
import type { Db } from './connect.ts';
import { beginReprojection } from './reprojections.ts';

const nameOf = ({ id, version }: CalendarRef): string => `${id}@${version}`;

/** Calendar versions that were read once. A version never changes. */
export class Calendars {
  readonly #known = new Map<string, Calendar>();

  /** Reads what is not known yet, so that `of` can answer at once. @throws when there is no such version */
  async read(db: Db, refs: readonly CalendarRef[]): Promise<void> {
    for (const ref of refs) {
      if (this.#known.has(nameOf(ref))) continue;
      const row = await db.selectFrom('calendar').select('body').where('id', '=', ref.id).where('version', '=', ref.version).executeTakeFirst();
      if (!row) throw new Error(`no calendar ${nameOf(ref)}`);
      this.#known.set(nameOf(ref), Calendar.parse(row.body));
    }
  }

  /** @throws when it was not read before */
  readonly of = (ref: CalendarRef): Calendar => {
    const found = this.#known.get(nameOf(ref));
    if (!found) throw new Error(`calendar ${nameOf(ref)} was not read`);
    return found;
  };
}

/** The newest version of a calendar. @throws when there is none */
export async function newestCalendar(db: Db, id: string): Promise<CalendarRef> {
  const row = await db.selectFrom('calendar').select('version').where('id', '=', id).orderBy('version', 'desc').limit(1).executeTakeFirst();
  if (!row) throw new Error(`no calendar ${id}`);
  return { id, version: row.version };
}

export async function findCalendar(db: Db, id: string, version?: number): Promise<{ ref: CalendarRef; calendar: Calendar } | undefined> {
  let query = db.selectFrom('calendar').select(['version', 'body']).where('id', '=', id).orderBy('version', 'desc').limit(1);
  if (version !== undefined) query = query.where('version', '=', version);
  const row = await query.executeTakeFirst();
  return row && { ref: { id, version: row.version }, calendar: Calendar.parse(row.body) };
}

/** Adds the next version of a calendar (the first, where there is none) and says which it is. Clocks on older versions are to go over to it. */
export async function insertCalendar(db: Db, id: string, calendar: Calendar, by: string | null): Promise<number> {
  const made = await db.insertInto('calendar').columns(['id', 'version', 'body', 'by_person'])
    .expression((on) => on.selectFrom('calendar').where('id', '=', id)
      .select((pick) => [pick.val(id).as('id'), pick(pick.fn.coalesce(pick.fn.max('version'), pick.lit(0)), '+', 1).as('version'),
        pick.cast<string>(pick.val(JSON.stringify(calendar)), 'jsonb').as('body'), pick.cast<string | null>(pick.val(by), 'uuid').as('by_person')]))
    .returning('version').executeTakeFirstOrThrow();
  if (made.version > 1) await beginReprojection(db, { id, version: made.version });
  return made.version;
}

export async function listCalendars(db: Db): Promise<{ id: string; version: number; createdAt: number; by: string | null }[]> {
  const rows = await db.selectFrom('calendar').select(['id', 'version', 'created_at', 'by_person']).orderBy('id').orderBy('version', 'desc').execute();
  return rows.map((row) => ({ id: row.id, version: row.version, createdAt: row.created_at.getTime(), by: row.by_person }));
}
