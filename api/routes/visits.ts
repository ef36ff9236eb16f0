import type { Request, Response } from 'express';
import { z } from 'zod';
import { formatInstant, parseInstant } from '../../domain/calendar/instant.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import type { Refusal } from '../../domain/case/refusals.ts';
import type { Language } from '../../domain/locales/index.ts';
import { UnplannedVisit, visitActions, visitCommands } from '../../domain/visit/commands.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import { foldVisit } from '../../domain/visit/fold.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import { claimCommand, releaseCommand, storeResponse } from '../../db/command-log.ts';
import { asVisitEntry, readVisitLedger } from '../../db/ledger.ts';
import type { Deps } from '../deps.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { ifMatchOf, isKept, keyOf, sendKept } from '../idempotency-key.ts';
import type { Caller } from '../identify.ts';
import type { Operation } from '../operation.ts';
import { mustHold } from '../operation.ts';
import { parse, parseQuery } from '../parse.ts';
import { seesPeople } from '../present/case.ts';
import { differences } from '../present/replay.ts';
import { listOf } from '../present/shapes.ts';
import { presentVisitEntry, presentVisitListed } from '../present/visit.ts';
import { VisitEntryShape, VisitShape } from '../present/visit-shapes.ts';
import { Problem, problemText, statusOf } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { visitActorOf } from '../visits/visit-actor.ts';
import { makeUnplanned, visitorRoles } from '../visits/unplanned.ts';
import type { VisitDesk } from '../visits/visit-desk.ts';
import type { VisitTurns } from '../visits/visit-turns.ts';

const whole = z.string().regex(/^\d{1,9}$/).transform(Number);
const LedgerQuery = z.strictObject({ after: whole.optional(), limit: whole.pipe(z.number().min(1).max(500)).optional() });
const ReplayQuery = z.strictObject({ seq: whole.optional(), at: z.string().max(40).optional() });
const Done = z.object({ visit: VisitShape, entries: z.array(VisitEntryShape) });
const Frame = z.looseObject({ seq: z.number().int(), at: z.string(), visit: VisitShape, changed: z.array(z.object({ path: z.string(), before: z.json(), after: z.json() })) });

