import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { SampleFinding, SampleWay } from '../../domain/visit/sample.ts';
import type { Db } from '../connect.ts';
import { findDataKey, findDataKeys } from '../data-keys.ts';
import { isId } from '../ids.ts';
import type { KeyRing } from '../keys.ts';
import { sealJson, unsealJson } from '../keys.ts';
import { pathOf } from '../registry-scope.ts';
import { levelsOf } from '../tables/levels.ts';
import type { VisitSampleTable } from '../tables/visits.ts';

export interface SampleFound {
  visitId: string; path: string[]; visitorId: string | null; drawnAt: Date; dueAt: Date; checkedAt: Date | null; checkedBy: string | null; how: SampleWay | null; finding: SampleFinding | null; answeredAt: Date | null;
  note: string | null; answer: string | null;
}

const context = (visitId: string, what: 'note' | 'answer'): string => `sample|${what}|${visitId}`;

async function asSamples(db: Db, keys: KeyRing, rows: readonly Selectable<VisitSampleTable>[]): Promise<SampleFound[]> {
  const dataKeys = await findDataKeys(db, keys, rows.flatMap((row) => (row.note_sealed || row.answer_sealed ? [row.visit_id] : [])));
  return rows.map((row) => asSample(row, dataKeys.get(row.visit_id) ?? null));
}

function asSample(row: Selectable<VisitSampleTable>, key: Buffer | null): SampleFound {
  const open = (sealed: Buffer | null, what: 'note' | 'answer') => (sealed && key ? unsealJson<string>(key, sealed, context(row.visit_id, what)) : null);
  return {
    visitId: row.visit_id, path: pathOf(row), visitorId: row.visitor_id, drawnAt: row.drawn_at, dueAt: row.due_at, checkedAt: row.checked_at, checkedBy: row.checked_by, how: row.how, finding: row.finding,
    answeredAt: row.answered_at, note: open(row.note_sealed, 'note'), answer: open(row.answer_sealed, 'answer'),
  };
}

/** A visit that was drawn; drawn once, however often somebody was there. */
export async function drawSample(trx: Db, { visitId, path, visitorId, at, dueAt }: { visitId: string; path: readonly string[]; visitorId: string | null; at: number; dueAt: number }): Promise<void> {
  await trx.insertInto('visit_sample').values({
    visit_id: visitId, ...levelsOf(path), visitor_id: visitorId, drawn_at: new Date(at), due_at: new Date(dueAt), checked_at: null, checked_by: null, how: null, finding: null, note_sealed: null, answer_sealed: null, answered_at: null,
  }).onConflict((conflict) => conflict.doNothing()).execute();
}

export async function findSample(db: Db, keys: KeyRing, visitId: string): Promise<SampleFound | undefined> {
  const row = isId(visitId) ? await db.selectFrom('visit_sample').selectAll().where('visit_id', '=', visitId).executeTakeFirst() : undefined;
  return row && (await asSamples(db, keys, [row]))[0];
}

export interface SampleQuery { areas: readonly string[]; visitor?: string; checked?: boolean; overdue?: boolean; finding?: SampleFinding; after?: string; limit: number; now: number }

/** Drawn visits of some areas, or of one visitor, by when they are to be looked at. A cursor is the visit of the last one shown. */
export async function listSamples(db: Db, keys: KeyRing, { areas, visitor, checked, overdue, finding, after, limit, now }: SampleQuery): Promise<SampleFound[]> {
  let query = db.selectFrom('visit_sample').selectAll().orderBy('due_at').orderBy('visit_id').limit(limit);
  query = visitor === undefined ? query.where(sql<boolean>`array[l1, l2, l3, l4, l5] && ${[...areas]}::uuid[]`) : query.where('visitor_id', '=', visitor);
  if (checked !== undefined) query = query.where('checked_at', checked ? 'is not' : 'is', null);
  if (overdue !== undefined) query = query.where(sql<boolean>`(checked_at is null and due_at <= ${new Date(now)}) = ${overdue}`);
  if (finding !== undefined) query = query.where('finding', '=', finding);
  const last = after === undefined ? undefined : await db.selectFrom('visit_sample').select(['due_at', 'visit_id']).where('visit_id', '=', after).executeTakeFirst();
  if (last) query = query.where((on) => on(on.refTuple('due_at', 'visit_id'), '>', on.tuple(last.due_at, last.visit_id)));
  return asSamples(db, keys, await query.execute());
}

/** @returns false where it was looked at before */
export async function checkSample(trx: Db, keys: KeyRing, visitId: string, { how, finding, note, by, at }: { how: SampleWay; finding: SampleFinding; note: string | null; by: string; at: number }): Promise<boolean> {
  const key = note === null ? null : await findDataKey(trx, keys, visitId);
  const done = await trx.updateTable('visit_sample').set({ how, finding, checked_by: by, checked_at: new Date(at), note_sealed: note !== null && key ? sealJson(key, note, context(visitId, 'note')) : null })
    .where('visit_id', '=', visitId).where('checked_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** What whoever made the visit says to the finding. @returns false where he did before, or nothing was found yet */
export async function answerSample(trx: Db, keys: KeyRing, visitId: string, answer: string, at: number): Promise<boolean> {
  const key = await findDataKey(trx, keys, visitId);
  const done = await trx.updateTable('visit_sample').set({ answer_sealed: key ? sealJson(key, answer, context(visitId, 'answer')) : null, answered_at: new Date(at) })
    .where('visit_id', '=', visitId).where('checked_at', 'is not', null).where('answered_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** How somebody's own drawn visits were found, for himself alone; of those that wait to be looked at not even the number. */
export async function ownFindings(db: Db, visitorId: string): Promise<{ drawn: number; answered: number; confirmed: number }> {
  const { rows } = await sql<{ drawn: number; answered: number; confirmed: number }>`select count(*)::int as drawn, (count(*) filter (where finding in ('confirmed', 'notConfirmed')))::int as answered,
    (count(*) filter (where finding = 'confirmed'))::int as confirmed from visit_sample where visitor_id = ${visitorId}::uuid and checked_at is not null`.execute(db);
  return rows[0]!;
}
