import { createHash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { canonical } from '../../domain/case/canonical.ts';
import { hex } from '../../domain/case/chain.ts';
import type { Language } from '../../domain/locales/index.ts';
import { lastLeaf } from '../../db/audit/leaves.ts';
import { proveLine } from '../../db/audit/proofs.ts';
import { listSealKeys } from '../../db/audit/seal-keys.ts';
import { asChained, readLedger, sha256 } from '../../db/ledger.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { calendarAt, presentFrame, stillsOf, viewOfAll } from '../frames.ts';
import type { Caller } from '../identify.ts';
import { presentListed, seesPeople } from '../present/case.ts';
import { presentEntry } from '../present/entry.ts';
import { rulesBehind } from './rules.ts';

export interface Wish { id: string; purpose: string; caller: Caller; requestId: string; language: Language }

export type Evidence = Awaited<ReturnType<typeof gatherEvidence>>;

const iso = (at: number): string => new Date(at).toISOString();

/** What is left out or shortened for this reader, as codes; the page says them in words. */
const maskedFor = (people: boolean): string[] => (people ? ['reporterName', 'reporterPhone', 'pending'] : ['names', 'texts', 'reporter', 'photos']);

/**
 * Everything that a stranger needs to tell what happened in a case, when, by whose hand and under which rule, and that nobody touched it
 * since: the lines as they are chained, each frame of the replay, the seal over them with its proof, the keys, and for whom it was made.
 */
export async function gatherEvidence(deps: Deps, desk: CaseDesk, { id, purpose, caller, requestId, language }: Wish) {
  const { db, keys, clock, version } = deps;
  const { viewer } = caller;
  const people = seesPeople(viewer);
  const rows = await db.selectFrom('ledger').selectAll().where('stream', '=', id).orderBy('seq').execute();
  const lines = await readLedger(db, keys, id, { limit: rows.length, withSealed: people });
  const stills = stillsOf(lines, id);
  const view = await viewOfAll(db, desk, stills, viewer);
  const now = clock.now();
  const frames = [];
  for (const still of stills) {
    const { case: shown, clocks, ...frame } = presentFrame(still, view, await calendarAt(db, still.after, view.pack), 'many');
    frames.push({ ...frame, status: shown.status, lead: shown.lead, person: shown.person, height: shown.height, clocks });
    // Others are served meanwhile.
    if (frames.length % 10 === 0) await breathe();
  }
  const last = await lastLeaf(db, id);
  const proven = last && (await proveLine(db, id, last.seq));
  const sealKeys = await listSealKeys(db);
  const { clocks: _, ...shown } = presentListed(stills.at(-1)!.after, { ...view, now });
  const unsigned = {
    format: 'gewu evidence 1',
    made: {
      at: iso(now), for: { id: caller.personId, name: caller.name, role: caller.roles[0] ?? null }, purpose, requestId, by: `Gewu ${version}`, language, zone: view.zone,
    },
    masked: maskedFor(people),
    stream: id,
    case: shown,
    rules: rulesBehind(stills, view),
    lines: rows.map((row, nth) => {
      const { at, recordedAt, dueAt, sealed, hash, prevHash, stream: __, ...line } = asChained(row);
      const { words, texts, actor } = presentEntry(lines[nth]!, view, language);
      return {
        ...line, at: iso(at), recordedAt: iso(recordedAt), dueAt: dueAt === null ? null : iso(dueAt), sealedHash: sealed && hex(sha256(sealed)), prevHash: hex(prevHash), hash: hex(hash),
        shown: { at: formatInstant(at, view.zone), words, by: actor, ...(texts ? { texts } : {}) },
      };
    }),
    frames,
    head: hex(rows.at(-1)!.hash),
    keys: sealKeys.map(({ id: key, public_key: bytes, endorsed_by: by, endorsement }) => ({ id: key, publicKey: hex(bytes), endorsedBy: by, endorsement: endorsement?.toString('base64') ?? null })),
    seal: proven ? { seq: proven.seq, index: proven.index, proof: proven.proof, head: headOf(proven.seal) } : null,
  };
  // As it will be read back: what is undefined is not there.
  const plain = JSON.parse(JSON.stringify(unsigned)) as typeof unsigned;
  return { ...plain, signature: signed(deps, plain, sealKeys.map(({ id: key }) => key)) };
}

const headOf = ({ n, size, root, previous, at, keyId, sig }: { n: number; size: number; root: string; previous: string; at: number; keyId: string; sig: string }) =>
  ({ n, size, root, previous, at: iso(at), keyId, sig });

/** The house's word for all that the chain does not cover: the words, the texts, the frames. Null where the house has no key that is known. */
function signed({ signer }: Deps, evidence: unknown, known: readonly string[]): { keyId: string; sig: string } | null {
  const key = signer?.();
  if (!key || !known.includes(key.keyId)) return null;
  const digest = createHash('sha256').update(canonical(evidence)).digest('hex');
  return { keyId: key.keyId, sig: key.sign(`gewu evidence 1\n${digest}\n`).toString('base64') };
}
