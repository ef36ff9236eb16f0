import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Viewer } from '../../domain/case/actor.ts';
import type { Refusal } from '../../domain/case/refusals.ts';
import type { Language } from '../../domain/locales/index.ts';
import { UnplannedVisit, visitActions, visitCommands } from '../../domain/visit/commands.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import { claimCommand, releaseCommand, storeResponse } from '../../db/command-log.ts';
import { readVisitLedger } from '../../db/ledger.ts';
import { noteAccess } from '../access-note.ts';
import { findFile } from '../../db/files.ts';
import type { Deps } from '../deps.ts';
import type { FileStore } from '../file-store.ts';
import { sendFile } from '../send-file.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { ifMatchOf, isKept, keyOf, sendKept } from '../idempotency-key.ts';
import type { Caller } from '../identify.ts';
import type { Operation } from '../operation.ts';
import { mustHold } from '../operation.ts';
import { parse } from '../parse.ts';
import { seesPeople } from '../present/case.ts';
import { presentVisitEntry } from '../present/visit.ts';
import { VisitEntryShape, VisitShape } from '../present/visit-shapes.ts';
import { Problem, problemText, statusOf } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { visitActorOf } from '../visits/visit-actor.ts';
import { makeUnplanned, visitorRoles } from '../visits/unplanned.ts';
import type { VisitDesk } from '../visits/visit-desk.ts';
import type { VisitTurns } from '../visits/visit-turns.ts';
import { targetOfVisit, visitRecordOperations } from './visit-record.ts';

const Done = z.object({ visit: VisitShape, entries: z.array(VisitEntryShape) });

/** Visits 走访: one knock, one workflow, several duties. */
export const visitOperations = (deps: Deps, desk: VisitDesk, turns: VisitTurns, files: FileStore): Operation[] => {
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
      handle: async (req, res, caller) => {
        const { viewer } = caller;
        const { row } = await desk.getVisible(String(req.params.ref), viewer);
        await noteAccess(deps, res, caller, 'visit.read', targetOfVisit(row.id));
        const visit = await desk.present(row.id, viewer);
        res.setHeader('ETag', `"${visit.seq}"`);
        res.json(visit);
      },
    },
    {
      method: 'get', path: '/api/visits/:ref/memo', name: 'readVisitMemo', says: 'What was said into the phone about a visit, for whoever may read its note', who: 'staff', answers: { 200: { says: 'The voice', type: 'audio/webm' } },
      handle: async (req, res, caller) => {
        const { row } = await desk.getVisible(String(req.params.ref), caller.viewer);
        const { state } = await desk.load(row.id);
        const file = seesPeople(caller.viewer) && state?.private.memo !== undefined ? await findFile(db, state.private.memo) : undefined;
        if (!file) throw new Problem('notFound');
        await noteAccess(deps, res, caller, 'file.read', `file:${file.sha256}`);
        await sendFile(req, res, files, file, 'private, no-store');
      },
    },
    ...visitRecordOperations(deps, desk),
    ...visitActions.map(act),
  ];
};
