import type { Viewer } from '../../domain/case/actor.ts';
import { formatInstant, parseInstant } from '../../domain/calendar/instant.ts';
import { StaffReport } from '../../domain/case/commands.ts';
import { rolesByReport } from '../../domain/case/visible.ts';
import { wordsOf } from '../../domain/locales/index.ts';
import { claimCommand, storeResponse } from '../../db/command-log.ts';
import { viewerOf } from '../../db/people.ts';
import { keepConflict } from '../../db/sync.ts';
import type { SyncConflict } from '../../db/sync.ts';
import { actorOf } from '../acting.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Commands } from '../commands.ts';
import type { Deps } from '../deps.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Caller } from '../identify.ts';
import { zone } from '../local-day.ts';
import { mustHold } from '../operation.ts';
import { parse } from '../parse.ts';
import type { Reception } from '../reception.ts';
import { formerlyAtMost } from './offline-visits.ts';
import type { SyncCommand } from './sync-command.ts';
import { again, refusedFor } from './told.ts';
import type { Told } from './told.ts';

export type OfflineIncidents = ReturnType<typeof createOfflineIncidents>;

/** Incidents that were reported or handled on a phone. */
export function createOfflineIncidents(deps: Deps, { desk, commands, reception }: { desk: CaseDesk; commands: Commands; reception: Reception }) {
  const { db, keys, clock } = deps;

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

  const act = async (caller: Caller, command: SyncCommand, action: Parameters<typeof actorOf>[1] & string): Promise<Told> => {
    const { personId, viewer } = caller;
    const found = command.target === undefined ? undefined : await desk.findVisible(command.target, viewer);
    if (!found) return outOfHands(caller, command);
    const { id: caseId, number, seq } = found;
    if (command.baseSeq !== undefined && command.baseSeq > seq) return { result: 'held', seq };
    const body = command.payload as Record<string, unknown>;
    const fingerprint = fingerprintOf(keys.commands, { method: 'POST', path: `/api/incidents/${caseId}/actions/${action}`, body });
    const applied = await commands.apply({ caller: personId, key: command.id, fingerprint, caseId, number, action, body, viewer, actor: actorOf(caller, action) });
    if (applied.kind === 'stored') return again(applied);
    const now = await desk.load(caseId);
    if (!applied.refusal) return { result: applied.replayed ? 'duplicate' : 'applied', seq: now.seq };
    const { code, why, errors } = applied.refusal;
    const isOlder = command.baseSeq !== undefined && command.baseSeq < now.seq && ['notNow', 'stale', 'tooLate', 'askedAlready', 'conflict', 'forbidden'].includes(code);
    const current = await desk.findVisible(caseId, viewer) ? await desk.present(now, viewer) : undefined;
    if (!isOlder) return { ...refusedFor(code, why, errors), seq: now.seq, ...(current && { current }) };
    await keepConflict(db, keys, { key: command.id, personId, type: command.type, targetId: caseId, code, payload: body, occurredAt: parseInstant(command.occurredAt)!, areaPath: now.place.path });
    return { result: 'conflict', code, seq: now.seq, ...(current && { current }) };
  };

  /** A case that went to somebody else meanwhile: kept as a conflict where it was his when he recorded it, unknown where it never was. */
  const outOfHands = async ({ personId }: Caller, command: SyncCommand): Promise<Told> => {
    const at = parseInstant(command.occurredAt)!;
    const then: Viewer | undefined = command.target === undefined || clock.now() - at > formerlyAtMost ? undefined : await viewerOf(db, personId, at);
    const found = then && (await desk.findVisible(command.target!, then));
    if (!found) return refusedFor('notFound');
    const { place } = await desk.load(found.id);
    await keepConflict(db, keys, { key: command.id, personId, type: command.type, targetId: found.id, code: 'notYours', payload: command.payload, occurredAt: at, areaPath: place.path });
    return { result: 'conflict', code: 'notYours' };
  };

  /** What could not be applied stands beside the other one as a comment: what was to be done, when, and in which words. */
  const supplement = async (caller: Caller, id: string, kept: SyncConflict): Promise<Told> => {
    const found = kept.targetId === null ? undefined : await desk.findVisible(kept.targetId, caller.viewer);
    if (!found) return refusedFor('notNow', 'notYours');
    const action = kept.type.split('.')[1] ?? '';
    const named = (wordsOf('zh-CN').actions as Record<string, string>)[action] ?? action;
    const said = Object.values(kept.payload).filter((value): value is string => typeof value === 'string' && !/^[0-9a-f-]{36,64}$/.test(value));
    const text = `${wordsOf('zh-CN').offlineSupplement.replace('%{action}', named).replace('%{at}', formatInstant(kept.occurredAt, zone).slice(0, 16).replace('T', ' '))}${said.join('；')}`.slice(0, 2_000);
    return act(caller, { id, type: 'incident.comment', target: found.id, occurredAt: formatInstant(kept.occurredAt, zone), payload: { text } }, 'comment');
  };

  return { report, act, supplement };
}
