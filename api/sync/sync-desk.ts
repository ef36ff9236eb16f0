import type { Viewer } from '../../domain/case/actor.ts';
import { parseInstant } from '../../domain/calendar/instant.ts';
import type { FieldProblem, Refusal } from '../../domain/case/refusals.ts';
import { StaffReport } from '../../domain/case/commands.ts';
import { rolesByReport } from '../../domain/case/visible.ts';
import { UnplannedVisit } from '../../domain/visit/commands.ts';
import type { VisitAction } from '../../domain/visit/commands.ts';
import { mayVisit } from '../../domain/visit/parts.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import { claimCommand, storeResponse } from '../../db/command-log.ts';
import { viewerOf } from '../../db/people.ts';
import { findConflict, heldCommands, holdCommand, keepConflict, movedFrom, resolveConflict } from '../../db/sync.ts';
import { isId } from '../../db/ids.ts';
import { insertNotices } from '../../db/notices.ts';
import { doorNamed } from '../../db/visits/door.ts';
import type { VisitFound } from '../../db/visits/find-visits.ts';
import { actorOf } from '../acting.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Commands } from '../commands.ts';
import type { Deps } from '../deps.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Caller } from '../identify.ts';
import { mustHold } from '../operation.ts';
import { fieldProblems, parse } from '../parse.ts';
import { Problem } from '../problem.ts';
import type { Reception } from '../reception.ts';
import { visitActorOf } from '../visits/visit-actor.ts';
import { makeUnplanned, visitorRoles } from '../visits/unplanned.ts';
import type { VisitDesk } from '../visits/visit-desk.ts';
import type { VisitTurns } from '../visits/visit-turns.ts';
import type { SyncResult } from './sync-command.ts';
import { SyncCommand, meantBy } from './sync-command.ts';

interface Desks { desk: CaseDesk; visits: VisitDesk; turns: VisitTurns; commands: Commands; reception: Reception }
type Told = Omit<SyncResult, 'id'>;

/** Milliseconds that a phone's clock may be ahead of ours. */
const aheadAtMost = 60_000;
/** How far back somebody's former grids still count for what he did in them. */
const formerlyAtMost = 60 * 86_400_000;

