import { z } from 'zod';
import { parseInstant } from '../../domain/calendar/instant.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import type { Language } from '../../domain/locales/index.ts';
import { readVisitLedger } from '../../db/ledger.ts';
import { noteAccess } from '../access-note.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { seesPeople } from '../present/case.ts';
import { ClockShape, Instant, listOf } from '../present/shapes.ts';
import { presentVisitEntry } from '../present/visit.ts';
import { VisitEntryShape, VisitShape } from '../present/visit-shapes.ts';
import { Problem } from '../problem.ts';
import type { VisitDesk } from '../visits/visit-desk.ts';
import { presentVisitFrame, visitStillsOf } from '../visits/visit-frames.ts';

const whole = z.string().regex(/^\d{1,9}$/).transform(Number);
const LedgerQuery = z.strictObject({ after: whole.optional(), limit: whole.pipe(z.number().min(1).max(500)).optional() });
const ReplayQuery = z.strictObject({ seq: whole.optional(), at: z.string().max(40).optional() });
const Version = z.object({ id: z.string(), version: z.number().int() });
const Frame = z.object({
  seq: z.number().int(), at: Instant, visit: VisitShape, clocks: z.array(ClockShape.extend({ name: z.literal('visit') })), openActions: z.record(z.string(), z.array(z.string())), seenBy: z.array(z.string()),
  changed: z.array(z.object({ path: z.string(), before: z.json(), after: z.json() })), pack: Version, calendar: Version,
});

export const targetOfVisit = (id: string): string => `visit:${id}`;

/** The record of a visit: its lines, and the visit as it stood at any of them. */
export const visitRecordOperations = (deps: Deps, desk: VisitDesk): Operation[] => {
  const { db, keys } = deps;
  const linesOf = (id: string, viewer: Viewer, more = {}) => readVisitLedger(db, keys, id, { withSealed: seesPeople(viewer), ...more });
  return [
    {
      method: 'get', path: '/api/visits/:ref/ledger', name: 'readVisitLedger', says: 'The lines of a visit in their order', who: 'staff', query: LedgerQuery,
      answers: { 200: { says: 'Lines; `next` is the `after` of the next page', schema: listOf(VisitEntryShape) } },
      handle: async (req, res, caller) => {
        const { viewer } = caller;
        const { row } = await desk.getVisible(String(req.params.ref), viewer);
        const { after = 0, limit = 100 } = parseQuery(LedgerQuery, req.query);
        await noteAccess(deps, res, caller, 'visit.ledger', targetOfVisit(row.id));
        const { found, state } = await desk.load(row.id);
        const { view } = await desk.viewOf(found, state, viewer);
        const lines = await linesOf(row.id, viewer, { after, limit: limit + 1 });
        const shown = lines.slice(0, limit);
        res.json({ items: shown.map((line) => presentVisitEntry(line, view, res.locals.language as Language)), next: lines.length > limit ? (shown.at(-1)?.seq ?? null) : null });
      },
    },
    {
      method: 'get', path: '/api/visits/:ref/replay', name: 'replayVisit', says: 'The visit as it stood after a line or at an instant, folded from the ledger alone', who: 'staff', query: ReplayQuery,
      answers: { 200: { says: 'One frame', schema: Frame } },
      handle: async (req, res, caller) => {
        const { viewer } = caller;
        const { row } = await desk.getVisible(String(req.params.ref), viewer);
        const asked = parseQuery(ReplayQuery, req.query);
        if ((asked.seq === undefined) === (asked.at === undefined)) throw new Problem('malformed', { errors: [{ path: 'seq', code: 'seqOrAt', message: 'seqOrAt' }] });
        const instant = asked.at === undefined ? undefined : parseInstant(asked.at);
        if (instant === null) throw new Problem('malformed', { errors: [{ path: 'at', code: 'impossibleDate', message: 'impossibleDate' }] });
        await noteAccess(deps, res, caller, 'visit.replay', targetOfVisit(row.id));
        const lines = await linesOf(row.id, viewer, { limit: 100_000 });
        const seq = asked.seq ?? lines.findLast(({ at }) => at <= instant!)?.seq ?? 0;
        const still = visitStillsOf(lines.slice(0, seq), row.id)[seq - 1];
        if (!still) throw new Problem('notFound');
        const { found } = await desk.load(row.id);
        const at = instant ?? still.at;
        const { view } = await desk.viewOf(found, still.after, viewer, at);
        res.json(presentVisitFrame({ ...still, at }, view));
      },
    },
  ];
};
