import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { Viewer } from '../domain/case/actor.ts';
import type { RiskColour, RiskDeed, RiskState, RiskSubject } from '../domain/visit/risk.ts';
import type { Db } from './connect.ts';
import { dataKeyFor, findDataKey } from './data-keys.ts';
import { isId, newId } from './ids.ts';
import type { KeyRing } from './keys.ts';
import { sealJson, unsealJson } from './keys.ts';
import { pathOf, registryAreas, withinAreas } from './registry-scope.ts';
import { levelColumn } from './scope.ts';
import type { Database } from './tables.ts';
import { levelsOf } from './tables/levels.ts';

export interface RiskFound extends RiskState {
  id: string;
  aboutKind: RiskSubject;
  aboutId: string;
  path: string[];
  gridId: string;
  ownerId: string | null;
  ownerUnit: string | null;
  openedAt: number;
  reviewedAt: number | null;
  seq: number;
}

/** What people wrote about it, under its own key: what it is and what is done about it, and with a line why or what was found. */
export interface RiskTexts { what: string; measure?: string | undefined }
export interface RiskWords extends Partial<RiskTexts> { reason?: string; finding?: string }

const asRisk = (row: Selectable<Database['risk']>): RiskFound => ({
  id: row.id, aboutKind: row.about_kind, aboutId: row.about_id, path: pathOf(row), gridId: row.grid_id, ownerId: row.owner_id, ownerUnit: row.owner_unit, colour: row.colour,
  stage: row.stage, openedAt: row.opened_at.getTime(), colouredAt: row.coloured_at.getTime(), reviewedAt: row.reviewed_at?.getTime() ?? null,
  reviewDueAt: row.review_due_at?.getTime() ?? null, strikeAskedBy: row.strike_asked_by, seq: row.seq,
});

const context = (id: string): string => `risk|${id}`;

export interface NewRisk {
  aboutKind: RiskSubject; aboutId: string; grid: { id: string; path: readonly string[] }; colour: RiskColour; ownerId: string | null; ownerUnit: string | null; texts: RiskTexts; reviewDueAt: number | null;
}

/** @throws when the thing is under watch already (SQLSTATE 23505) */
export async function insertRisk(trx: Db, keys: KeyRing, risk: NewRisk, by: string | null, at: number): Promise<string> {
  const id = newId();
  const key = await dataKeyFor(trx, keys, id);
  await trx.insertInto('risk').values({
    id, about_kind: risk.aboutKind, about_id: risk.aboutId, ...levelsOf(risk.grid.path), grid_id: risk.grid.id, stage: 'watch', colour: risk.colour, owner_id: risk.ownerId,
    owner_unit: risk.ownerUnit, private_sealed: sealJson(key, risk.texts, context(id)), opened_at: new Date(at), coloured_at: new Date(at), reviewed_at: null,
    review_due_at: risk.reviewDueAt === null ? null : new Date(risk.reviewDueAt), strike_asked_by: null, strike_asked_at: null, struck_by: null, struck_at: null, seq: 1,
  }).execute();
  await trx.insertInto('risk_line').values({ risk_id: id, seq: 1, at: new Date(at), by_person: by, what: 'opened', from_colour: null, to_colour: risk.colour, data: '{}', sealed: null }).execute();
  return id;
}

export async function findRisk(db: Db, id: string): Promise<RiskFound | undefined> {
  const row = isId(id) ? await db.selectFrom('risk').selectAll().where('id', '=', id).executeTakeFirst() : undefined;
  return row && asRisk(row);
}

export async function lockRisk(trx: Db, id: string): Promise<RiskFound | undefined> {
  const row = await trx.selectFrom('risk').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asRisk(row);
}

export async function riskTexts(db: Db, keys: KeyRing, id: string): Promise<RiskTexts | null> {
  const [row, key] = await Promise.all([db.selectFrom('risk').select('private_sealed').where('id', '=', id).executeTakeFirst(), findDataKey(db, keys, id)]);
  return textsIn(id, row?.private_sealed ?? null, key ?? null);
}

/** What was sealed about a risk, opened; null where nothing was, or its key was destroyed. */
export const textsIn = (id: string, sealed: Buffer | null, key: Buffer | null): RiskTexts | null => (sealed && key ? unsealJson<RiskTexts>(key, sealed, context(id)) : null);

export interface RiskChange {
  what: Exclude<RiskDeed, 'opened'>;
  by: string | null;
  at: number;
  colour?: RiskColour;
  reviewDueAt?: number | null;
  owner?: { id: string | null; unit: string | null };
  data?: Record<string, unknown>;
  texts?: RiskWords;
}

