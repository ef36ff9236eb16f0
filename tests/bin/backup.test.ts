import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { restoreBackup } from '../../bin/backup/restore.ts';
import { backupsIn, takeBackup } from '../../bin/backup/take.ts';
import type { Postgres } from '../../bin/postgres.ts';
import { isDue } from '../../bin/supervisor/backups.ts';
import { startPostgres } from '../../bin/postgres.ts';
import { migrateToLatest } from '../../db/migrate.ts';

const slow = 180_000;
const home = mkdtempSync(join(tmpdir(), `gewu-tests-${process.pid}-`));
const to = join(home, 'backups');
let server: Postgres;
let client: Client;

const open = async (): Promise<void> => {
  server = await startPostgres({ home });
  client = new Client({ connectionString: server.ownerUrl });
  await client.connect();
};
const close = async (): Promise<void> => {
  await client.end();
  await server.stop();
};
const backup = (keep = 7) => takeBackup({ home, to, adminUrl: server.adminUrl, ownerUrl: server.ownerUrl, version: '0', keep });
const numbers = async (): Promise<number[]> => (await client.query<{ n: number }>('select n from diary order by n')).rows.map(({ n }) => n);

beforeAll(async () => {
  await open();
  await migrateToLatest(server.ownerUrl);
  await client.query("create table diary (n int primary key); insert into numbering (year, last) values (2026, 123)");
}, slow);
afterAll(async () => {
  await close().catch(() => undefined);
  rmSync(home, { recursive: true, force: true });
}, slow);

/** Writes one number after the other until told to stop. */
function keepWriting(from: number): () => Promise<number> {
  let [going, last] = [true, from - 1];
  const writing = (async () => {
    for (let n = from; going; n += 1) {
      await client.query('insert into diary values ($1)', [n]);
      last = n;
    }
  })();
  return async () => {
    going = false;
    await writing;
    return last;
  };
}

it('takes the house back to where it stood, while others went on writing, and begins another epoch', async () => {
  mkdirSync(join(home, 'files', 'ab'), { recursive: true });
  writeFileSync(join(home, 'files', 'ab', 'photo'), 'a photo');
  mkdirSync(join(home, 'engine'));
  writeFileSync(join(home, 'engine', 'temporal.db'), 'what the engine knew');
  await client.query('insert into diary select generate_series(1, 20000)');
  const stop = keepWriting(20_001);
  const { folder, files } = await backup();
  const last = await stop();
  expect(last).toBeGreaterThan(20_001);
  expect(files).toBe(1);
  expect((await client.query("select value ->> 'at' as at from setting where key = 'backup'")).rows).toHaveLength(1);
  await client.query('delete from diary where n < 100');
  rmSync(join(home, 'files', 'ab', 'photo'));
  await close();

  const said: string[] = [];
  const { epoch, asideAs } = await restoreBackup({ home, from: folder, log: (line) => said.push(line) });
  expect(epoch).toBe(2);
  expect(existsSync(asideAs!)).toBe(true);
  expect(existsSync(join(home, 'engine'))).toBe(false);
  expect(readFileSync(join(home, 'files', 'ab', 'photo'), 'utf8')).toBe('a photo');
  await open();
  const found = await numbers();
  expect(found.length).toBeGreaterThanOrEqual(20_000);
  expect(found).toEqual(Array.from({ length: found.length }, (_, nth) => nth + 1));
  expect(found.length).toBeLessThanOrEqual(last);
  expect((await client.query('select last from numbering where year = 2026')).rows).toEqual([{ last: 1_123 }]);
}, slow);

it('refuses half a backup and a damaged one before it touches anything', async () => {
  const { folder } = await backup();
  await close();
  const data = readdirSync(join(home, 'pg')).toSorted();
  appendFileSync(join(folder, 'database', 'PG_VERSION'), ' ');
  await expect(restoreBackup({ home, from: folder, log: () => undefined })).rejects.toThrow('is damaged: database/PG_VERSION is not what was copied');
  rmSync(join(folder, 'database', 'PG_VERSION'));
  await expect(restoreBackup({ home, from: folder, log: () => undefined })).rejects.toThrow('is damaged: database/PG_VERSION is missing');
  rmSync(join(folder, 'manifest.json'));
  await expect(restoreBackup({ home, from: folder, log: () => undefined })).rejects.toThrow('is not a whole backup');
  expect(readdirSync(join(home, 'pg')).toSorted()).toEqual(data);
  await open();
  expect((await numbers()).length).toBeGreaterThanOrEqual(20_000);
}, slow);

it('keeps as many as it was told, and takes the next when the newest is a day old', async () => {
  const kept = [await backup(2), await backup(2), await backup(2)].map(({ folder }) => folder);
  expect(backupsIn(to)).toEqual(kept.slice(1));
  const openedAt = Date.now() - 2 * 3_600_000;
  expect(isDue(to, { everyHours: 24, openedAt, now: Date.now() })).toBe(false);
  expect(isDue(to, { everyHours: 24, openedAt, now: Date.now() + 25 * 3_600_000 })).toBe(true);
  expect(isDue(join(home, 'nowhere'), { everyHours: 24, openedAt, now: Date.now() })).toBe(true);
  expect(isDue(join(home, 'nowhere'), { everyHours: 24, openedAt: Date.now(), now: Date.now() })).toBe(false);
}, slow);
