import type { Selectable } from 'kysely';
import { endorsementText } from '../../domain/audit/tree-head.ts';
import type { Db } from '../connect.ts';
import type { Database } from '../tables.ts';
import type { Signer } from './signer.ts';
import { isSigned, keyIdOf } from './signer.ts';

export type SealKey = Selectable<Database['seal_key']>;

/** The secrets folder holds another key than the one that the seals go on with: somebody exchanged it without the old one's word. */
export class StrangeKey extends Error {
  override name = 'StrangeKey';
}

/** Every key that ever signed, the first one first. */
export const listSealKeys = (db: Db): Promise<SealKey[]> => db.selectFrom('seal_key').selectAll().orderBy('nth').execute();

/** Writes down the first key; later ones come by `rotateSealKey`. @throws StrangeKey when seals go on with another */
export async function holdSealKey(db: Db, { keyId, publicKey }: Signer): Promise<void> {
  const newest = (await listSealKeys(db)).at(-1);
  if (newest && newest.id !== keyId) throw new StrangeKey(`the seals are signed with ${newest.id}, not with ${keyId}`);
  if (!newest) await db.insertInto('seal_key').values({ id: keyId, nth: 1, public_key: publicKey, endorsed_by: null, endorsement: null }).execute();
}

/** The next key takes over by the word of the one before. */
export async function rotateSealKey(db: Db, before: Signer, next: Signer): Promise<void> {
  await holdSealKey(db, before);
  const nth = (await listSealKeys(db)).length + 1;
  await db.insertInto('seal_key').values({
    id: next.keyId, nth, public_key: next.publicKey, endorsed_by: before.keyId, endorsement: before.sign(endorsementText(next.publicKey.toString('hex'))),
  }).execute();
}

/** Ids of keys that are not what they say, or that no key before them vouched for. */
export function unendorsed(keys: readonly SealKey[]): string[] {
  return keys.filter((key, at) => {
    if (keyIdOf(key.public_key) !== key.id || key.nth !== at + 1) return true;
    const before = keys[at - 1];
    if (!before) return key.endorsed_by !== null;
    return key.endorsed_by !== before.id || key.endorsement === null || !isSigned(endorsementText(key.public_key.toString('hex')), key.endorsement, before.public_key);
  }).map(({ id }) => id);
}
