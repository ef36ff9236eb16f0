import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../../../bin/postgres.ts';

const home = mkdtempSync(join(tmpdir(), `gewu-tests-${process.pid}-`));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const ask = async (url: string, question: string): Promise<unknown[][]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text: question, rowMode: 'array' })).rows;
  } finally {
    await client.end();
  }
};

test('the first start makes a cluster that reads Chinese, and a killed supervisor costs nothing', async () => {
  const first = await startPostgres({ home });
  expect(await ask(first.url, `select current_user, current_setting('server_encoding'), current_setting('data_checksums'), current_setting('fsync')`)).toEqual([
    ['gewu_app', 'UTF8', 'on', 'on'],
  ]);
  await ask(first.ownerUrl, 'create table kept as select 格 from (values (1)) as v(格)');
  await ask(first.ownerUrl, 'grant select on kept to gewu_app');
  await expect(ask(first.url, 'create table forbidden (x int)')).rejects.toThrow('permission denied');
  expect(statSync(join(home, 'secrets', 'postgres-app')).mode & 0o777).toBe(0o600);

  // Nobody stops the first server: that is what a killed supervisor leaves.
  const said: string[] = [];
  const second = await startPostgres({ home, log: (line) => said.push(line) });
  expect(await first.exited).toBe('code 0');
  expect(said).toEqual([`postgres: ended process ${first.pid}, left by a supervisor that was killed`]);
  expect(await ask(second.url, 'select 格 from kept')).toEqual([[1]]);

  process.kill(second.pid, 'SIGKILL');
  expect(await second.exited).toBe('SIGKILL');
  const third = await startPostgres({ home, port: second.port });
  expect(third.url).toBe(second.url);
  expect(await ask(third.url, 'select 格 from kept')).toEqual([[1]]);
  await third.stop();
  expect(await third.exited).toBe('code 0');
}, 120_000);
