import type { Context } from '../domain/case/context.ts';
import type { NewEntry } from '../domain/case/entries.ts';
import { fold } from '../domain/case/fold.ts';
import { goesOutAt } from '../domain/case/delivery.ts';
import { noticesFor } from '../domain/case/notices.ts';
import type { CaseState } from '../domain/case/state.ts';
import { noHash } from '../domain/case/chain.ts';
import { followDispute } from './dispute-follows.ts';
import { bindFiles } from '../db/case-files.ts';
import { dataKeyFor } from '../db/data-keys.ts';
import type { KeyRing } from '../db/keys.ts';
import { chained } from '../db/ledger.ts';
import type { LockedCase } from '../db/locked-case.ts';
import { insertCase, updateCase } from '../db/locked-case.ts';
import type { NewNotice } from '../db/notices.ts';
import { cancelReminders, insertNotices } from '../db/notices.ts';
import { claimRungs } from '../db/rungs.ts';
import type { Database } from '../db/tables.ts';
import type { Transaction } from 'kysely';

export interface Recording {
  caseId: string;
  /** The case as it is locked; null before its first line. */
  before: LockedCase | null;
  entries: readonly NewEntry[];
  context: Pick<Context, 'pack' | 'calendarOf' | 'now'>;
  commandId: string | null;
  actorName: string | null;
  /** A story told in the past: its messages went out then. */
  told: boolean;
}

/** Writes lines and all that follows from them (row, rungs, messages, files) in the transaction that holds the case. */
export async function record(trx: Transaction<Database>, keys: KeyRing, recording: Recording): Promise<LockedCase> {
  const { caseId, before, entries, context, told } = recording;
  const { state, notices } = folded(recording);
  const key = before ? before.key : await dataKeyFor(trx, keys, caseId);
  const rows = chained({
    stream: caseId, seq: before?.state.seq ?? 0, head: before?.head ?? noHash, recordedAt: context.now, commandId: recording.commandId, actorName: recording.actorName, key,
  }, entries);
  await trx.insertInto('ledger').values(rows).execute();
  const head = rows.at(-1)!.hash;
  const alarmAt = await (before ? updateCase : insertCase)(trx, state, context, { head, key });
  await claimRungs(trx, caseId, entries);
  await bindFiles(trx, caseId, entries);
  await followDispute(trx, keys, state, entries, context);
  await cancelReminders(trx, caseId, superseded(state, before?.state.seq ?? 0));
  await insertNotices(trx, await withChildren(trx, state, notices), context.now, told);
  return { state, head, alarmAt, key };
}

function folded({ caseId, before, entries, context, told }: Recording): { state: CaseState; notices: NewNotice[] } {
  let state: CaseState | string = before?.state ?? caseId;
  const notices: NewNotice[] = [];
  for (const entry of entries) {
    const seq: number = typeof state === 'string' ? 1 : state.seq + 1;
    state = fold(state, entry, seq);
    const zone = zoneOf(state, context);
    for (const draft of noticesFor(state, entry, seq)) {
      notices.push({ ...draft, caseId, number: state.number, seq, notBefore: told ? context.now : goesOutAt(draft, context.now, zone) });
    }
  }
  if (typeof state === 'string') throw new Error('nothing to record');
  return { state, notices };
}

const zoneOf = ({ clocks }: CaseState, { calendarOf }: Recording['context']): string => {
  const clock = clocks.at(-1);
  return clock ? calendarOf(clock.calendar).zone : 'Asia/Shanghai';
};

/** The lines of rungs whose clock was stopped or paused after a line: nobody need be reminded of them any more. */
const superseded = ({ clocks }: CaseState, after: number): number[] =>
  clocks.filter(({ stopSeq, pauses }) => (stopSeq ?? 0) > after || pauses.some(({ seq }) => seq > after)).flatMap(({ rungs }) => rungs.map(({ seq }) => seq));

/** Whoever reported a merged case gets the answer of the case it went into. */
async function withChildren(trx: Transaction<Database>, { children }: CaseState, notices: readonly NewNotice[]): Promise<NewNotice[]> {
  const toReporter = notices.filter(({ recipient }) => recipient.kind === 'reporter');
  if (children.length === 0 || toReporter.length === 0) return [...notices];
  const numbers = await trx.selectFrom('cases').select(['id', 'number']).where('id', 'in', children).execute();
  return [...notices, ...toReporter.flatMap((notice) => numbers.map(({ id, number }) => ({ ...notice, caseId: id, number, dedupe: `parent:${notice.dedupe}` })))];
}
