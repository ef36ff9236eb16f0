import type { Request, Response } from 'express';
import { z } from 'zod';
import { parseInstant } from '../../domain/calendar/instant.ts';
import { listAccess } from '../../db/access.ts';
import { findCase } from '../../db/cases.ts';
import { namesOf } from '../../db/people.ts';
import { verify } from '../../db/verify.ts';
import { findVisit } from '../../db/visits/find-visits.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { Instant, listOf } from '../present/shapes.ts';
import { Problem } from '../problem.ts';

const VerifyQuery = z.strictObject({ case: z.string().regex(/^[\w-]{1,40}$/).optional(), since: z.string().max(40).optional() });
const AccessQuery = z.strictObject({
  target: z.string().regex(/^[\w:-]{1,100}$/).optional(), person: z.uuid().optional(), after: z.string().max(40).optional(),
  limit: z.string().regex(/^\d{1,3}$/).transform(Number).pipe(z.number().min(1).max(100)).optional(),
});
const Verified = z.object({
  checked: z.number().int(), broken: z.array(z.object({ case: z.string(), seq: z.number().int(), what: z.string() })), head: z.string(), tookMs: z.number(),
  looked: z.number().int(), sealed: z.object({ n: z.number().int(), size: z.number().int() }).nullable(),
});
const Looked = z.object({
  id: z.string(), at: Instant, person: z.object({ id: z.string(), name: z.string() }).nullable(), role: z.string().nullable(), action: z.string(), target: z.string(),
  fields: z.array(z.string()), purpose: z.string().nullable(),
});

const instantOf = (path: string, text: string): number => {
  const instant = parseInstant(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00+08:00` : text);
  if (instant === null) throw new Problem('malformed', { errors: [{ path, code: 'impossibleDate', message: 'impossibleDate' }] });
  return instant;
};

const keepers = ['auditor', 'privacy', 'county', 'admin'] as const;

/** A case of the open lane, or a visit. A clue is its officers' alone; that its chain holds is said with the whole record. */
async function isOpenly(db: Deps['db'], ref: string): Promise<boolean> {
  const found = await findCase(db, ref);
  return found ? found.state.lane === 'open' : ((await findVisit(db, ref))?.row.id ?? null) === ref;
}

/** Does the record add up, and who looked at what. */
export const auditOperations = ({ db, keys, signer }: Deps, desk: Pick<CaseDesk, 'getVisible'>): Operation[] => [
  {
    method: 'get', path: '/api/audit/verify', name: 'verifyLedger', says: 'Do the sum again: chains, clocks, rows, messages, seals', who: [...keepers, 'clueOfficer'], query: VerifyQuery,
    answers: { 200: { says: 'What was checked and what does not add up', schema: Verified } }, problems: ['notFound'],
    handle: async (req: Request, res: Response, { viewer, roles }) => {
      const { case: ref, since } = parseQuery(VerifyQuery, req.query);
      if (!keepers.some((role) => roles.includes(role))) {
        // The two officers of a clue have its record checked, and no other.
        if (ref === undefined) throw new Problem('forbidden');
        await desk.getVisible(ref, viewer);
      } else if (ref !== undefined && !(await isOpenly(db, ref))) throw new Problem('notFound');
      res.json(await verify(db, keys, { ...(ref === undefined ? {} : { case: ref }), ...(since === undefined ? {} : { since: instantOf('since', since) }), ...(signer ? { trusted: signer().publicKey } : {}) }));
    },
  },
  {
    method: 'get', path: '/api/audit/access', name: 'listAccess', says: 'Who looked at what, newest first', who: ['privacy', 'auditor'], query: AccessQuery,
    answers: { 200: { says: 'Lines of the access log', schema: listOf(Looked) } },
    handle: async (req: Request, res: Response) => {
      const { target, person, after, limit = 50 } = parseQuery(AccessQuery, req.query);
      const lines = await listAccess(db, {
        limit: limit + 1, ...(target === undefined ? {} : { target }), ...(person === undefined ? {} : { personId: person }),
        ...(after === undefined ? {} : { after: { at: new Date(instantOf('after', after)), id: '' } }),
      });
      const shown = lines.slice(0, limit);
      const names = await namesOf(db, shown.flatMap(({ personId }) => personId ?? []));
      res.json({
        items: shown.map(({ personId, at, ...line }) => ({ ...line, at: at.toISOString(), person: personId === null ? null : { id: personId, name: names.get(personId) ?? '' } })),
        next: lines.length > limit ? shown.at(-1)!.at.toISOString() : null,
      });
    },
  },
];