/** What becomes of a command that was recorded on a phone, one at a time. Nothing is ever dropped silently. */
export function createSyncDesk(deps: Deps, { desk, visits, turns, commands, reception }: Desks) {
  const { db, keys, clock } = deps;

  const one = async (caller: Caller, given: { id: string }): Promise<SyncResult> => {
    const parsed = SyncCommand.safeParse(given);
    if (!parsed.success) return { id: given.id, ...refusedFor('invalid', 'malformed', fieldProblems(parsed.error.issues)) };
    const command = { ...parsed.data, id: parsed.data.id.toLowerCase() };
    try {
      return { id: given.id, ...(await become(caller, command)) };
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      const { code, details } = failure;
      if (code === 'engineAway' || code === 'inFlight') return { id: given.id, result: 'held', code };
      return { id: given.id, ...refusedFor(code, details.why, details.errors) };
    }
  };

  const become = async (caller: Caller, command: SyncCommand): Promise<Told> => {
    const meant = meantBy(command.type);
    if (!meant) return refusedFor('invalid', 'unknownType', [{ path: 'type', code: 'unknownType', message: 'unknownType' }]);
    if (parseInstant(command.occurredAt)! > clock.now() + aheadAtMost) return refusedFor('invalid', 'inTheFuture', [{ path: 'occurredAt', code: 'inTheFuture', message: 'inTheFuture' }]);
    switch (meant.thing) {
      case 'report': return report(caller, command);
      case 'visit': return unplanned(caller, command, command.payload);
      case 'resolve': return resolve(caller, command);
      case 'visitAction': return visitAction(caller, command, meant.action);
      case 'caseAction': return caseAction(caller, command, meant.action);
    }
  };

  /** The same as through the front door, with the same fingerprint: whichever came first is the answer. */
  const report = async (caller: Caller, { id, payload }: SyncCommand): Promise<Told> => {
    const { personId, viewer } = caller;
    const fingerprint = fingerprintOf(keys.commands, { method: 'POST', path: '/api/incidents', body: payload, files: [] });
    const actor = actorOf(caller);
    const claimed = await claimCommand(db, keys, { caller: personId, key: id, fingerprint, caseId: null, action: 'report', body: null, viewer, actor });
    if (claimed.kind === 'reused') return refusedFor('keyReused');
    if (claimed.kind === 'stored') return again(claimed);
    mustHold(caller, rolesByReport);
    const taken = await reception.take({ caseId: claimed.commandId, report: parse(StaffReport, payload), photos: [], viewer, actor });
    const told = { id: taken.accepted.caseId, number: taken.accepted.number, code: taken.accepted.code };
    await storeResponse(db, keys, claimed.commandId, taken.opened ? 201 : 202, JSON.stringify(told));
    return { result: 'applied', seq: 1, current: told };
  };

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

  const caseAction = async (caller: Caller, command: SyncCommand, action: Parameters<typeof actorOf>[1] & string): Promise<Told> => {
    const { personId, viewer } = caller;
    const found = command.target === undefined ? undefined : await desk.findVisible(command.target, viewer);
    if (!found) return refusedFor('notFound');
    const { id: caseId, number, seq } = found;
    if (command.baseSeq !== undefined && command.baseSeq > seq) return { result: 'held', seq };
    const body = command.payload as Record<string, unknown>;
    const fingerprint = fingerprintOf(keys.commands, { method: 'POST', path: `/api/incidents/${caseId}/actions/${action}`, body });
    const applied = await commands.apply({ caller: personId, key: command.id, fingerprint, caseId, number, action, body, viewer, actor: actorOf(caller, action) });
    if (applied.kind === 'stored') return again(applied);
    const now = await desk.load(caseId);
    if (!applied.refusal) return { result: applied.replayed ? 'duplicate' : 'applied', seq: now.seq };
    const { code, why, errors } = applied.refusal;
    const isOlder = command.baseSeq !== undefined && command.baseSeq < now.seq && ['notNow', 'stale', 'tooLate', 'askedAlready', 'conflict'].includes(code);
    const current = await desk.findVisible(caseId, viewer) ? await desk.present(now, viewer) : undefined;
    if (!isOlder) return { ...refusedFor(code, why, errors), seq: now.seq, ...(current && { current }) };
    await keepConflict(db, keys, { key: command.id, personId, type: command.type, targetId: caseId, code, payload: body, occurredAt: parseInstant(command.occurredAt)!, areaPath: now.place.path });
    return { result: 'conflict', code, seq: now.seq, ...(current && { current }) };
  };

  /** What may still be said of a conflict: it stands beside the other one, it is nothing, or whoever is in charge now shall see to it. */
  const resolve = async (caller: Caller, command: SyncCommand): Promise<Told> => {
    const as = command.as ?? (command.payload['as'] as SyncCommand['as']);
    const ref = command.target ?? String(command.payload['command'] ?? '');
    const kept = isId(ref) ? await findConflict(db, keys, caller.personId, ref.toLowerCase()) : undefined;
    if (!kept) return refusedFor('notFound', 'unknownCommand');
    if (as !== 'supplement' && as !== 'drop' && as !== 'handOver') return refusedFor('invalid', 'notOneOf', [{ path: 'as', code: 'notOneOf', message: 'notOneOf' }]);
    if (kept.resolvedAs !== null) return kept.resolvedAs === as ? { result: 'duplicate' } : refusedFor('askedAlready');
    if (as === 'drop') {
      await resolveConflict(db, kept, 'drop', null);
      return { result: 'applied' };
    }
    if (as === 'handOver') {
      await handOver(kept);
      return { result: 'applied' };
    }
    const found = kept.type === 'visit.record' && kept.targetId !== null ? await visits.findVisible(kept.targetId, caller.viewer) : undefined;
    if (!found) return refusedFor('notNow', 'notYours');
    const { target_kind: kind, target_id: targetId } = found.row;
    const told = await unplanned(caller, { id: command.id, occurredAt: new Date(kept.occurredAt).toISOString() }, { [kind]: targetId, record: kept.payload }, found.row.id);
    if (told.result === 'applied') await resolveConflict(db, kept, 'supplement', (told.current as { id: string }).id);
    return told;
  };

  /** The leader of the place hears that there is a record of his grid to look at. */
  const handOver = async (kept: NonNullable<Awaited<ReturnType<typeof findConflict>>>): Promise<void> => {
    await db.transaction().execute(async (trx) => {
      await resolveConflict(trx, kept, 'handOver', null);
      const row = kept.targetId === null ? undefined : await trx.selectFrom('visit').select(['id', 'target_kind', 'target_id', 'worker_id']).where('id', '=', kept.targetId).executeTakeFirst();
      if (!row) return;
      const { code } = await doorNamed(trx, { kind: row.target_kind, id: row.target_id });
      const recipient = row.worker_id === null ? { kind: 'area' as const, role: 'leader', areaPath: kept.areaPath } : { kind: 'person' as const, id: row.worker_id };
      await insertNotices(trx, [{ recipient, template: 'visit.Conflict', dedupe: `conflict:${kept.key}`, urgent: false, caseId: row.id, number: code, seq: 0, notBefore: clock.now(), stream: 'visit' }], clock.now(), false);
    });
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

  return { one };
}

/** Somebody was there and cannot be told that it never happened: what the road does not take any more goes to a person. */
const collides = ({ code, why }: Refusal, action: VisitAction): boolean =>
  code === 'stale' || code === 'conflict' || (action === 'record' && (code === 'forbidden' || (code === 'notNow' && !tooEarly.has(why))));

const tooEarly = new Set(['beforeItsDuty', 'visit.upcoming']);

const refusedFor = (code: string, why?: string, errors?: FieldProblem[]): Told => ({ result: 'refused', code, ...(why === undefined ? {} : { why }), ...(errors ? { errors } : {}) });

/** The answer that was kept: what was applied then is a duplicate now, and a refusal stays one. */
function again({ status, body }: { status: number; body: string }): Told {
  const kept = JSON.parse(body) as { code?: string; seq?: number; id?: string; case?: { seq?: number }; visit?: { seq?: number } };
  const seq = kept.seq ?? kept.visit?.seq ?? kept.case?.seq;
  if (status >= 400) return { ...refusedFor(kept.code ?? 'refused'), ...(seq === undefined ? {} : { seq }) };
  return { result: 'duplicate', ...(seq === undefined ? {} : { seq }), ...(kept.id === undefined ? {} : { current: kept }) };
}

