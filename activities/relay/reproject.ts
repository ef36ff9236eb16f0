import type { Transaction } from 'kysely';
import { Calendars } from '../../db/calendars.ts';
import { rowOf } from '../../db/case-row.ts';
import type { Db } from '../../db/connect.ts';
import { holdEpoch } from '../../db/epoch.ts';
import { chained } from '../../db/ledger.ts';
import { writeOvertaken } from '../../db/overtaken.ts';
import type { Overtaken } from '../../db/overtaken.ts';
import { Packs } from '../../db/packs.ts';
import type { AffectedCase, TakenReprojection } from '../../db/reprojections.ts';
import { casesToWake, countAffected, lockAffected, markWoken, noteProgress, takeReprojection } from '../../db/reprojections.ts';
import type { Database } from '../../db/tables.ts';
import { fold } from '../../domain/case/fold.ts';
import { recalendared } from '../../domain/case/recalendar.ts';
import type { CaseState } from '../../domain/case/state.ts';
import { reprojectVisits } from './reproject-visits.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';
import type { Engine } from './engine.ts';

export interface ReprojectorDeps {
  db: Db;
  engine: Pick<Engine, 'wake' | 'isUp'>;
  failed: (number: string, failure: unknown) => void;
  /** Cases in one transaction: so long may a command on one of them have to wait. */
  batch?: number;
  /** Milliseconds within which a turn that began before the new version may still start a clock on the old one. */
  settleMs?: number;
}

/**
 * Brings running clocks over to a new version of their calendar: a line in each ledger, a batch a round. Where it stands is written with the
 * batch, so that it goes on after a kill; a case that went over is no candidate any more, so that none goes twice. A workflow is woken only
 * where its alarm moved earlier: a later one finds out by itself when it looks.
 */
export function createReprojector({ db, engine, failed, batch = 100, settleMs = 30_000 }: ReprojectorDeps) {
  const documents = { packs: new Packs(), calendars: new Calendars() };
  const epoch = holdEpoch(db);

  const moveOn = (): Promise<boolean> => db.transaction().execute(async (trx) => {
    await epoch.check(trx);
    const task = await takeReprojection(trx);
    if (!task) return false;
    if (!task.begun) await reprojectVisits(trx, documents, task.ref, task.now);
    const total = task.begun ? undefined : await countAffected(trx, task.ref);
    const found = await lockAffected(trx, task.ref, task.afterId, batch);
    const overtaken = await overtake(trx, task, found);
    await writeOvertaken(trx, task.ref, overtaken);
    return note(trx, task, { found, more: overtaken.length, ...(total === undefined ? {} : { total }) });
  });

  const overtake = async (trx: Transaction<Database>, { ref, now }: TakenReprojection, found: readonly AffectedCase[]): Promise<Overtaken[]> => {
    await documents.calendars.read(trx, [ref, ...found.flatMap(({ state }) => state.clocks.map(({ calendar }) => calendar))]);
    const overtaken: Overtaken[] = [];
    for (const one of found) {
      const before: CaseState = { ...one.state, private: {} };
      const entry = recalendared(before, { calendar: ref, calendarOf: documents.calendars.of, now });
      if (!entry) continue;
      const [line] = chained({ stream: one.id, seq: before.seq, head: one.head, recordedAt: entry.at, commandId: null, actorName: null, key: null }, [entry]);
      const state = fold(before, entry, before.seq + 1);
      const row = rowOf(state, { pack: await documents.packs.get(trx, state.pack), calendarOf: documents.calendars.of });
      overtaken.push({ line: line!, state, row, toWake: (row.next_alarm_at?.getTime() ?? Infinity) < (one.alarmAt ?? Infinity) });
    }
    return overtaken;
  };

  /** A walk that is through begins again, until one found nothing and nobody can be left who did not know of the new version. */
  const note = async (trx: Transaction<Database>, task: TakenReprojection, { found, more, total }: { found: readonly AffectedCase[]; more: number; total?: number }): Promise<boolean> => {
    const foundInPass = task.foundInPass + more;
    const progress = { more, ...(total === undefined ? {} : { total }) };
    if (found.length === batch) {
      await noteProgress(trx, task.ref, { ...progress, afterId: found.at(-1)!.id, foundInPass });
      return true;
    }
    const settled = task.now - task.createdAt >= settleMs;
    // A case that somebody works on was passed over.
    const finished = foundInPass === 0 && settled && (await countAffected(trx, task.ref)) === 0;
    const restMs = foundInPass > 0 && settled ? 0 : Math.max(1_000, task.createdAt + settleMs - task.now);
    await noteProgress(trx, task.ref, { ...progress, afterId: null, foundInPass: 0, ...(finished ? { finished } : { restMs }) });
    return restMs === 0;
  };

  const wake = async (): Promise<boolean> => {
    const cases = await casesToWake(db, batch);
    if (cases.length === 0 || !(await engine.isUp())) return false;
    const woken: string[] = [];
    await aFewAtATime(cases, ({ number, caseId, seen }) => engine.wake(number, { caseId, seen }).then(() => woken.push(caseId)), ({ number }, failure) => failed(number, failure));
    await markWoken(db, woken);
    return woken.length === batch;
  };

  return {
    /** @returns true when there is more to do at once */
    async once(): Promise<boolean> {
      const more = await moveOn();
      const left = await wake();
      return more || left;
    },
  };
}
