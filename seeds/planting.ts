import type { Kysely } from 'kysely';
import type { Database } from '../db/tables.ts';
import { newId } from '../db/ids.ts';
import { accounts } from './accounts.ts';
import type { AccountSeed } from './accounts.ts';
import { areas, card, centreOf, outlineOf } from './county.ts';
import { units } from './units.ts';

type Db = Kysely<Database>;
const longAgo = new Date('2024-01-01T00:00:00+08:00');

/** The county, its units and its people. Safe to run again: what stands already is left alone. */
export async function plant(db: Db, passwordHash: string): Promise<void> {
  const areaIds = await plantAreas(db);
  const unitIds = await plantUnits(db, areaIds);
  for (const account of accounts) await plantAccount(db, account, passwordHash, areaIds, unitIds);
}

async function plantAreas(db: Db): Promise<Map<string, { id: string; path: string[] }>> {
  const standing = await db.selectFrom('area').select(['id', 'code', 'path']).execute();
  const ids = new Map(standing.map(({ id, code, path }) => [code, { id, path }]));
  for (const { code, zh, en, level, parent, box, gridSet = 'primary' } of areas) {
    if (ids.has(code)) continue;
    const id = newId();
    const above = parent === null ? undefined : ids.get(parent);
    const path = [...(above?.path ?? []), id];
    const { lng, lat } = centreOf(box);
    await db.insertInto('area').values({
      id, code, parent_id: above?.id ?? null, level, grid_set: gridSet, path, zh, en, centre_lng: lng, centre_lat: lat,
      outline: JSON.stringify(outlineOf(box)), card: level === 'grid' ? JSON.stringify(card) : null, valid_from: longAgo, valid_to: null,
    } as never).execute();
    ids.set(code, { id, path });
  }
  return ids;
}

async function plantUnits(db: Db, areaIds: Map<string, { id: string }>): Promise<Map<string, string>> {
  const standing = await db.selectFrom('unit').select(['id', 'code']).execute();
  const ids = new Map(standing.map(({ id, code }) => [code, id]));
  for (const { code, zh, en, kind, keys, area } of units) {
    if (ids.has(code)) continue;
    const id = newId();
    await db.insertInto('unit').values({ id, code, zh, en, kind, keys, area_id: areaIds.get(area)!.id, valid_from: longAgo, valid_to: null }).execute();
    ids.set(code, id);
  }
  return ids;
}

async function plantAccount(db: Db, { username, name, grants }: AccountSeed, passwordHash: string, areaIds: Map<string, { id: string }>, unitIds: Map<string, string>) {
  if (await db.selectFrom('person').select('id').where('username', '=', username).executeTakeFirst()) return;
  const id = newId();
  // An account with its roles or none: whoever plants again leaves alone what stands.
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('person').values({ id, username, name, phone_enc: null, password_hash: passwordHash, disabled_at: null }).execute();
    for (const { role, area, unit, part, gridSet } of grants) {
      await trx.insertInto('assignment').values({
        id: newId(), person_id: id, role, area_id: area ? areaIds.get(area)!.id : null, unit_id: unit ? unitIds.get(unit)! : null, grid_set: gridSet ?? null,
        employment: part ? 'part' : 'full', proxy: false, valid_from: longAgo, valid_to: null, by_person: null, reason: 'demo',
      }).execute();
    }
  });
}

/** The one account of an empty installation. */
export async function plantAdmin(db: Db, passwordHash: string): Promise<void> {
  await plantAccount(db, { username: 'admin', name: '系统管理员', grants: [{ role: 'admin' }] }, passwordHash, new Map(), new Map());
}
