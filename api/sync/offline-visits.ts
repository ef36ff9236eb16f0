import type { Viewer } from '../../domain/case/actor.ts';
import { parseInstant } from '../../domain/calendar/instant.ts';
import type { Refusal } from '../../domain/case/refusals.ts';
import { UnplannedVisit } from '../../domain/visit/commands.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import { mayVisit } from '../../domain/visit/parts.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import { claimCommand, storeResponse } from '../../db/command-log.ts';
import { viewerOf } from '../../db/people.ts';
import { heldCommands, holdCommand, keepConflict, movedFrom } from '../../db/sync.ts';
import type { VisitFound } from '../../db/visits/find-visits.ts';
import type { Deps } from '../deps.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Caller } from '../identify.ts';
import { mustHold } from '../operation.ts';
import { parse } from '../parse.ts';
import { visitActorOf } from '../visits/visit-actor.ts';
import { makeUnplanned, visitorRoles } from '../visits/unplanned.ts';
import type { VisitDesk } from '../visits/visit-desk.ts';
import type { VisitTurns } from '../visits/visit-turns.ts';
import type { SyncCommand } from './sync-command.ts';
import { again, refusedFor } from './told.ts';
import type { Told } from './told.ts';

/** How far back somebody's former grids still count for what he did in them. */
export const formerlyAtMost = 60 * 86_400_000;

export type OfflineVisits = ReturnType<typeof createOfflineVisits>;

