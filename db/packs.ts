import { MethodPack } from '../domain/pack/pack.ts';
import { defaultPackId } from '../domain/pack/packs/index.ts';
import type { Db } from './connect.ts';
import { newId } from './ids.ts';

export interface PackRef { id: string; version: number }

/** Pack versions that were read once. A version never changes; one document for each that a running case names. */
export class Packs {
  readonly #known = new Map<string, MethodPack>();

  /** @throws when there is no such version */
  async get(db: Db, ref: PackRef): Promise<MethodPack> {
    const name = `${ref.id}@${ref.version}`;
    const pack = this.#known.get(name) ?? (await getPack(db, ref));
    this.#known.set(name, pack);
    return pack;
  }
}

/** Reads and checks a whole document: keep a `Packs` where it is asked for often. @throws when there is no such version */
export async function getPack(db: Db, ref: PackRef): Promise<MethodPack> {
  const found = await findPack(db, ref);
  if (!found) throw new Error(`no pack ${ref.id} version ${ref.version}`);
  return found;
}

export async function findPack(db: Db, { id, version }: PackRef): Promise<MethodPack | undefined> {
  const row = await db.selectFrom('pack').select('body').where('id', '=', id).where('version', '=', version).executeTakeFirst();
  return row && MethodPack.parse(row.body);
}

/** What holds wherever no pack was given. */
const defaultRef: PackRef = { id: defaultPackId, version: 1 };

/** The pack in force for an area at an instant: the nearest one given to it or to what it lies in, else the newest shipped default. */
export async function packFor(db: Db, areaPath: readonly string[], at: number): Promise<PackRef> {
  const given = areaPath.length === 0 ? [] : await db.selectFrom('area_pack').select(['area_id', 'pack_id', 'version'])
    .where('area_id', 'in', [...areaPath]).where('valid_from', '<=', new Date(at)).orderBy('valid_from', 'desc').orderBy('created_at', 'desc').execute();
  for (const area of areaPath.toReversed()) {
    const found = given.find(({ area_id }) => area_id === area);
    if (found) return { id: found.pack_id, version: found.version };
  }
  return defaultRef;
}

/** A new version, as it was checked. False when that version is there already: it is never changed. */
export async function insertPack(db: Db, pack: MethodPack, by: string | null): Promise<boolean> {
  const made = await db.insertInto('pack').values({ id: pack.id, version: pack.version, body: JSON.stringify(pack), by_person: by })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  return made !== undefined;
}

/** Gives an area a pack from an instant on; running cases keep theirs. */
export async function givePack(db: Db, areaId: string, pack: PackRef, from: number, by: string | null): Promise<void> {
  await db.insertInto('area_pack').values({ id: newId(), area_id: areaId, pack_id: pack.id, version: pack.version, valid_from: new Date(from), by_person: by }).execute();
}

export interface PackListed { id: string; version: number; zh: string; en: string; createdAt: number; by: string | null; areas: { areaId: string; from: number }[]; elsewhere: boolean }

/** Every version with the areas it was given to, newest first; `elsewhere` is the one that holds wherever none was given. */
export async function listPacks(db: Db): Promise<PackListed[]> {
  const rows = await db.selectFrom('pack').select(['id', 'version', 'created_at', 'by_person'])
    .select((on) => [on.ref('body', '->>').key('zh' as never).$castTo<string>().as('zh'), on.ref('body', '->>').key('en' as never).$castTo<string>().as('en')])
    .orderBy('created_at', 'desc').orderBy('id').execute();
  const given = await db.selectFrom('area_pack').selectAll().orderBy('valid_from').execute();
  return rows.map((row) => ({
    id: row.id, version: row.version, zh: row.zh, en: row.en, createdAt: row.created_at.getTime(), by: row.by_person, elsewhere: row.id === defaultRef.id && row.version === defaultRef.version,
    areas: given.filter(({ pack_id, version }) => pack_id === row.id && version === row.version).map(({ area_id, valid_from }) => ({ areaId: area_id, from: valid_from.getTime() })),
  }));
}
