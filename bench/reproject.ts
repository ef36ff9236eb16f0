import { randomBytes } from 'node:crypto';
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHands } from '../activities/apply-command.ts';
import { createReprojector } from '../activities/relay/reproject.ts';
import { startPostgres } from '../bin/postgres.ts';
import { insertCalendar } from '../db/calendars.ts';
import { connect } from '../db/connect.ts';
import type { Db } from '../db/connect.ts';
import { receiveReport } from '../db/intake.ts';
import { keyRing } from '../db/keys.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { listReprojections } from '../db/reprojections.ts';
import { insertShipped } from '../db/shipped.ts';
import { officeCalendar } from '../domain/calendar/chinese.ts';
import { plant } from '../seeds/planting.ts';
import { copyCases } from './copies.ts';
import { round, spreadOf, timed } from './spread.ts';

/**
 * Running cases brought over to a new version of their calendar, on a Postgres of its own that writes durably; the engine is left out and only
 * counts whom it would be told to wake. Every case is a copy of one: its lines before the new one are left out.
 */
export async function measureReprojection(count: number) {
  const home = mkdtempSync(join(tmpdir(), 'gewu-bench-'));
  chmodSync(home, 0o711);
  const postgres = await startPostgres({ home });
  try {
    await migrateToLatest(postgres.ownerUrl);
    const owner = connect(postgres.ownerUrl, { max: 2 });
    await insertShipped(owner);
    await plant(owner, 'no password opens this');
    await owner.destroy();
    const db = connect(postgres.url, { max: 4 });
    try {
      await oneCase(db);
      await copyCases(postgres.ownerUrl, count);
      return await overtake(db);
    } finally {
      await db.destroy();
    }
  } finally {
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

async function oneCase(db: Db): Promise<void> {
  const keys = keyRing(randomBytes(32));
  const resident = { viewer: { kind: 'resident' as const, personId: null, grants: [], reporter: true }, actor: { kind: 'resident' as const } };
  const { caseId } = await receiveReport(db, keys, {
    channel: 'resident', category: '0702', severity: 'general', location: null, evidence: [], onSpot: false, sealed: { description: '路灯不亮' }, ...resident,
    reporter: { kind: 'resident', personId: null, onBehalf: false, reachable: true },
  });
  await createHands({ db, keys }).turn({ kind: 'open', caseId, commandId: caseId });
}

async function overtake(db: Db) {
  let woken = 0;
  const engine = { isUp: async () => true, wake: async () => { woken += 1; } };
  const reprojector = createReprojector({ db, engine, settleMs: 0, failed: (number) => { throw new Error(number); } });
  // Offices open at midnight from now on, so that every alarm moves earlier and every workflow would have to be woken.
  const open: [string, string][] = [['00:00', '24:00']];
  const week = { mon: open, tue: open, wed: open, thu: open, fri: open, sat: open, sun: open };
  await insertCalendar(db, 'cn-office', { ...officeCalendar, week, days: {} }, null);
  const batches: number[] = [];
  const began = performance.now();
  for (let more = true; more; ) {
    const { ms, result } = await timed(() => reprojector.once());
    batches.push(ms);
    more = result;
  }
  const seconds = (performance.now() - began) / 1_000;
  const [task] = await listReprojections(db, { calendar: 'cn-office' });
  if (task?.finishedAt === null) throw new Error('it did not come to its end');
  return { cases: task!.done, seconds: round(seconds), perSecond: round(task!.done / seconds), woken, batch: spreadOf(batches) };
}
