import type { Request, Response } from 'express';
import { z } from 'zod';
import { StaffReport } from '../../domain/case/commands.ts';
import { maySee, rolesByReport } from '../../domain/case/visible.ts';
import { BadCursor, caseSorts, listCases } from '../../db/list-cases.ts';
import { noteAccess, targetOf } from '../access-note.ts';
import { actorOf } from '../acting.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { IncidentFilter, resolveFilter } from '../incident-filter.ts';
import { Page, pageBy } from '../list-query.ts';
import { mustHold } from '../operation.ts';
import type { Operation } from '../operation.ts';
import { parse, parseQuery } from '../parse.ts';
import { seesPeople } from '../present/case.ts';
import { CaseShape, pageOf } from '../present/shapes.ts';
import { Problem } from '../problem.ts';
import type { Reception } from '../reception.ts';
import { takeOnce } from '../take-once.ts';

const TakenIn = z.object({ number: z.string(), code: z.string(), expectedBy: z.string().nullable().optional(), expectedClock: z.string().nullable().optional(), provisional: z.boolean().optional() });

/** Cases 案件: the list, a report by a colleague, one case. */
export const incidentOperations = (deps: Deps, desk: CaseDesk, reception: Reception): Operation[] => {
  const { db, clock } = deps;
  return [
    {
      method: 'get', path: '/api/incidents', name: 'listIncidents', says: 'The cases that the caller may see', who: 'staff', query: Page,
      answers: { 200: { says: 'A page of cases, clocks without their sums', schema: pageOf(CaseShape) } },
      handle: async (req, res, { viewer }) => {
        const { filter, ...page } = pageBy(parseQuery(Page, req.query), IncidentFilter, caseSorts);
        // What people wrote is not searched by whoever may not read it.
        const hidden = page.q !== undefined && !seesPeople(viewer) && !/^gw-/i.test(page.q);
        const query = { filter: await resolveFilter(db, filter), q: page.q, sort: page.sort, order: page.order, limit: page.limit, after: page.after, now: clock.now() };
        const found = hidden ? nothing : await listCases(db, viewer, defined(query)).catch(refuseCursor);
        res.json({ items: await desk.presentList(found.items, viewer), next: found.next, total: found.total });
      },
    },
    {
      method: 'post', path: '/api/incidents', name: 'reportIncident', says: 'A report by a member of staff, for himself or for somebody', who: rolesByReport,
      keyed: true, body: StaffReport, alsoTakes: ['multipart/form-data'],
      answers: { 201: { says: 'The case; of the confidential lane number and code alone', schema: CaseShape }, 202: { says: 'Kept; it becomes a case when the engine is back', schema: TakenIn } },
      handle: (req, res, caller) => report(deps, desk, reception, req, res, caller),
    },
    {
      method: 'get', path: '/api/incidents/:ref', name: 'showIncident', says: 'One case by id or number, with what the caller may do now', who: 'staff',
      answers: { 200: { says: 'The case; `ETag` is its sequence', schema: CaseShape } },
      handle: async (req, res, caller) => {
        const { viewer } = caller;
        const { id } = await desk.getVisible(String(req.params.ref), viewer);
        const state = await desk.load(id);
        await noteAccess(deps, res, caller, 'case.read', targetOf(state));
        res.setHeader('ETag', `"${state.seq}"`);
        res.json(await desk.present(state, viewer));
      },
    },
  ];
};

const nothing = { items: [], next: null, total: { count: 0, capped: false } };

function refuseCursor(failure: unknown): never {
  throw failure instanceof BadCursor ? new Problem('malformed', { errors: [{ path: 'after', code: 'malformed', message: 'malformed' }] }) : failure;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const defined = <T extends object>(given: T): Defined<T> => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>;

async function report(deps: Deps, desk: CaseDesk, reception: Reception, req: Request, res: Response, caller: Caller): Promise<void> {
  const { personId, viewer } = caller;
  const actor = actorOf(caller);
  await takeOnce(deps, req, res, { caller: personId, viewer, actor }, async (caseId, document, photos) => {
    mustHold(caller, rolesByReport);
    const taken = await reception.take({ caseId, report: parse(StaffReport, document), photos, viewer, actor });
    const { accepted, opened, confidential, ...expected } = taken;
    const told = { number: accepted.number, code: accepted.code };
    if (!opened) return { status: 202, body: confidential ? told : { id: accepted.caseId, ...told, ...expected } };
    const state = await desk.load(accepted.caseId);
    return { status: 201, body: maySee(state, viewer) ? { ...(await desk.present(state, viewer)), code: accepted.code } : told };
  });
}
