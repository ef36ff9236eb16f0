import type { Selectable } from 'kysely';
import type { CaseState } from '../domain/case/state.ts';
import type { Db } from './connect.ts';
import { findDataKey } from './data-keys.ts';
import { isId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { wholeState } from './locked-case.ts';
import type { CasesTable, PublicState } from './tables/cases.ts';

/** A case as lists and the door see it: its state without the sealed texts, and what the row adds. */
export interface CaseFound {
  id: string;
  number: string;
  seq: number;
  head: Buffer;
  state: PublicState;
  gridId: string | null;
  dueAt: number | null;
  dueClock: string | null;
  alarmAt: number | null;
  open: boolean;
  over: boolean;
  waitingFor: string[];
  solved: boolean | null;
  description: string | null;
  address: string | null;
}

export const asFound = (row: Selectable<CasesTable>): CaseFound => ({
  id: row.id, number: row.number, seq: row.seq, head: row.head, state: row.state, gridId: row.grid_id, dueAt: row.due_at?.getTime() ?? null,
  dueClock: row.due_clock, alarmAt: row.next_alarm_at?.getTime() ?? null, open: row.open, over: row.over, waitingFor: row.waiting_for, solved: row.solved,
  description: row.description, address: row.address,
});

/** A case by id or number, whoever asks: whether he may see it is `maySee`'s to say. */
export async function findCase(db: Db, ref: string): Promise<CaseFound | undefined> {
  const row = await db.selectFrom('cases').selectAll().where(isId(ref) ? 'id' : 'number', '=', ref).executeTakeFirst();
  return row && asFound(row);
}

/** Cases by their ids in the order of the ids, whoever asks; unknown ones are left out. */
export async function casesByIds(db: Db, ids: readonly string[]): Promise<CaseFound[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('cases').selectAll().where('id', 'in', [...ids]).execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => (byId.has(id) ? [asFound(byId.get(id)!)] : []));
}

/** The whole folded state with what people wrote, as far as it was not erased. @throws when there is no such case */
export async function loadState(db: Db, keys: KeyRing, id: string): Promise<CaseState> {
  const row = await db.selectFrom('cases').select(['id', 'state', 'private_sealed']).where('id', '=', id).executeTakeFirstOrThrow();
  return wholeState(row, (await findDataKey(db, keys, id)) ?? null);
}

/** What numbers or ids name, by the reference as it was given. */
export async function caseIdsNamed(db: Db, refs: readonly string[]): Promise<Map<string, string>> {
  if (refs.length === 0) return new Map();
  const rows = await db.selectFrom('cases').select(['id', 'number'])
    .where((on) => on.or([on('number', 'in', [...refs]), ...(refs.some(isId) ? [on('id', 'in', refs.filter(isId))] : [])])).execute();
  return new Map(rows.flatMap(({ id, number }) => [[id, id], [number, id]] as [string, string][]));
}
