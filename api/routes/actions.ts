import { z } from 'zod';
import { actions, bodies } from '../../domain/case/commands.ts';
import type { Action } from '../../domain/case/commands.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { maySee } from '../../domain/case/visible.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import { readLedger } from '../../db/ledger.ts';
import { actorOf } from '../acting.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Commands } from '../commands.ts';
import type { Deps } from '../deps.ts';
import { fingerprintOf } from '../fingerprint.ts';
import { ifMatchOf, keyOf } from '../idempotency-key.ts';
import type { Operation } from '../operation.ts';
import { presentCase, seesPeople } from '../present/case.ts';
import { presentEntry } from '../present/entry.ts';
import { CaseShape, EntryShape } from '../present/shapes.ts';
import { readJson } from '../read-json.ts';
import type { Language } from '../../domain/locales/index.ts';

const Done = z.object({ case: CaseShape, entries: z.array(EntryShape) });

/** Every action of the road as an endpoint of its own. What may be done, by whom and when is said by the turn, not here. */
export const actionOperations = (deps: Deps, desk: CaseDesk, commands: Commands): Operation[] => {
  const { db, keys } = deps;

  /** A case that went into a lane the caller may not see leaves him its number and nothing else. */
  const shown = async (state: CaseState, viewer: Viewer) =>
    maySee(state, viewer) ? presentCase(state, await desk.viewOf(state, viewer)) : { id: state.id, number: state.number, seq: state.seq };

  const done = async (caseId: string, commandId: string, viewer: Viewer, language: Language) => {
    const state = await desk.load(caseId);
    if (!maySee(state, viewer)) return { case: await shown(state, viewer), entries: [] };
    const view = await desk.viewOf(state, viewer);
    const lines = await readLedger(db, keys, caseId, { commandId, withSealed: seesPeople(viewer) });
    return { case: presentCase(state, view), entries: lines.map((line) => presentEntry(line, view, language)) };
  };

  const operation = (action: Action): Operation => ({
    method: 'post', path: `/api/incidents/:ref/actions/${action}`, name: action, says: `The action ${action} on a case`, who: 'staff', keyed: true, ifMatch: true,
    body: bodies[action], answers: { 200: { says: 'The case after it, and the lines it wrote', schema: Done } },
    problems: ['forbidden', 'notNow', 'askedAlready', 'tooLate', 'conflict', 'engineAway'],
    handle: async (req, res, caller) => {
      const { viewer, personId } = caller;
      const { id: caseId, number } = await desk.getVisible(String(req.params.ref), viewer);
      const body = await readJson(req, res, 'command');
      const key = keyOf(req);
      const ifMatch = ifMatchOf(req);
      const fingerprint = fingerprintOf(keys.commands, { method: 'POST', path: `/api/incidents/${caseId}/actions/${action}`, body });
      const asking = { caller: personId, key, fingerprint, caseId, number, action, body, viewer, actor: actorOf(caller, action), ifMatch };
      await commands(res, asking, {
        done: (commandId) => done(caseId, commandId, viewer, res.locals.language as Language),
        current: async () => shown(await desk.load(caseId), viewer),
      });
    },
  });

  return actions.map(operation);
};
