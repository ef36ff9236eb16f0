import type { Transaction } from 'kysely';
import type { LockedVisit } from '../../db/visits/locked-visit.ts';
import { updateVisit } from '../../db/visits/locked-visit.ts';
import { confirmFacets, doorNamed, endDuties, handDuties, openDuties } from '../../db/visits/door.ts';
import { dataKeyFor } from '../../db/data-keys.ts';
import { chainedVisit } from '../../db/ledger.ts';
import type { NewNotice } from '../../db/notices.ts';
import { insertNotices } from '../../db/notices.ts';
import { cancelVisitReminders } from '../../db/visits/reminders.ts';
import type { Database } from '../../db/tables.ts';
import { goesOutAt } from '../../domain/case/delivery.ts';
import type { VisitContext } from '../../domain/visit/context.ts';
import { endedDuties } from '../../domain/visit/ended-duties.ts';
import type { NewVisitEntry } from '../../domain/visit/entries.ts';
import { foldVisit } from '../../domain/visit/fold.ts';
import { visitNotices } from '../../domain/visit/notices.ts';
import { isOwed } from '../../domain/visit/owed.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import type { Working } from '../working.ts';

export interface VisitRecording {
  before: LockedVisit;
  entries: readonly NewVisitEntry[];
  context: VisitContext;
  commandId: string | null;
  actorName: string | null;
}

/** Writes lines and all that follows from them (row, duties, rungs, facets, messages) in the transaction that holds the visit. */
export async function recordVisit(trx: Transaction<Database>, { keys, told }: Working, { before, entries, context, commandId, actorName }: VisitRecording): Promise<LockedVisit & { state: VisitState }> {
  const { id, target_id: targetId, target_kind: kind } = before.row;
  const key = before.state ? before.key : await dataKeyFor(trx, keys, id);
  const rows = chainedVisit({ stream: id, seq: before.state?.seq ?? 0, head: before.head, recordedAt: context.now, commandId, actorName, key }, entries);
  await trx.insertInto('ledger').values(rows).execute();
  const drafts: Omit<NewNotice, 'number'>[] = [];
  let state: VisitState | string = before.state ?? id;
  for (const entry of entries) {
    const seq: number = typeof state === 'string' ? 1 : state.seq + 1;
    state = foldVisit(state, entry, seq);
    await followed(trx, { visitId: id, targetId, kind }, entry);
    for (const draft of visitNotices(state, entry, seq, before.place.path)) drafts.push({ ...draft, caseId: id, seq, stream: 'visit', notBefore: told ? context.now : leavesAt(draft, state, context) });
  }
  if (typeof state === 'string') throw new Error('nothing to record');
  const head = rows.at(-1)!.hash;
  const alarmAt = await updateVisit(trx, state, context, { head, key });
  await claimRungs(trx, id, entries);
  if (!isOwed(state)) await cancelVisitReminders(trx, id);
  if (drafts.length > 0) {
    const { code } = await doorNamed(trx, { kind, id: targetId });
    await insertNotices(trx, drafts.map((draft) => ({ ...draft, number: code })), context.now, told);
  }
  return { ...before, state, head, alarmAt, key };
}

/** A reminder waits for the next digest, as those of cases do. */
const leavesAt = ({ template, urgent }: { template: string; urgent: boolean }, state: VisitState, { now, calendarOf }: VisitContext): number =>
  goesOutAt({ template: template === 'visit.DueSoon' ? 'rung.tell' : template, urgent }, now, calendarOf(state.calendar).zone);

/** What a line does to other tables. */
async function followed(trx: Transaction<Database>, { visitId, targetId, kind }: { visitId: string; targetId: string; kind: string }, entry: NewVisitEntry): Promise<void> {
  const { type, data, at } = entry;
  if (type === 'Opened' || type === 'WindowOpened') await openDuties(trx, visitId, at);
  if (type === 'Handed') await handDuties(trx, visitId, data.to);
  await endDuties(trx, { visitId, targetId, at, ...endedDuties(entry) });
  if ((type === 'Recorded' || type === 'NotMet') && kind === 'household') await confirmFacets(trx, targetId, visitId, data.facets ?? [], Date.parse(data.occurredAt));
}

/** @throws when a rung was taken before (SQLSTATE 23505): the transaction must not commit */
async function claimRungs(trx: Transaction<Database>, stream: string, entries: readonly NewVisitEntry[]): Promise<void> {
  const rungs = entries.flatMap((entry) => (entry.type === 'DueSoon' || entry.type === 'BecameOverdue' || entry.type === 'Escalated' ? [entry.data.rung] : []));
  if (rungs.length > 0) await trx.insertInto('rung').values(rungs.map((rung) => ({ stream, clock: 'visit', round: 1, about: '', rung }))).execute();
}
