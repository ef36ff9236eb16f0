import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Language } from '../../domain/locales/index.ts';
import { recordAccess } from '../../db/access.ts';
import { targetOf } from '../access-note.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { gatherEvidence } from '../evidence/evidence.ts';
import { evidencePage } from '../evidence/page.ts';
import type { Operation } from '../operation.ts';
import { mustHold } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { Problem } from '../problem.ts';

/** Everybody says why; an auditor's purpose is his office, where nothing else is said. It stands in the file and in the log. */
const EvidenceQuery = z.strictObject({ purpose: z.string().trim().min(2).max(200).optional(), format: z.enum(['html', 'json']).optional() });

/** Roles that may take a case out of the house; of what they may see, never more. The confidential lane is its officers' alone. */
const exporters = ['auditor', 'county', 'chief', 'dispatcher', 'verifier', 'head', 'clueOfficer'] as const;

/** A case as evidence for a stranger: noted with its reason before it is made. */
export const evidenceOperations = (deps: Deps, desk: CaseDesk): Operation[] => [
  {
    method: 'get', path: '/api/incidents/:ref/evidence', name: 'exportEvidence', who: 'staff', query: EvidenceQuery,
    says: 'The case as one file that opens offline, replays and checks itself; `purpose` says why and stands in it and in the access log',
    answers: { 200: { says: 'A page, or JSON with `format=json`', type: 'text/html' } }, problems: ['forbidden', 'malformed'],
    handle: async (req: Request, res: Response, caller) => {
      const { id, state } = await desk.getVisible(String(req.params.ref), caller.viewer);
      mustHold(caller, exporters);
      const { purpose = caller.roles.includes('auditor') ? 'audit' : undefined, format = 'html' } = parseQuery(EvidenceQuery, req.query);
      if (purpose === undefined) throw new Problem('malformed', { errors: [{ path: 'purpose', code: 'required', message: 'required' }] });
      const requestId = res.locals.requestId as string;
      const language = res.locals.language as Language;
      await recordAccess(deps.db, { personId: caller.personId, role: caller.roles[0] ?? null, action: 'case.export', target: targetOf(state), fields: ['evidence'], purpose, requestId }, new Date(deps.clock.now()));
      const evidence = await gatherEvidence(deps, desk, { id, purpose, caller, requestId, language });
      const name = `evidence-${state.number}.${format}`;
      res.setHeader('Content-Disposition', `attachment; filename="${name}"`);
      if (format === 'json') return void res.json(evidence);
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      res.send(evidencePage(evidence, language));
    },
  },
];
