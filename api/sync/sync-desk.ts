import { parseInstant } from '../../domain/calendar/instant.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Commands } from '../commands.ts';
import type { Deps } from '../deps.ts';
import type { Caller } from '../identify.ts';
import { fieldProblems } from '../parse.ts';
import { Problem } from '../problem.ts';
import type { Reception } from '../reception.ts';
import type { VisitDesk } from '../visits/visit-desk.ts';
import type { VisitTurns } from '../visits/visit-turns.ts';
import { createOfflineIncidents } from './offline-incidents.ts';
import { createOfflineVisits } from './offline-visits.ts';
import { createResolving } from './resolving.ts';
import type { SyncResult } from './sync-command.ts';
import { SyncCommand, meantBy } from './sync-command.ts';
import { refusedFor } from './told.ts';
import type { Told } from './told.ts';

interface Desks { desk: CaseDesk; visits: VisitDesk; turns: VisitTurns; commands: Commands; reception: Reception }

/** Milliseconds that a phone's clock may be ahead of ours. */
const aheadAtMost = 60_000;

/** What becomes of a command that was recorded on a phone, one at a time. Nothing is ever dropped silently. */
export function createSyncDesk(deps: Deps, { desk, visits, turns, commands, reception }: Desks) {
  const offlineVisits = createOfflineVisits(deps, { visits, turns });
  const offlineIncidents = createOfflineIncidents(deps, { desk, commands, reception });
  const resolve = createResolving(deps, { visits, offlineVisits, offlineIncidents });

  const become = async (caller: Caller, command: SyncCommand): Promise<Told> => {
    const meant = meantBy(command.type);
    if (!meant) return refusedFor('invalid', 'unknownType', [{ path: 'type', code: 'unknownType', message: 'unknownType' }]);
    if (parseInstant(command.occurredAt)! > deps.clock.now() + aheadAtMost) return refusedFor('invalid', 'inTheFuture', [{ path: 'occurredAt', code: 'inTheFuture', message: 'inTheFuture' }]);
    switch (meant.thing) {
      case 'report': return offlineIncidents.report(caller, command);
      case 'visit': return offlineVisits.unplanned(caller, command, command.payload);
      case 'resolve': return resolve(caller, command);
      case 'visitAction': return offlineVisits.act(caller, command, meant.action);
      case 'caseAction': return offlineIncidents.act(caller, command, meant.action);
    }
  };

  return {
    async one(caller: Caller, given: { id: string }): Promise<SyncResult> {
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
    },
  };
}
