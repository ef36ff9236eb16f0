import type { CalendarRef } from '../domain/case/context.ts';
import type { Db } from './connect.ts';
import type { PublicState } from './tables/cases.ts';

/** More than any wall can hold. */
const most = 1_000;

export interface Listed { state: PublicState; pack: { id: string; version: number }; calendar: CalendarRef | undefined }

const listed = ({ state }: { state: PublicState }): Listed => ({ state, pack: state.pack, calendar: state.clocks[0]?.calendar });

/** Open cases that were supervised and still are not done, the longest first; whether one was published is the ladder's to say. */
export async function supervisedCases(db: Db): Promise<Listed[]> {
  const rows = await db.selectFrom('cases').select('state').where('lane', '=', 'open').where('open', '=', true).where('height', '>', 0).orderBy('due_sort').limit(most).execute();
  return rows.map(listed);
}

/** Open cases whose limit rests. */
export async function pausedCases(db: Db): Promise<Listed[]> {
  const rows = await db.selectFrom('cases').select('state').where('lane', '=', 'open').where('open', '=', true).where('paused', '=', true).orderBy('id').limit(most).execute();
  return rows.map(listed);
}
