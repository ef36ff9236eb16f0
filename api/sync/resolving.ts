import { findConflict, resolveConflict } from '../../db/sync.ts';
import type { SyncConflict } from '../../db/sync.ts';
import { isId } from '../../db/ids.ts';
import { insertNotices } from '../../db/notices.ts';
import { doorNamed } from '../../db/visits/door.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import type { VisitDesk } from '../visits/visit-desk.ts';
import type { OfflineIncidents } from './offline-incidents.ts';
import type { OfflineVisits } from './offline-visits.ts';
import { resolutions } from './sync-command.ts';
import type { SyncCommand } from './sync-command.ts';
import { refusedFor } from './told.ts';
import type { Told } from './told.ts';

/** What becomes of a record that could not be applied: it stands beside the other one, it is nothing, or whoever is in charge now shall see to it. */
export function createResolving({ db, keys, clock }: Deps, { visits, offlineVisits, offlineIncidents }: { visits: VisitDesk; offlineVisits: OfflineVisits; offlineIncidents: OfflineIncidents }) {
  const supplementOf = async (caller: Caller, command: SyncCommand, kept: SyncConflict): Promise<{ told: Told; visit: string | null }> => {
    if (!kept.type.startsWith('visit.')) return { told: await offlineIncidents.supplement(caller, command.id, kept), visit: null };
    const found = kept.type === 'visit.record' && kept.targetId !== null ? await visits.findVisible(kept.targetId, caller.viewer) : undefined;
    if (!found) return { told: refusedFor('notNow', 'notYours'), visit: null };
    const { target_kind: kind, target_id: targetId } = found.row;
    const told = await offlineVisits.unplanned(caller, { id: command.id, occurredAt: new Date(kept.occurredAt).toISOString() }, { [kind]: targetId, record: kept.payload }, found.row.id);
    return { told, visit: told.result === 'applied' ? (told.current as { id: string }).id : null };
  };

  /** Whoever has the visit now, else the leader of the place; for an incident the desk of its village and the town hear that there is a record to look at. */
  const handOver = async (kept: SyncConflict): Promise<void> => {
    await db.transaction().execute(async (trx) => {
      await resolveConflict(trx, kept, 'handOver', null);
      if (kept.targetId === null) return;
      const common = { dedupe: `conflict:${kept.key}`, urgent: false, seq: 0, notBefore: clock.now() };
      const row = await trx.selectFrom('visit').select(['id', 'target_kind', 'target_id', 'worker_id']).where('id', '=', kept.targetId).executeTakeFirst();
      if (row) {
        const { code } = await doorNamed(trx, { kind: row.target_kind, id: row.target_id });
        const recipient = row.worker_id === null ? { kind: 'area' as const, role: 'leader', areaPath: kept.areaPath } : { kind: 'person' as const, id: row.worker_id };
        return insertNotices(trx, [{ ...common, recipient, template: 'visit.Conflict', caseId: row.id, number: code, stream: 'visit' }], clock.now(), false);
      }
      // Of a clue nobody is told: a notice would say that there is one.
      const found = await trx.selectFrom('cases').select(['id', 'number']).where('id', '=', kept.targetId).where('lane', '=', 'open').executeTakeFirst();
      if (!found) return;
      await insertNotices(trx, ['desk', 'dispatcher'].map((role) => ({
        ...common, dedupe: `${common.dedupe}:${role}`, recipient: { kind: 'area' as const, role, areaPath: kept.areaPath }, template: 'OfflineConflict', caseId: found.id, number: found.number,
      })), clock.now(), false);
    });
  };

  return async (caller: Caller, command: SyncCommand): Promise<Told> => {
    const as = command.as ?? (command.payload['as'] as SyncCommand['as']);
    const ref = command.target ?? String(command.payload['command'] ?? '');
    const kept = isId(ref) ? await findConflict(db, keys, caller.personId, ref.toLowerCase()) : undefined;
    if (!kept) return refusedFor('notFound', 'unknownCommand');
    if (as === undefined || !resolutions.includes(as)) return refusedFor('invalid', 'notOneOf', [{ path: 'as', code: 'notOneOf', message: 'notOneOf' }]);
    if (kept.resolvedAs !== null) return kept.resolvedAs === as ? { result: 'duplicate' } : refusedFor('askedAlready');
    if (as === 'drop') await resolveConflict(db, kept, 'drop', null);
    else if (as === 'handOver') await handOver(kept);
    else {
      const { told, visit } = await supplementOf(caller, command, kept);
      if (told.result === 'applied' || told.result === 'duplicate') await resolveConflict(db, kept, 'supplement', visit);
      return told;
    }
    return { result: 'applied' };
  };
}
