import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../bin/postgres.ts';
import { dataKeyFor } from '../db/data-keys.ts';
import { newId } from '../db/ids.ts';
import { asEntry, chained, readLedger } from '../db/ledger.ts';
import { insertCase } from '../db/locked-case.ts';
import { Calendars } from '../db/calendars.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { Packs } from '../db/packs.ts';
import { noHash } from '../domain/case/chain.ts';
import { fold } from '../domain/case/fold.ts';
import type { CaseState } from '../domain/case/state.ts';
import { aCounty, inProgress } from '../tests/db/county.ts';
import type { County } from '../tests/db/county.ts';
import { inDatabase } from '../tests/support/postgres.ts';
import { runVariable } from '../tests/support/run.ts';

/** A county on a Postgres of its own, outside any house. */
export async function ownCounty(): Promise<{ county: County; home: string; close: () => Promise<void> }> {
  const home = mkdtempSync(join(tmpdir(), `gewu-bench-${process.pid}-`));
  const postgres = await startPostgres({ home, quick: true });
  const template = 'gewu_template';
  const client = new Client({ connectionString: postgres.adminUrl });
  await client.connect();
  await client.query(`create database ${template} owner gewu_owner`);
  await client.end();
  await migrateToLatest(inDatabase(postgres.ownerUrl, template));
  const file = join(home, 'run.json');
  writeFileSync(file, JSON.stringify({ home, template, adminUrl: postgres.adminUrl, ownerUrl: postgres.ownerUrl, appUrl: postgres.url, engine: { missing: 'a bench' } }));
  process.env[runVariable] = file;
  const county = await aCounty();
  // As a house has it: threads read the key from there.
  mkdirSync(join(home, 'secrets'), { recursive: true });
  writeFileSync(join(home, 'secrets', 'master-key'), county.master);
  return {
    county, home,
    close: async () => {
      await county.close();
      await postgres.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** One case with a long life, led by the real hands: comments between rework and rework. @returns its id */
export async function longCase(county: County, lines: number): Promise<string> {
  const { caseId, answer } = await inProgress(county);
  for (let seq = answer.seq; seq < lines; ) {
    for (const [who, action, body] of [
      ['clerk', 'comment', { text: '已到现场,正在清理消防通道,预计下午完成。' }], ['clerk', 'comment', { text: '物业配合' }], ['clerk', 'comment', { text: '继续' }],
      ['clerk', 'feedBack', { result: 'fixed', text: '已清理,通道畅通' }], ['verifier', 'fail', { reason: '仍有杂物' }],
    ] as const) {
      const told = await county.does(who, caseId, action, body);
      if (told.refused !== null) throw new Error(`${action}: ${told.refused}`);
      seq = told.seq;
    }
  }
  return caseId;
}

/** Copies a case led by the hands until there are so many lines, each copy with its own id, key and chain. */
export async function fillLedger(county: County, wanted: number, linesEach = 40): Promise<number> {
  const { db, keys } = county;
  const model = await longCase(county, linesEach);
  const entries = (await readLedger(db, keys, model, { withSealed: true })).map((line) => ({ entry: asEntry(line), line }));
  const [packs, calendars] = [new Packs(), new Calendars()];
  let written = entries.length;
  for (let nth = 1; written < wanted; nth += 1) {
    const id = newId();
    await db.transaction().execute(async (trx) => {
      const key = await dataKeyFor(trx, keys, id);
      const rows: ReturnType<typeof chained> = [];
      let state: CaseState | string = id;
      for (const { entry, line } of entries) {
        const own = entry.type === 'Submitted' ? { ...entry, data: { ...entry.data, number: `GW-2031-${String(nth).padStart(6, '0')}` } } : entry;
        const seq = rows.length;
        rows.push(...chained({ stream: id, seq, head: rows.at(-1)?.hash ?? noHash, recordedAt: line.recordedAt, commandId: line.commandId, actorName: line.actorName, key }, [own]));
        state = fold(state, own, seq + 1);
      }
      const folded = state as CaseState;
      await calendars.read(trx, folded.clocks.map(({ calendar }) => calendar));
      await trx.insertInto('ledger').values(rows).execute();
      await insertCase(trx, folded, { pack: await packs.get(trx, folded.pack), calendarOf: calendars.of }, { head: rows.at(-1)!.hash as Buffer, key });
      written += rows.length;
    });
  }
  return written;
}
