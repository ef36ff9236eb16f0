import type { Request, Response } from 'express';
import { z } from 'zod';
import { signedText } from '../../domain/audit/tree-head.ts';
import { lastLeaf } from '../../db/audit/leaves.ts';
import { proveGrowth, proveLine } from '../../db/audit/proofs.ts';
import { listSealKeys } from '../../db/audit/seal-keys.ts';
import type { Seal } from '../../db/audit/seals.ts';
import { latestSeals } from '../../db/audit/seals.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { Instant, listOf } from '../present/shapes.ts';
import { Problem } from '../problem.ts';

const whole = z.string().regex(/^\d{1,9}$/).transform(Number);
const HeadsQuery = z.strictObject({ before: whole.optional(), limit: whole.pipe(z.number().min(1).max(100)).optional() });
const ProofQuery = z.strictObject({ case: z.string().regex(/^[\w-]{1,40}$/).optional(), seq: whole.optional(), from: whole.optional(), to: whole.optional() });

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const Head = z.object({ n: z.number().int(), size: z.number().int(), root: hash, previous: hash, at: Instant, keyId: z.string(), sig: z.string(), text: z.string() });
const Key = z.object({ id: z.string(), publicKey: hash, since: Instant, endorsedBy: z.string().nullable(), endorsement: z.string().nullable() });
const Proof = z.union([
  z.object({ case: z.string(), seq: z.number().int(), index: z.number().int(), hash, proof: z.array(hash), head: Head }),
  z.object({ before: Head, now: Head, proof: z.array(hash) }),
]);

/** A head as the contract shows it; `text` is what to print, mail or keep elsewhere. */
export const presentHead = ({ n, size, root, previous, at, keyId, sig }: Seal) =>
  ({ n, size, root, previous, at: new Date(at).toISOString(), keyId, sig, text: signedText({ n, size, root, previous, at, keyId, sig }) });

const keepers = ['auditor', 'privacy', 'county', 'admin'] as const;

/** The seals over the record, for keeping elsewhere, and the proofs that go with them. */
export const sealOperations = ({ db }: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/audit/heads', name: 'listHeads', says: 'Signed heads of the tree over the record, newest first', who: keepers, query: HeadsQuery,
    answers: { 200: { says: 'Heads, and every key that ever signed', schema: listOf(Head).extend({ keys: z.array(Key) }) } },
    handle: async (req: Request, res: Response) => {
      const { before, limit = 25 } = parseQuery(HeadsQuery, req.query);
      const seals = await latestSeals(db, { limit: limit + 1, ...(before === undefined ? {} : { before }) });
      const keys = (await listSealKeys(db)).map(({ id, public_key, since, endorsed_by, endorsement }) =>
        ({ id, publicKey: public_key.toString('hex'), since: since.toISOString(), endorsedBy: endorsed_by, endorsement: endorsement?.toString('base64') ?? null }));
      res.json({ items: seals.slice(0, limit).map(presentHead), next: seals.length > limit ? seals[limit - 1]!.n : null, keys });
    },
  },
  {
    method: 'get', path: '/api/audit/proof', name: 'prove', says: 'That a line of a case is sealed (`case`, `seq`; the last sealed one where `seq` is left out), or that one seal grew out of another (`from`, `to`)',
    who: keepers, query: ProofQuery, answers: { 200: { says: 'The proof, from the leaf upwards', schema: Proof } }, problems: ['notFound'],
    handle: async (req: Request, res: Response, { viewer }) => {
      const { case: ref, seq, from, to } = parseQuery(ProofQuery, req.query);
      if ((ref === undefined) === (from === undefined)) throw new Problem('malformed', { errors: [{ path: 'case', code: 'invalid', message: 'invalid' }] });
      if (ref === undefined) {
        const grown = await proveGrowth(db, from!, to);
        if (!grown) throw new Problem('notFound');
        return void res.json({ before: presentHead(grown.before), now: presentHead(grown.now), proof: grown.proof });
      }
      const { id, state } = await desk.getVisible(ref, viewer);
      const line = seq ?? (await lastLeaf(db, id))?.seq;
      const proven = line === undefined ? undefined : await proveLine(db, id, line);
      if (!proven) throw new Problem('notFound');
      res.json({ case: state.number, seq: proven.seq, index: proven.index, hash: proven.hash, proof: proven.proof, head: presentHead(proven.seal) });
    },
  },
];
