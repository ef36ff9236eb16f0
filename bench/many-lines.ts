import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { startPostgres } from '../bin/postgres.ts';
import { connect } from '../db/connect.ts';
import { newId } from '../db/ids.ts';
import { seal } from '../db/keys.ts';
import { asEntry, chained, readLedger } from '../db/ledger.ts';
import type { Line } from '../db/ledger.ts';
import { projected } from '../db/locked-case.ts';
import { Calendars } from '../db/calendars.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { Packs } from '../db/packs.ts';
import { noHash } from '../domain/case/chain.ts';
import type { NewEntry } from '../domain/case/entries.ts';
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

/** What autovacuum does within a minute or two of so many rows. */
export async function analyzed({ base }: County): Promise<void> {
  const admin = connect(base.adminUrl, { max: 1, statementTimeout: 600_000 });
  await sql`vacuum analyze`.execute(admin);
  await admin.destroy();
}

/** Cases written in one go. */
const atOnce = 200;

/** Copies a case led by the hands until there are so many lines, each copy with its own id, key and chain. */
export async function fillLedger(county: County, home: string, wanted: number, linesEach = 40): Promise<number> {
  const { db, keys } = county;
  const model = await longCase(county, linesEach);
  const entries = (await readLedger(db, keys, model, { withSealed: true })).map((line) => ({ entry: asEntry(line), line }));
  const [packs, calendars, sheet] = [new Packs(), new Calendars(), join(home, 'lines.tsv')];
  const admin = connect(county.base.adminUrl, { max: 1, statementTimeout: 600_000 });
  let written = entries.length;
  for (let nth = 1; written < wanted; ) {
    const made = Array.from({ length: Math.min(atOnce, Math.ceil((wanted - written) / entries.length)) }, () => copyOf(entries, `GW-2031-${String(nth++).padStart(7, '0')}`));
    await calendars.read(db, made.flatMap(({ state }) => state.clocks.map(({ calendar }) => calendar)));
    const pack = await packs.get(db, made[0]!.state.pack);
    writeFileSync(sheet, made.flatMap(({ rows }) => rows.map(asCopied)).join(''));
    chmodSync(sheet, 0o644);
    await admin.transaction().execute(async (trx) => {
      await sql`copy ledger (stream, seq, type, at, recorded_at, due_at, actor, data, sealed, command_id, suite, prev_hash, hash) from ${sql.lit(sheet)}`.execute(trx);
      await trx.insertInto('data_key').values(made.map(({ state, key }) => ({ stream: state.id, wrapped: seal(keys.wrapping, key, state.id) }))).execute();
      await trx.insertInto('cases').values(made.map(({ state, rows, key }) => projected(state, { pack, calendarOf: calendars.of }, { head: rows.at(-1)!.hash as Buffer, key }))).execute();
    });
    written += made.reduce((sum, { rows }) => sum + rows.length, 0);
  }
  await admin.destroy();
  return written;
}

type Rows = ReturnType<typeof chained>;

function copyOf(entries: readonly { entry: NewEntry; line: Line }[], number: string): { state: CaseState; rows: Rows; key: Buffer } {
  const [id, key] = [newId(), randomBytes(32)];
  const rows: Rows = [];
  let state: CaseState | string = id;
  for (const { entry, line } of entries) {
    const own = (entry.type === 'Submitted' ? { ...entry, data: { ...entry.data, number } } : entry) as NewEntry;
    const seq = rows.length;
    rows.push(...chained({ stream: id, seq, head: rows.at(-1)?.hash ?? noHash, recordedAt: line.recordedAt, commandId: line.commandId, actorName: line.actorName, key }, [own]));
    state = fold(state, own, seq + 1);
  }
  return { state: state as CaseState, rows, key };
}

/** A line as COPY reads it. */
const asCopied = (row: Rows[number]): string =>
  `${[row.stream, row.seq, row.type, row.at, row.recorded_at, row.due_at, row.actor, row.data, row.sealed, row.command_id, row.suite, row.prev_hash, row.hash].map(asField).join('\t')}\n`;

function asField(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return value instanceof Date ? value.toISOString() : String(value).replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
}
