import { sql } from 'kysely';
import type { DoorDuty } from '../../domain/visit/context.ts';
import type { FollowUp } from '../../domain/visit/state.ts';
import type { Outcome } from '../../domain/visit/status.ts';
import type { Db } from '../connect.ts';
import { findDataKeys } from '../data-keys.ts';
import type { KeyRing } from '../keys.ts';
import { unseal } from '../keys.ts';
import { residentsById } from '../residents.ts';
import { asDuty } from '../visits/door.ts';
import { textsOfVisit } from '../visits/locked-visit.ts';

/** A visit that was made: when, how it went, by somebody of which role, what of it is still owed. The note comes with the newest alone. */
export interface LastVisit { visit: string; at: number; outcome: Outcome; by: string | null; role: string | null; note: string | null; needs: Pick<FollowUp, 'caseId' | 'number' | 'category'>[] }

interface Row { target: string; id: string; at: Date; outcome: Outcome; by: string | null; role: string | null; needs: FollowUp[]; private_sealed: Buffer | null; nth: number }

/** The last three visits to each of these doors, the newest first. */
export async function lastVisitsAt(db: Db, keys: KeyRing, doors: readonly string[]): Promise<Map<string, LastVisit[]>> {
  if (doors.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select door.id as target, v.id, v.occurred_at as at, v.outcome, v.state->'knocks'->-1->>'by' as by, told.role, v.nth::int,
      case when v.nth = 1 then v.private_sealed end as private_sealed, jsonb_path_query_array(v.state, '$.followUps[*] ? (@.owesWord == true && @.toldAt == null)') as needs
    from unnest(${doors}::uuid[]) as door(id)
    cross join lateral (select *, row_number() over (order by occurred_at desc, id) as nth from visit where target_id = door.id and seq > 0 and occurred_at is not null order by occurred_at desc, id limit 3) as v
    left join lateral (select actor::json->>'role' as role from ledger where stream = v.id and type in ('Recorded', 'NotMet') order by seq desc limit 1) as told on true
    order by door.id, v.nth`.execute(db);
  const dataKeys = await findDataKeys(db, keys, rows.flatMap(({ id, private_sealed }) => (private_sealed ? [id] : [])));
  const last = (row: Row): LastVisit => {
    const { note } = textsOfVisit(row, dataKeys.get(row.id) ?? null);
    return { visit: row.id, at: row.at.getTime(), outcome: row.outcome, by: row.by, role: row.role, note: note ?? null, needs: row.needs };
  };
  return new Map([...Map.groupBy(rows, ({ target }) => target)].map(([door, its]) => [door, its.map(last)]));
}

/** When each facet of these households was confirmed last: epoch milliseconds by household and facet. */
export async function facetsAt(db: Db, households: readonly string[]): Promise<Map<string, Map<string, number>>> {
  if (households.length === 0) return new Map();
  const rows = await db.selectFrom('household_facet').select(['household_id', 'facet', 'confirmed_at']).where('household_id', 'in', [...households]).execute();
  return new Map([...Map.groupBy(rows, ({ household_id }) => household_id)].map(([id, its]) => [id, new Map(its.map(({ facet, confirmed_at }) => [facet, confirmed_at.getTime()]))]));
}

/** Duties owed at these doors now that are not merged into these visits: the same knock answers for them. */
export async function otherDutiesAt(db: Db, doors: readonly string[], visits: readonly string[], now: number): Promise<Map<string, DoorDuty[]>> {
  if (doors.length === 0) return new Map();
  const rows = await db.selectFrom('duty').selectAll().where('target_id', 'in', [...doors]).where('live', '=', true).where('window_from', '<=', new Date(now))
    .where(sql<boolean>`visit_id is not null and visit_id <> all(${[...visits]}::uuid[])`).orderBy('window_to').orderBy('id').execute();
  return new Map([...Map.groupBy(rows, ({ target_id }) => target_id)].map(([door, its]) => [door, its.map(asDuty)]));
}

/** The names of the heads of these households, grown-ups alone. */
export async function headsOf(db: Db, keys: KeyRing, households: readonly string[]): Promise<Map<string, string>> {
  if (households.length === 0) return new Map();
  const rows = await db.selectFrom('household').select('head_id').where('id', 'in', [...households]).where('head_id', 'is not', null).execute();
  const heads = await residentsById(db, keys, rows.map(({ head_id }) => head_id!), ['name']);
  return new Map(heads.flatMap(({ householdId, child, opened }) => (child || opened.name === undefined ? [] : [[householdId, opened.name] as const])));
}

/** By when the next step of these cases is owed, of those that are open and owe one. */
export async function duesOf(db: Db, cases: readonly string[]): Promise<Map<string, number>> {
  if (cases.length === 0) return new Map();
  const rows = await db.selectFrom('cases').select(['id', 'due_at']).where('id', 'in', [...cases]).where('open', '=', true).where('due_at', 'is not', null).execute();
  return new Map(rows.map(({ id, due_at }) => [id, due_at!.getTime()]));
}

/** What somebody asked for in these given tasks. */
export async function textsOfTasks(db: Db, keys: KeyRing, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('given_task').select(['id', 'what_sealed']).where('id', 'in', [...new Set(ids)]).execute();
  const dataKeys = await findDataKeys(db, keys, rows.map(({ id }) => id));
  return new Map(rows.flatMap(({ id, what_sealed }) => {
    const key = dataKeys.get(id);
    return key ? [[id, JSON.parse(unseal(key, what_sealed, id).toString()) as string] as const] : [];
  }));
}
