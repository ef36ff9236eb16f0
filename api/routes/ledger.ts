import { z } from 'zod';
import { formatInstant, parseInstant } from '../../domain/calendar/instant.ts';
import { fold } from '../../domain/case/fold.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import type { Language } from '../../domain/locales/index.ts';
import { asEntry, readLedger } from '../../db/ledger.ts';
import type { Line } from '../../db/ledger.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import type { Operation } from '../operation.ts';
import { parseQuery } from '../parse.ts';
import { presentListed, seesPeople } from '../present/case.ts';
import { presentClocks } from '../present/clock.ts';
import { presentEntry } from '../present/entry.ts';
import { actionsByRole, differences } from '../present/replay.ts';
import { CaseShape, ClockShape, EntryShape, Instant, listOf } from '../present/shapes.ts';
import { Problem } from '../problem.ts';
import { sealOperations } from './seals.ts';

const whole = z.string().regex(/^\d{1,9}$/).transform(Number);
const LedgerQuery = z.strictObject({ after: whole.optional(), limit: whole.pipe(z.number().min(1).max(500)).optional() });
const ReplayQuery = z.strictObject({ seq: whole.optional(), at: z.string().max(40).optional() });
const Version = z.object({ id: z.string(), version: z.number().int() });
const Frame = z.object({
  seq: z.number().int(), at: Instant, case: CaseShape, clocks: z.array(ClockShape), requests: z.array(z.record(z.string(), z.json())),
  openActions: z.record(z.string(), z.array(z.string())), changed: z.array(z.object({ path: z.string(), before: z.json(), after: z.json() })), pack: Version, calendar: Version,
});

/** The record of a case: its lines, the sums behind its clocks, the case as it stood at any of them. */
export const ledgerOperations = (deps: Deps, desk: CaseDesk): Operation[] => {
  const { db, keys, clock } = deps;
  const linesOf = (id: string, viewer: Viewer) => readLedger(db, keys, id, { limit: 100_000, withSealed: seesPeople(viewer) });
  return [
    {
      method: 'get', path: '/api/incidents/:ref/ledger', name: 'readLedger', says: 'The lines of a case in their order', who: 'staff', query: LedgerQuery,
      answers: { 200: { says: 'Lines; `next` is the `after` of the next page', schema: listOf(EntryShape) } },
      handle: async (req, res, { viewer }) => {
        const { id } = await desk.getVisible(String(req.params.ref), viewer);
        const { after = 0, limit = 100 } = parseQuery(LedgerQuery, req.query);
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
      handle: async (req, res, { viewer }) => {
        const { id } = await desk.getVisible(String(req.params.ref), viewer);
        const asked = parseQuery(ReplayQuery, req.query);
        if ((asked.seq === undefined) === (asked.at === undefined)) throw new Problem('malformed', { errors: [{ path: 'seq', code: 'seqOrAt', message: 'seqOrAt' }] });
        const frame = await frameAt(await linesOf(id, viewer), asked, id);
        res.json(await presentFrame(frame, viewer));
      },
    },
    ...sealOperations(deps, desk),
  ];

  async function presentFrame({ before, after, at }: StillFrame, viewer: Viewer) {
    const view = await desk.viewOf(after, viewer, at);
    const { clocks, ...shown } = presentListed(after, view);
    const earlier = before && presentListed(before, { ...view, now: at });
    const calendar = after.clocks.at(-1)?.calendar ?? { id: view.pack.calendar, version: 1 };
    return {
      seq: after.seq,
      at: formatInstant(at, view.zone),
      case: { ...shown, clocks },
      clocks: presentClocks(after, view),
      requests: shown.requests,
      openActions: actionsByRole(after, view),
      changed: differences(earlier ?? {}, { ...shown, clocks }).filter(({ path }) => path !== 'seq' && path !== 'updatedAt'),
      pack: after.pack,
      calendar,
    };
  }

  async function frameAt(lines: readonly Line[], asked: { seq?: number | undefined; at?: string | undefined }, id: string): Promise<StillFrame> {
    const instant = asked.at === undefined ? undefined : parseInstant(asked.at);
    if (instant === null) throw new Problem('malformed', { errors: [{ path: 'at', code: 'impossibleDate', message: 'impossibleDate' }] });
    const seq = asked.seq ?? lines.findLast(({ at }) => at <= instant!)?.seq ?? 0;
    if (seq < 1 || seq > lines.length || (instant !== undefined && instant > clock.now() + 86_400_000 * 3_660)) throw new Problem('notFound');
    let before: CaseState | null = null;
    let after: CaseState | null = null;
    for (const line of lines.slice(0, seq)) {
      before = after;
      after = fold(after ?? id, asEntry(line), line.seq);
    }
    return { before, after: after!, at: instant ?? lines[seq - 1]!.at };
  }
};

interface StillFrame { before: CaseState | null; after: CaseState; at: number }