/** Writes the next line of its history and the row that follows from it. The caller has locked it and asked the rules. */
export async function changeRisk(trx: Db, keys: KeyRing, risk: RiskFound, change: RiskChange): Promise<void> {
  const { what, by, at, colour, texts, owner, reviewDueAt, data = {} } = change;
  const seq = risk.seq + 1;
  const day = new Date(at);
  const key = texts ? await dataKeyFor(trx, keys, risk.id) : null;
  const { reason: _reason, finding: _finding, ...lasting } = texts ?? {};
  const whole = Object.keys(lasting).length > 0 ? { ...(await riskTexts(trx, keys, risk.id)), ...lasting } : undefined;
  await trx.insertInto('risk_line').values({
    risk_id: risk.id, seq, at: day, by_person: by, what, from_colour: colour ? risk.colour : null, to_colour: colour ?? null, data: JSON.stringify(data),
    sealed: texts && key ? sealJson(key, texts, `${context(risk.id)}|${seq}`) : null,
  }).execute();
  await trx.updateTable('risk').set({
    seq,
    ...(colour ? { colour, coloured_at: day, strike_asked_by: null, strike_asked_at: null } : {}),
    ...(what === 'reviewed' ? { reviewed_at: day, stage: 'watch' as const } : {}),
    ...(reviewDueAt === undefined ? {} : { review_due_at: reviewDueAt === null ? null : new Date(reviewDueAt) }),
    ...(owner ? { owner_id: owner.id, owner_unit: owner.unit } : {}),
    ...(what === 'strikeAsked' ? { strike_asked_by: by, strike_asked_at: day } : {}),
    ...(what === 'strikeRefused' ? { strike_asked_by: null, strike_asked_at: null } : {}),
    ...(what === 'struckOff' ? { struck_by: by, struck_at: day, stage: 'struckOff' as const, review_due_at: null } : {}),
    ...(what === 'escalated' ? { stage: 'escalated' as const } : {}),
    ...(whole && key ? { private_sealed: sealJson(key, whole, context(risk.id)) } : {}),
  }).where('id', '=', risk.id).execute();
}

export interface RiskQuery {
  colour?: RiskColour; overdue?: boolean; struckOff?: boolean; about?: RiskSubject; aboutId?: string; owner?: string; strikeAsked?: boolean; area?: { id: string; depth: number };
  limit: number; after?: string; now: number;
}

const order: Record<RiskColour, number> = { red: 0, yellow: 1, green: 2 };
/** Red before yellow before green, as the indexes have it. */
export const colourOrder = sql<number>`case colour when 'red' then 0 when 'yellow' then 1 else 2 end`;

/** The risks that somebody may see, red ones first. A cursor is the id of the last one shown. */
export async function listRisks(db: Db, viewer: Viewer, { colour, overdue, struckOff = false, about, aboutId, owner, strikeAsked, area, limit, after, now }: RiskQuery): Promise<{ items: RiskFound[]; more: boolean }> {
  const within = withinAreas(registryAreas(viewer));
  if (within === null) return { items: [], more: false };
  let query = db.selectFrom('risk').selectAll().where(within).where('struck_at', struckOff ? 'is not' : 'is', null).orderBy(colourOrder).orderBy('id').limit(limit + 1);
  if (colour) query = query.where('colour', '=', colour);
  if (overdue !== undefined) query = query.where(sql<boolean>`coalesce(review_due_at <= ${new Date(now)}, false) = ${overdue}`);
  if (about) query = query.where('about_kind', '=', about);
  if (aboutId) query = query.where('about_id', '=', aboutId);
  if (owner) query = query.where('owner_id', '=', owner);
  if (strikeAsked !== undefined) query = query.where('strike_asked_by', strikeAsked ? 'is not' : 'is', null);
  if (area) query = query.where(sql<boolean>`${levelColumn(area.depth)} = ${area.id}::uuid`);
  const last = after === undefined ? undefined : await findRisk(db, after);
  if (last) query = query.where(sql<boolean>`(${colourOrder}, id) > (${order[last.colour]}, ${last.id}::uuid)`);
  const rows = await query.execute();
  return { items: rows.slice(0, limit).map(asRisk), more: rows.length > limit };
}

/** The risk that something is under watch with, locked; undefined where it is not. */
export async function watchOver(trx: Db, kind: RiskSubject, id: string): Promise<RiskFound | undefined> {
  const row = await trx.selectFrom('risk').selectAll().where('about_kind', '=', kind).where('about_id', '=', id).where('struck_at', 'is', null).forUpdate().executeTakeFirst();
  return row && asRisk(row);
}

export interface RiskLine { seq: number; at: number; by: string | null; what: RiskDeed; from: RiskColour | null; to: RiskColour | null; data: Record<string, unknown>; texts: RiskWords | null }

/** Its whole history, with what was written at each step. */
export async function riskLines(db: Db, keys: KeyRing, riskId: string): Promise<RiskLine[]> {
  const rows = await db.selectFrom('risk_line').selectAll().where('risk_id', '=', riskId).orderBy('seq').execute();
  const key = await findDataKey(db, keys, riskId);
  return rows.map(({ seq, at, by_person, what, from_colour, to_colour, data, sealed }) => ({
    seq, at: at.getTime(), by: by_person, what, from: from_colour, to: to_colour, data, texts: sealed && key ? unsealJson<RiskWords>(key, sealed, `${context(riskId)}|${seq}`) : null,
  }));
}
