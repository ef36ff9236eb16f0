import { sql } from 'kysely';
import type { Actor } from '../domain/case/actor.ts';
import { Calendars } from './calendars.ts';
import type { Db } from './connect.ts';
import { dataKeyFor, findDataKey } from './data-keys.ts';
import { isId, newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { sealJson, unsealJson } from './keys.ts';
import { Packs } from './packs.ts';
import { changeRisk, findRisk } from './risks.ts';
import { tellVisits } from './visits/lines-at-once.ts';

const documents = { packs: new Packs(), calendars: new Calendars() };

/** What somebody has in hand within some areas. */
export interface InHand { visits: number; begun: number; duties: number; overdue: number; tasks: number; wordsOwed: number; risks: number; incidents: number }

const within = (areas: readonly string[]) => sql<boolean>`array[l1, l2, l3, l4, l5] && ${[...areas]}::uuid[]`;

/** Counted for the preview and kept with the hand-over itself. */
export async function inHandOf(db: Db, personId: string, areas: readonly string[], at: number): Promise<InHand> {
  const { rows } = await sql<InHand>`select
    (select count(*)::int from visit where worker_id = ${personId}::uuid and open and ${within(areas)}) as visits,
    (select count(*)::int from visit where worker_id = ${personId}::uuid and open and seq > 0 and ${within(areas)}) as begun,
    (select count(*)::int from duty where worker_id = ${personId}::uuid and live and ${within(areas)}) as duties,
    (select count(*)::int from duty where worker_id = ${personId}::uuid and live and window_to <= ${new Date(at)} and ${within(areas)}) as overdue,
    (select count(*)::int from duty where worker_id = ${personId}::uuid and live and kind = 'task' and ${within(areas)}) as tasks,
    (select count(*)::int from visit where worker_id = ${personId}::uuid and open and state is not null and ${within(areas)} and jsonb_path_exists(state, '$.followUps[*] ? (@.owesWord == true && @.toldAt == null)')) as "wordsOwed",
    (select count(*)::int from risk where owner_id = ${personId}::uuid and struck_at is null and ${within(areas)}) as risks,
    (select count(*)::int from cases where person_id = ${personId}::uuid and open and ${within(areas)}) as incidents`.execute(db);
  return rows[0]!;
}

const underWay = async (trx: Db, personId: string, areas: readonly string[]): Promise<string[]> =>
  (await trx.selectFrom('visit').select('id').where('worker_id', '=', personId).where('open', '=', true).where('seq', '>', 0).where(within(areas)).orderBy('id').execute()).map(({ id }) => id);

export interface NewHandOver { from: string; to: string; areas: readonly string[]; at: number; until: number | null; reason: string; note: string | null; by: string; /** Whoever sees to it, as the visits' lines name him. */ actor: Actor }

/**
 * Everything that somebody has in hand within some areas goes over in one transaction: visits, begun or not, with whom a word is owed there;
 * duties that nobody merged yet; risks that he sees to. A visit under way gets a line of it, so that whoever left may still tell what he did
 * before; one that nobody has begun has no ledger yet, and its row says who has it. Incidents stay, for their own road has its own reassigning.
 * @returns the hand-over's id
 */
export async function handOver(trx: Db, keys: KeyRing, { from, to, areas, at, until, reason, note, by, actor }: NewHandOver): Promise<{ id: string; moved: InHand }> {
  const id = newId();
  // In the order in which everybody locks visits.
  await sql`select from visit where worker_id = ${from}::uuid and open and ${within(areas)} order by id for update`.execute(trx);
  const moved = await inHandOf(trx, from, areas, at);
  const now = new Date(at);
  await tellVisits(trx, { ...documents, ids: await underWay(trx, from, areas), at, linesOf: (state, _standing, told) => [{ type: 'Handed', at: told, actor, data: { from: state.worker, to } }] });
  await sql`update visit set worker_id = ${to}::uuid, updated_at = case when seq = 0 then ${now}::timestamptz else updated_at end where worker_id = ${from}::uuid and open and ${within(areas)}`.execute(trx);
  await sql`update duty set worker_id = ${to}::uuid where worker_id = ${from}::uuid and live and ${within(areas)}`.execute(trx);
  const risks = await trx.selectFrom('risk').select('id').where('owner_id', '=', from).where('struck_at', 'is', null).where(within(areas)).orderBy('id').forUpdate().execute();
  for (const risk of risks) await changeRisk(trx, keys, (await findRisk(trx, risk.id))!, { what: 'given', by, at, owner: { id: to, unit: null }, data: { from, to, handOver: id } });
  await trx.insertInto('hand_over').values({
    id, from_person: from, to_person: to, area_ids: [...areas], at: now, until: until === null ? null : new Date(until), reason,
    note_sealed: note === null ? null : sealJson(await dataKeyFor(trx, keys, id), note, id), by_person: by, moved: JSON.stringify(moved),
  }).execute();
  return { id, moved };
}

export interface HandOverRow { id: string; from: string; to: string; areas: string[]; at: Date; until: Date | null; reason: string; by: string; moved: InHand; note: string | null }

/** Hand-overs to or from somebody, or of areas, the newest first, with the notes that go with them. */
export async function listHandOvers(db: Db, keys: KeyRing, { person, areas, limit, after }: { person?: string; areas?: readonly string[]; limit: number; after?: string }): Promise<HandOverRow[]> {
  let query = db.selectFrom('hand_over').selectAll().orderBy('id', 'desc').limit(limit);
  if (person !== undefined) query = query.where((on) => on.or([on('from_person', '=', person), on('to_person', '=', person)]));
  if (areas !== undefined) query = query.where(sql<boolean>`exists (select from area where area.id = any(area_ids) and area.path && ${[...areas]}::uuid[])`);
  if (after !== undefined && isId(after)) query = query.where('id', '<', after);
  const rows = await query.execute();
  return Promise.all(rows.map(async (row) => {
    const key = row.note_sealed && (await findDataKey(db, keys, row.id));
    return {
      id: row.id, from: row.from_person, to: row.to_person, areas: row.area_ids, at: row.at, until: row.until, reason: row.reason, by: row.by_person, moved: row.moved as InHand,
      note: row.note_sealed && key ? unsealJson<string>(key, row.note_sealed, row.id) : null,
    };
  }));
}
