import { sql } from 'kysely';
import type { Grant, Viewer } from '../domain/case/actor.ts';
import type { PersonFound } from '../domain/case/context.ts';
import type { Db } from './connect.ts';
import { isId, newId } from './ids.ts';

export interface PersonRow { id: string; username: string; name: string; disabledAt: Date | null; createdAt: Date }

const selected = (db: Db) => db.selectFrom('person').select(['id', 'username', 'name', 'disabled_at as disabledAt', 'created_at as createdAt']);

/** A person by user name or id, disabled ones too. */
export async function findPerson(db: Db, ref: string): Promise<PersonRow | undefined> {
  return selected(db).where(isId(ref) ? 'id' : 'username', '=', ref).executeTakeFirst();
}

/** For the login alone: the hash beside the id. */
export async function findPassword(db: Db, username: string): Promise<{ id: string; hash: string } | undefined> {
  return db.selectFrom('person').select(['id', 'password_hash as hash']).where('username', '=', username).where('disabled_at', 'is', null).executeTakeFirst();
}

export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'name']).where('id', 'in', [...new Set(ids)]).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const held = (db: Db, at: Date) =>
  db.selectFrom('assignment').leftJoin('area', 'area.id', 'assignment.area_id').leftJoin('unit', 'unit.id', 'assignment.unit_id')
    .leftJoin('area as seat', 'seat.id', 'unit.area_id')
    .select(['assignment.person_id', 'assignment.role', 'assignment.area_id', 'assignment.employment', 'unit.code as unit', 'area.path as path', 'seat.path as seatPath'])
    .where('assignment.valid_from', '<=', at).where((on) => on.or([on('assignment.valid_to', 'is', null), on('assignment.valid_to', '>', at)]));

/** Who asks, with every role that is valid at the instant; undefined for a stranger and for somebody disabled. */
export async function viewerOf(db: Db, personId: string, at: number = Date.now()): Promise<Viewer | undefined> {
  const person = await db.selectFrom('person').select('id').where('id', '=', personId).where('disabled_at', 'is', null).executeTakeFirst();
  if (!person) return undefined;
  const rows = await held(db, new Date(at)).where('assignment.person_id', '=', personId).orderBy('assignment.valid_from').execute();
  return { kind: 'person', personId, reporter: false, grants: rows.map(asGrant) };
}

const asGrant = (row: { role: string; area_id: string | null; path: string[] | null; seatPath: string[] | null; unit: string | null; employment: 'full' | 'part' }): Grant =>
  ({ role: row.role, areaId: row.area_id, areaPath: row.path ?? row.seatPath ?? [], unit: row.unit, employment: row.employment });

/** What user names or ids name, by the reference as it was given, with units and roles of that instant. Disabled people cannot be named. */
export async function peopleNamed(db: Db, refs: readonly string[], at: number): Promise<Map<string, PersonFound>> {
  if (refs.length === 0) return new Map();
  const people = await db.selectFrom('person').select(['id', 'username']).where('disabled_at', 'is', null)
    .where((on) => on.or([on('username', 'in', [...refs]), ...(refs.some(isId) ? [on('id', 'in', refs.filter(isId))] : [])])).execute();
  if (people.length === 0) return new Map();
  const grants = await held(db, new Date(at)).where('assignment.person_id', 'in', people.map(({ id }) => id)).execute();
  return new Map(people.flatMap(({ id, username }) => {
    const own = grants.filter(({ person_id }) => person_id === id);
    const found: PersonFound = { id, units: [...new Set(own.flatMap(({ unit }) => unit ?? []))], roles: [...new Set(own.map(({ role }) => role))] };
    return [[id, found], [username, found]] as [string, PersonFound][];
  }));
}

export interface NewPerson { username: string; name: string; passwordHash: string }

/** @throws when the user name is taken (SQLSTATE 23505) */
export async function insertPerson(db: Db, { username, name, passwordHash }: NewPerson): Promise<string> {
  const id = newId();
  await db.insertInto('person').values({ id, username, name, password_hash: passwordHash, phone_enc: null, disabled_at: null }).execute();
  return id;
}

export interface NewAssignment {
  personId: string; role: string; areaId?: string | null; unitId?: string | null; gridSet?: string | null;
  employment?: 'full' | 'part'; proxy?: boolean; /** Whom a stand-in stands in for. */ standsFor?: string | null; from?: number; to?: number | null; by?: string | null; reason?: string | null; postId?: string | null; source?: string | null;
}

/** Gives a role from an instant on. A role is taken back by its end, never by deleting it. */
export async function insertAssignment(db: Db, given: NewAssignment): Promise<string> {
  const id = newId();
  await db.insertInto('assignment').values({
    id, person_id: given.personId, role: given.role, area_id: given.areaId ?? null, unit_id: given.unitId ?? null, grid_set: given.gridSet ?? null,
    employment: given.employment ?? 'full', proxy: given.proxy ?? false, stands_for: given.standsFor ?? null, by_person: given.by ?? null, reason: given.reason ?? null, post_id: given.postId ?? null, source: given.source ?? null,
    valid_to: given.to == null ? null : new Date(given.to), ...(given.from === undefined ? {} : { valid_from: new Date(given.from) }),
  }).execute();
  return id;
}

export async function endAssignment(db: Db, id: string, at: number): Promise<void> {
  await db.updateTable('assignment').set({ valid_to: new Date(at) }).where('id', '=', id)
    .where((on) => on.or([on('valid_to', 'is', null), on('valid_to', '>', new Date(at))])).execute();
}

export async function disablePerson(db: Db, id: string, disabled: boolean): Promise<void> {
  await db.updateTable('person').set({ disabled_at: disabled ? sql<Date>`coalesce(disabled_at, now())` : null }).where('id', '=', id).execute();
  if (disabled) await db.deleteFrom('login_session').where('person_id', '=', id).execute();
}

export async function renamePerson(db: Db, id: string, name: string): Promise<void> {
  await db.updateTable('person').set({ name }).where('id', '=', id).execute();
}

export async function changePassword(db: Db, id: string, passwordHash: string): Promise<void> {
  await db.updateTable('person').set({ password_hash: passwordHash }).where('id', '=', id).execute();
}

export interface AssignmentRow { id: string; personId: string; role: string; areaId: string | null; unitId: string | null; gridSet: string | null; employment: 'full' | 'part'; proxy: boolean; from: Date; to: Date | null; by: string | null; reason: string | null }
