import type { Transaction } from 'kysely';
import { earlierAt, circumstancesAt, closedAmong, lockDuties } from '../../db/visits/door.ts';
import type { LockedVisit } from '../../db/visits/locked-visit.ts';
import { surroundingsOf } from '../../db/locked-case.ts';
import { findPerson, viewerOf } from '../../db/people.ts';
import type { Database } from '../../db/tables.ts';
import { derivedId } from '../../db/ids.ts';
import type { VisitContext } from '../../domain/visit/context.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import type { Asker } from '../context-for.ts';
import type { Working } from '../working.ts';

export interface VisitAsking {
  asker: Asker;
  /** What ids of incidents are made from: the command, or for the clock the visit. */
  idsFrom: string;
  /** The worker that a body names, where it names one. */
  worker?: string | undefined;
}

/** What a verdict about a visit needs besides it: its pack and hours, everything owed at its door, and the actor's name as it is now. */
export async function visitContextFor(
  trx: Transaction<Database>, working: Working, { own, others }: { own: LockedVisit; others: LockedVisit[] }, { asker, idsFrom, worker }: VisitAsking,
): Promise<{ context: VisitContext; actorName: string | null }> {
  const { row, state } = own;
  const { packs, calendars } = working;
  const pack = await packs.get(trx, { id: row.pack_id, version: row.pack_version });
  const personId = asker.actor.kind === 'person' ? (asker.actor.id ?? null) : null;
  const found = await surroundingsOf(trx, { calendar: pack.calendar, personId });
  if (found.calendarVersion === null) throw new Error(`no calendar ${pack.calendar}`);
  const calendar = { id: pack.calendar, version: found.calendarVersion };
  const now = Math.max(working.at ?? found.now, state?.updatedAt ?? 0, ...others.map((other) => other.state?.updatedAt ?? 0));
  await calendars.read(trx, [calendar, ...[state, ...others.map((other) => other.state)].flatMap((one) => (one ? [one.calendar] : []))]);
  const named = worker === undefined ? undefined : await workerNamed(trx, worker, now);
  const closed = await closedAmong(trx, state?.followUps.map(({ caseId }) => caseId) ?? []);
  const door = { kind: row.target_kind, id: row.target_id };
  return {
    context: {
      now, pack, calendar, calendarOf: calendars.of, ...asker, path: own.place.path,
      door: {
        duties: await lockDuties(trx, row.target_id), earlier: await earlierAt(trx, row.target_id), circumstances: await circumstancesAt(trx, door, own.place.path),
        others: others.map((other) => other.state).filter((one): one is VisitState => one !== null),
      },
      worker: (ref) => (ref === worker ? named : undefined), isClosed: (id) => closed.has(id), caseId: (nth) => derivedId(idsFrom, nth),
    },
    actorName: found.actorName,
  };
}

async function workerNamed(trx: Transaction<Database>, ref: string, at: number) {
  const person = await findPerson(trx, ref);
  const viewer = person && (await viewerOf(trx, person.id, at));
  return person && viewer ? { id: person.id, grants: viewer.grants } : undefined;
}
