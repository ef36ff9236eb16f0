import { sql } from 'kysely';
import { Edge, leafHash } from '../../domain/audit/merkle.ts';
import type { SignedHead } from '../../domain/audit/tree-head.ts';
import { headText } from '../../domain/audit/tree-head.ts';
import type { Db } from '../connect.ts';
import { sha256 } from '../ledger.ts';
import type { Broken } from './fault.ts';
import { listSealKeys, unendorsed } from './seal-keys.ts';
import type { Seal } from './seals.ts';
import { listSeals, noSeal, sealHash } from './seals.ts';
import { isSigned } from './signer.ts';

export interface SealsToCheck {
  /** The public key of the house, which must be the newest that signs; not compared where it is not known. */
  trusted?: Buffer | undefined;
  /** Heads that were kept elsewhere. */
  against?: readonly SignedHead[] | undefined;
}

const broken = (n: number, what: string): Broken => ({ case: 'seal', seq: n, what });
/** Leaves that come from the database in one piece. */
const tile = 256;
const tilesAtOnce = 64;

/**
 * Does the sum of every seal again: that each is signed by a key that was vouched for and stands behind the one before, that its root is the
 * root over its leaves, that no head kept elsewhere says anything else. @returns what does not add up, and the newest seal
 */
export async function checkSeals(db: Db, { trusted, against = [] }: SealsToCheck): Promise<{ faults: Broken[]; newest: Seal | undefined }> {
  const keys = await listSealKeys(db);
  const strangers = unendorsed(keys);
  const faults: Broken[] = strangers.map((id) => ({ case: 'seal key', seq: keys.find((key) => key.id === id)!.nth, what: 'keyUnendorsed' }));
  const newestKey = keys.at(-1);
  if (trusted && newestKey && !newestKey.public_key.equals(trusted)) faults.push({ case: 'seal key', seq: newestKey.nth, what: 'keyUnknown' });
  const publicKeys = new Map(keys.map(({ id, public_key: key }) => [id, key]));
  const walk = leavesOf(db);
  const kept = new Map<number, SignedHead[]>(Map.groupBy(against, ({ n }) => n));
  let [size, newest]: [number, Seal | undefined] = [0, undefined];
  for await (const seal of sealsOf(db)) {
    const key = publicKeys.get(seal.keyId);
    if (seal.n !== (newest?.n ?? 0) + 1) faults.push(broken((newest?.n ?? 0) + 1, 'sealMissing'));
    else if (seal.previous !== (newest ? Buffer.from(sealHash(newest)).toString('hex') : noSeal)) faults.push(broken(seal.n, 'sealLinkBroken'));
    if (!key || !isSigned(headText(seal), Buffer.from(seal.sig, 'base64'), key)) faults.push(broken(seal.n, 'signatureWrong'));
    const root = seal.size < size ? undefined : await walk.rootAt(seal.size);
    if (root === undefined) faults.push(broken(seal.n, 'leavesMissing'));
    else if (root !== seal.root) faults.push(broken(seal.n, 'rootWrong'));
    for (const head of kept.get(seal.n) ?? []) if (headText(head) !== headText(seal)) faults.push(broken(seal.n, 'otherThanKept'));
    kept.delete(seal.n);
    [size, newest] = [seal.size, seal];
  }
  await walk.end();
  for (const head of [...kept.values()].flat()) faults.push(broken(head.n, 'keptSealMissing'));
  for (const head of against) {
    const key = publicKeys.get(head.keyId);
    if (!key || !isSigned(headText(head), Buffer.from(head.sig, 'base64'), key)) faults.push(broken(head.n, 'keptSignatureWrong'));
  }
  return { faults, newest };
}

async function* sealsOf(db: Db): AsyncGenerator<Seal> {
  for (let after = 0; ; ) {
    const seals = await listSeals(db, { after });
    yield* seals;
    const last = seals.at(-1);
    if (!last) return;
    after = last.n;
  }
}

/** Walks over the leaves in their order, and says the root wherever it is asked. The tree is grown, never kept. */
function leavesOf(db: Db) {
  const edge = new Edge(sha256);
  let [from, at, hashes, open]: [number, number, Buffer, boolean] = [0, 0, Buffer.alloc(0), true];
  const read = async (): Promise<{ hashes: Buffer }[]> =>
    (await sql<{ hashes: Buffer }>`
      select index / ${tile} as nth, string_agg(hash, '' order by index) as hashes from seal_leaf
      where index >= ${from} and index < ${from + tile * tilesAtOnce} group by 1 order by 1`.execute(db)).rows;
  let coming: Promise<{ hashes: Buffer }[]> | undefined;
  const more = async (): Promise<void> => {
    const rows = await (coming ?? read());
    from += tile * tilesAtOnce;
    [hashes, at] = [Buffer.concat(rows.map((row) => row.hashes)), 0];
    open = hashes.length === 32 * tile * tilesAtOnce;
    coming = open ? read() : undefined;
  };
  return {
    /** Hexadecimal; undefined when there are not so many leaves. */
    async rootAt(size: number): Promise<string | undefined> {
      while (edge.size < size) {
        if (at >= hashes.length) {
          if (!open) return undefined;
          await more();
          if (hashes.length === 0) return undefined;
        }
        edge.add(leafHash(hashes.subarray(at, at + 32), sha256));
        at += 32;
      }
      return Buffer.from(edge.root()).toString('hex');
    },
    end: async (): Promise<void> => void (await coming?.catch(() => undefined)),
  };
}