/** Visits that were recorded on a phone: planned ones by their action, and doors that nobody was sent to. */
export function createOfflineVisits(deps: Deps, { visits, turns }: { visits: VisitDesk; turns: VisitTurns }) {
  const { db, keys, clock } = deps;

  const unplanned = async (caller: Caller, { id, occurredAt }: Pick<SyncCommand, 'id' | 'occurredAt'>, payload: unknown, supplements?: string): Promise<Told> => {
    const { personId, viewer } = caller;
    const actor = visitActorOf(caller, 'record');
    const fingerprint = fingerprintOf(keys.commands, { method: 'POST', path: '/api/visits', body: payload });
    const claimed = await claimCommand(db, keys, { caller: personId, key: id, fingerprint, caseId: null, stream: 'visit', action: 'visit', body: null, viewer, actor });
    if (claimed.kind === 'reused') return refusedFor('keyReused');
    if (claimed.kind === 'stored') return again(claimed);
    mustHold(caller, visitorRoles);
    const parsed = parse(UnplannedVisit, payload);
    const asked = parsed.record ? { ...parsed, record: { occurredAt, ...parsed.record } } : parsed;
    await makeUnplanned(db, visits, { id: claimed.commandId, asked, viewer, now: clock.now(), ...(supplements === undefined ? {} : { supplements }) });
    const applied = asked.record && (await turns.apply({ caller: `visit:${claimed.commandId}`, key: id, fingerprint, visitId: claimed.commandId, action: 'record', body: asked.record, viewer, actor }));
    if (applied?.kind === 'decided' && applied.refusal) return refusedFor(applied.refusal.code, applied.refusal.why, applied.refusal.errors);
    const current = await visits.present(claimed.commandId, viewer);
    await storeResponse(db, keys, claimed.commandId, 201, JSON.stringify(current));
    return { result: 'applied', seq: current.seq, current };
  };

  const visitAction = async (caller: Caller, command: SyncCommand, action: VisitAction): Promise<Told> => {
    const { personId } = caller;
    const found = command.target === undefined ? undefined : ((await visits.findVisible(command.target, caller.viewer)) ?? (await visits.find(command.target)));
    if (!found) return refusedFor('notFound');
    const visitId = found.row.id;
    const { state } = await visits.load(visitId);
    const body = action === 'record' ? { occurredAt: command.occurredAt, ...command.payload } : command.payload;
    const fingerprint = fingerprintOf(keys.commands, { method: 'POST', path: `/api/visits/${visitId}/actions/${action}`, body });
    const viewer = await viewerFor(caller, found, state, command, action);
    if (!viewer) return outOfHands(caller, command, found, body);
    const asking = { caller: personId, key: command.id, fingerprint, visitId, action, body, viewer, actor: visitActorOf({ personId, viewer }, action) };
    const isHeld = command.baseSeq !== undefined && command.baseSeq > found.row.seq;
    if (isHeld) {
      const claimed = await claimCommand(db, keys, { ...asking, caseId: visitId, stream: 'visit' });
      if (claimed.kind === 'reused') return refusedFor('keyReused');
      if (claimed.kind === 'new' || claimed.kind === 'waiting') {
        await holdCommand(db, claimed.commandId, command.baseSeq!);
        return { result: 'held', seq: found.row.seq };
      }
    }
    const applied = await turns.apply(asking);
    if (applied.kind === 'stored') return again(applied);
    if (applied.refusal) {
      if (applied.replayed && !collides(applied.refusal, action)) return { ...refusedFor(applied.refusal.code, applied.refusal.why, applied.refusal.errors), seq: applied.seq };
      return collides(applied.refusal, action)
        ? conflict(caller, command, { code: applied.refusal.code, found, body, viewer })
        : { ...refusedFor(applied.refusal.code, applied.refusal.why, applied.refusal.errors), seq: applied.seq, ...(await shown(visitId, caller.viewer)) };
    }
    if (applied.replayed) return { result: 'duplicate', seq: applied.seq };
    await release(caller, visitId, applied.seq);
    return { result: 'applied', seq: applied.seq };
  };

  /** Those that waited for this line go on, in the order in which they came; their phone hears of it when it asks again. */
  const release = async (caller: Caller, visitId: string, from: number): Promise<void> => {
    let seq = from;
    for (const { key, baseSeq } of await heldCommands(db, caller.personId, visitId)) {
      if (baseSeq > seq) continue;
      const row = await db.selectFrom('command_log').select('id').where('caller', '=', caller.personId).where('key', '=', key).executeTakeFirstOrThrow();
      await holdCommand(db, row.id, null);
      const outcome = await deps.conductor.visits.command(visitId, { kind: 'command', caseId: visitId, commandId: row.id });
      if (outcome.kind === 'answer') seq = outcome.answer.seq;
    }
  };

  /** Whoever may act on it now; for what took place earlier, whoever could then: the grid was divided, or he was sent elsewhere, meanwhile. */
  const viewerFor = async ({ viewer, personId }: Caller, { row, place }: VisitFound, state: VisitState | null, { occurredAt }: SyncCommand, action: VisitAction): Promise<Viewer | undefined> => {
    const sees = (who: Viewer): boolean => mayVisit({ worker: row.worker_id }, place.path, who) || (state !== null && mayVisit({ worker: null }, state.place.path, who)) || (state?.formerly.some(({ worker }) => worker === personId) ?? false);
    if (action !== 'record' && action !== 'start') return mayVisit({ worker: row.worker_id }, place.path, viewer) ? viewer : undefined;
    const at = parseInstant(occurredAt)!;
    const then = clock.now() - at > formerlyAtMost ? undefined : await viewerOf(db, personId, at);
    const both = then ? { ...viewer, grants: [...viewer.grants, ...then.grants] } : viewer;
    return sees(both) ? both : undefined;
  };

  /** A visit that is no longer his: kept as a conflict where he had to do with it, unknown where he never did. */
  const outOfHands = async (caller: Caller, command: SyncCommand, found: VisitFound, body: Record<string, unknown>): Promise<Told> => {
    const then = await viewerOf(db, caller.personId, parseInstant(command.occurredAt)!);
    const had = then && (mayVisit({ worker: found.row.worker_id }, found.place.path, then) || (await movedFrom(db, then, found.place.path)));
    return had ? conflict(caller, command, { code: 'notYours', found, body, viewer: caller.viewer }) : refusedFor('notFound');
  };

  const conflict = async ({ personId, viewer }: Caller, command: SyncCommand, { code, found, body }: { code: string; found: VisitFound; body: Record<string, unknown>; viewer: Viewer }): Promise<Told> => {
    await keepConflict(db, keys, { key: command.id, personId, type: command.type, targetId: found.row.id, code, payload: body, occurredAt: parseInstant(command.occurredAt)!, areaPath: [...found.place.path] });
    const seq = (await visits.load(found.row.id)).found.row.seq;
    return { result: 'conflict', code, seq, ...(await shown(found.row.id, viewer)) };
  };

  const shown = async (visitId: string, viewer: Viewer): Promise<{ current?: unknown }> => ((await visits.findVisible(visitId, viewer)) ? { current: await visits.present(visitId, viewer) } : {});

  return { unplanned, act: visitAction };
}

/** Somebody was there and cannot be told that it never happened: what the road does not take any more goes to a person. */
const collides = ({ code, why }: Refusal, action: VisitAction): boolean =>
  code === 'stale' || code === 'conflict' || (action === 'record' && (code === 'forbidden' || (code === 'notNow' && !tooEarly.has(why))));

const tooEarly = new Set(['beforeItsDuty', 'visit.upcoming']);