/** Visits 走访: one knock, one workflow, several duties (api.md 6). */
export const visitOperations = (deps: Deps, desk: VisitDesk, turns: VisitTurns): Operation[] => {
  const { db, keys, clock } = deps;
  const linesOf = (id: string, viewer: Viewer, more = {}) => readVisitLedger(db, keys, id, { withSealed: seesPeople(viewer), ...more });

  const viewed = async (ref: string, viewer: Viewer) => {
    const { row } = await desk.getVisible(ref, viewer);
    const { found, state } = await desk.load(row.id);
    return desk.viewOf(found, state, viewer);
  };

  const done = async (visitId: string, commandId: string, viewer: Viewer, language: Language) => {
    const visit = await desk.present(visitId, viewer);
    const { view } = await viewed(visitId, viewer);
    return { visit, entries: (await linesOf(visitId, viewer, { commandId })).map((line) => presentVisitEntry(line, view, language)) };
  };

  const refused = async (res: Response, visitId: string, viewer: Viewer, { code, why, errors }: Refusal) => {
    const visit = await desk.present(visitId, viewer);
    const conflicts = statusOf[code] === 409 || statusOf[code] === 412;
    return { status: statusOf[code] as number, text: problemText(res, new Problem(code, { why, ...(errors && { errors }), visit, ...(conflicts ? { current: visit } : {}) })) };
  };

  const act = (action: VisitAction): Operation => ({
    method: 'post', path: `/api/visits/:ref/actions/${action}`, name: `visit${action[0]!.toUpperCase()}${action.slice(1)}`, says: `The action ${action} on a visit`, who: 'staff', keyed: true, ifMatch: true,
    body: visitCommands[action], answers: { 200: { says: 'The visit after it, and the lines it wrote', schema: Done } },
    problems: ['forbidden', 'notNow', 'askedAlready', 'tooLate', 'conflict', 'engineAway'],
    handle: async (req, res, caller) => {
      const { viewer, personId } = caller;
      const { row: { id: visitId } } = await desk.getVisible(String(req.params.ref), viewer);
      const body = await readJson(req, res, 'command');
      const key = keyOf(req);
      const ifMatch = ifMatchOf(req);
      const fingerprint = fingerprintOf(keys.commands, { method: 'POST', path: `/api/visits/${visitId}/actions/${action}`, body });
      const applied = await turns.apply({ caller: personId, key, fingerprint, visitId, action, body, viewer, actor: visitActorOf(caller, action), ifMatch });
      if (applied.kind === 'stored') return sendKept(res, applied, true);
      const { commandId, refusal } = applied;
      const { status, text } = refusal ? await refused(res, visitId, viewer, refusal) : { status: 200, text: JSON.stringify(await done(visitId, commandId, viewer, res.locals.language as Language)) };
      const kept = await storeResponse(db, keys, commandId, status, text);
      sendKept(res, kept, kept.body !== text);
    },
  });

  /** The key's command id is the visit's; what is recorded with it has an id that follows from it. */
  const begin = async (req: Request, res: Response, caller: Caller): Promise<void> => {
    const { viewer, personId } = caller;
    const document = await readJson(req, res, 'command');
    const key = keyOf(req);
    const fingerprint = fingerprintOf(keys.commands, { method: 'POST', path: '/api/visits', body: document });
    const actor = visitActorOf(caller, 'record');
    const claimed = await claimCommand(db, keys, { caller: personId, key, fingerprint, caseId: null, stream: 'visit', action: 'visit', body: null, viewer, actor });
    if (claimed.kind === 'reused') throw new Problem('keyReused');
    if (claimed.kind === 'stored') return sendKept(res, claimed, true);
    const visitId = claimed.commandId;
    try {
      mustHold(caller, visitorRoles);
      const asked = parse(UnplannedVisit, document);
      await makeUnplanned(db, desk, { id: visitId, asked, viewer, now: clock.now() });
      if (asked.record) {
        const applied = await turns.apply({ caller: `visit:${visitId}`, key, fingerprint, visitId, action: 'record', body: asked.record, viewer, actor });
        if (applied.kind === 'decided' && applied.refusal) throw new Problem(applied.refusal.code, { why: applied.refusal.why, ...(applied.refusal.errors && { errors: applied.refusal.errors.map((one) => ({ ...one, path: `record.${one.path}` })) }) });
      }
      await keep(201, JSON.stringify(await desk.present(visitId, viewer)));
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      if (isKept(statusOf[failure.code], failure.code)) return keep(statusOf[failure.code], problemText(res, failure));
      await releaseCommand(db, visitId);
      throw failure;
    }

    async function keep(status: number, text: string): Promise<void> {
      const kept = await storeResponse(db, keys, visitId, status, text);
      sendKept(res, kept, kept.body !== text);
    }
  };

  return [
    {
      method: 'post', path: '/api/visits', name: 'visitUnplanned', says: 'A visit that nobody planned, recorded at once where somebody was there', who: visitorRoles, keyed: true, body: UnplannedVisit,
      answers: { 201: { says: 'The visit', schema: VisitShape } }, problems: ['notNow', 'engineAway'], handle: begin,
    },
    {
      method: 'get', path: '/api/visits/:ref', name: 'showVisit', says: "One visit by its id or by a duty's, with what the caller may do now", who: 'staff',
      answers: { 200: { says: 'The visit; `ETag` is its sequence', schema: VisitShape } },
      handle: async (req, res, { viewer }) => {
        const { row } = await desk.getVisible(String(req.params.ref), viewer);
        const visit = await desk.present(row.id, viewer);
        res.setHeader('ETag', `"${visit.seq}"`);
        res.json(visit);
      },
    },
    {
      method: 'get', path: '/api/visits/:ref/ledger', name: 'readVisitLedger', says: 'The lines of a visit in their order', who: 'staff', query: LedgerQuery,
      answers: { 200: { says: 'Lines; `next` is the `after` of the next page', schema: listOf(VisitEntryShape) } },
      handle: async (req, res, { viewer }) => {
        const { state, view } = await viewed(String(req.params.ref), viewer);
        const { after = 0, limit = 100 } = parseQuery(LedgerQuery, req.query);
        const lines = await linesOf(state.id, viewer, { after, limit: limit + 1 });
        const shown = lines.slice(0, limit);
        res.json({ items: shown.map((line) => presentVisitEntry(line, view, res.locals.language as Language)), next: lines.length > limit ? (shown.at(-1)?.seq ?? null) : null });
      },
    },
    {
      method: 'get', path: '/api/visits/:ref/replay', name: 'replayVisit', says: 'The visit as it stood after a line or at an instant, folded from the ledger alone', who: 'staff', query: ReplayQuery,
      answers: { 200: { says: 'One frame', schema: Frame } },
      handle: async (req, res, { viewer }) => {
        const { row } = await desk.getVisible(String(req.params.ref), viewer);
        const asked = parseQuery(ReplayQuery, req.query);
        if ((asked.seq === undefined) === (asked.at === undefined)) throw new Problem('malformed', { errors: [{ path: 'seq', code: 'seqOrAt', message: 'seqOrAt' }] });
        const instant = asked.at === undefined ? undefined : parseInstant(asked.at);
        if (instant === null) throw new Problem('malformed', { errors: [{ path: 'at', code: 'impossibleDate', message: 'impossibleDate' }] });
        const lines = await linesOf(row.id, viewer);
        const seq = asked.seq ?? lines.findLast(({ at }) => at <= instant!)?.seq ?? 0;
        if (seq < 1 || seq > lines.length) throw new Problem('notFound');
        const states: VisitState[] = [];
        for (const line of lines.slice(0, seq)) states.push(foldVisit(states.at(-1) ?? row.id, asVisitEntry(line), line.seq));
        const at = instant ?? lines[seq - 1]!.at;
        const { found } = await desk.load(row.id);
        const frameOf = async (state: VisitState) => presentVisitListed(state, (await desk.viewOf(found, state, viewer, at)).view);
        const after = await frameOf(states.at(-1)!);
        const before = states.length > 1 ? await frameOf(states.at(-2)!) : {};
        const { view } = await desk.viewOf(found, states.at(-1)!, viewer, at);
        res.json({
          seq, at: formatInstant(at, view.zone), visit: after, pack: after.pack, calendar: states.at(-1)!.calendar,
          changed: differences(before, after).filter(({ path }) => path !== 'seq' && path !== 'updatedAt'),
        });
      },
    },
    ...visitActions.map(act),
  ];
};
