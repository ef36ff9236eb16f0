import { setImmediate as breathe } from 'node:timers/promises';
import { z } from 'zod';
import { parseInstant } from '../../domain/calendar/instant.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import type { Language } from '../../domain/locales/index.ts';
import { readLedger } from '../../db/ledger.ts';
import type { Line } from '../../db/ledger.ts';
import { noteAccess, targetOf } from '../access-note.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { calendarAt, presentFrame, stillsOf, viewOfAll } from '../frames.ts';
import type { Still } from '../frames.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { seesPeople } from '../present/case.ts';
import { presentClocks } from '../present/clock.ts';
import { presentEntry } from '../present/entry.ts';
import { CaseShape, ClockShape, EntryShape, Instant, listOf } from '../present/shapes.ts';
import { Problem } from '../problem.ts';
import { evidenceOperations } from './evidence.ts';
import { sealOperations } from './seals.ts';

const whole = z.string().regex(/^\d{1,9}$/).transform(Number);
const LedgerQuery = z.strictObject({ after: whole.optional(), limit: whole.pipe(z.number().min(1).max(500)).optional() });
const ReplayQuery = z.strictObject({ seq: whole.optional(), at: z.string().max(40).optional() });
const FramesQuery = z.strictObject({ from: whole.pipe(z.number().min(1)).optional(), limit: whole.pipe(z.number().min(1).max(500)).optional() });
const Version = z.object({ id: z.string(), version: z.number().int() });
const Frame = z.object({
  seq: z.number().int(), at: Instant, case: CaseShape, clocks: z.array(ClockShape), requests: z.array(z.record(z.string(), z.json())),
  openActions: z.record(z.string(), z.array(z.string())), seenBy: z.array(z.string()), changed: z.array(z.object({ path: z.string(), before: z.json(), after: z.json() })), pack: Version, calendar: Version,
});

/** The record of a case: its lines, the sums behind its clocks, the case as it stood at any of them. */
export const ledgerOperations = (deps: Deps, desk: CaseDesk): Operation[] => {
  const { db, keys, clock } = deps;
  const linesOf = (id: string, viewer: Viewer) => readLedger(db, keys, id, { limit: 100_000, withSealed: seesPeople(viewer) });
  return [
    {
      method: 'get', path: '/api/incidents/:ref/ledger', name: 'readLedger', says: 'The lines of a case in their order', who: 'staff', query: LedgerQuery,
      answers: { 200: { says: 'Lines; `next` is the `after` of the next page', schema: listOf(EntryShape) } },
      handle: async (req, res, caller) => {
        const { viewer } = caller;
        const { id, state } = await desk.getVisible(String(req.params.ref), viewer);
        const { after = 0, limit = 100 } = parseQuery(LedgerQuery, req.query);
        await noteAccess(deps, res, caller, 'case.ledger', targetOf(state));
        const view = await desk.viewOf(await desk.load(id), viewer);
        const lines = await readLedger(db, keys, id, { after, limit: limit + 1, withSealed: seesPeople(viewer) });
        const shown = lines.slice(0, limit);
        res.json({
          items: shown.map((line) => presentEntry(line, view, res.locals.language as Language)),
          next: lines.length > limit ? (shown.at(-1)?.seq ?? null) : null,
        });
      },
    },
    {
      method: 'get', path: '/api/incidents/:ref/clocks', name: 'showClocks', says: 'The clocks of a case with their whole sums', who: 'staff',
      answers: { 200: { says: 'Clocks', schema: listOf(ClockShape) } },
      handle: async (req, res, { viewer }) => {
        const { id } = await desk.getVisible(String(req.params.ref), viewer);
        const state = await desk.load(id);
        res.json({ items: presentClocks(state, await desk.viewOf(state, viewer)) });
      },
    },
    {
      method: 'get', path: '/api/incidents/:ref/replay', name: 'replay', says: 'The case as it stood after a line or at an instant, folded from the ledger alone',
      who: 'staff', query: ReplayQuery, answers: { 200: { says: 'One frame', schema: Frame } },
      handle: async (req, res, caller) => {
        const { viewer } = caller;
        const { id, state } = await desk.getVisible(String(req.params.ref), viewer);
        const asked = parseQuery(ReplayQuery, req.query);
        if ((asked.seq === undefined) === (asked.at === undefined)) throw new Problem('malformed', { errors: [{ path: 'seq', code: 'seqOrAt', message: 'seqOrAt' }] });
        await noteAccess(deps, res, caller, 'case.replay', targetOf(state));
        const frame = await frameAt(await linesOf(id, viewer), asked, id);
        const view = await desk.viewOf(frame.after, viewer, frame.at);
        res.json(presentFrame(frame, view, await calendarAt(db, frame.after, view.pack)));
      },
    },
    {
      method: 'get', path: '/api/incidents/:ref/frames', name: 'replayFrames', who: 'staff', query: FramesQuery,
      says: 'The frames of a replay one behind the other; `case` stands in the first alone, the others say what changed and show the clocks in hand',
      answers: { 200: { says: 'Frames; `next` is the `from` of the next page', schema: listOf(Frame.partial({ case: true })) } },
      handle: async (req, res, caller) => {
        const { viewer } = caller;
        const { id, state } = await desk.getVisible(String(req.params.ref), viewer);
        const { from = 1, limit = 500 } = parseQuery(FramesQuery, req.query);
        await noteAccess(deps, res, caller, 'case.replay', targetOf(state));
        const stills = stillsOf(await linesOf(id, viewer), id);
        const chosen = stills.slice(Math.max(0, from - 1), Math.max(0, from - 1) + limit);
        if (chosen.length === 0) throw new Problem('notFound');
        const view = await viewOfAll(db, desk, chosen, viewer);
        const items = [];
        for (const [nth, still] of chosen.entries()) {
          const { case: shown, ...frame } = presentFrame(still, view, await calendarAt(db, still.after, view.pack), 'many');
          items.push(nth === 0 ? { ...frame, case: shown } : frame);
          if (nth % 10 === 9) await breathe();
        }
        const last = chosen.at(-1)!.after.seq;
        res.json({ items, next: last < stills.length ? last + 1 : null });
      },
    },
    ...sealOperations(deps, desk),
    ...evidenceOperations(deps, desk),
  ];

  async function frameAt(lines: readonly Line[], asked: { seq?: number | undefined; at?: string | undefined }, id: string): Promise<Still> {
    const instant = asked.at === undefined ? undefined : parseInstant(asked.at);
    if (instant === null) throw new Problem('malformed', { errors: [{ path: 'at', code: 'impossibleDate', message: 'impossibleDate' }] });
    const seq = asked.seq ?? lines.findLast(({ at }) => at <= instant!)?.seq ?? 0;
    if (seq < 1 || seq > lines.length || (instant !== undefined && instant > clock.now() + 86_400_000 * 3_660)) throw new Problem('notFound');
    const { before, after, at } = stillsOf(lines.slice(0, seq), id).at(-1)!;
    return { before, after, at: instant ?? at };
  }
};
