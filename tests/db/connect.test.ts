import { sql } from 'kysely';
import { isDatabaseAway } from '../../db/away.ts';
import { connect } from '../../db/connect.ts';
import { freshDatabase } from '../support/postgres.ts';
import type { FreshDatabase } from '../support/postgres.ts';

let base: FreshDatabase;
beforeAll(async () => { base = await freshDatabase(); });
afterAll(() => base.drop());

const thrownBy = (work: Promise<unknown>): Promise<unknown> => work.then(() => undefined, (failure: unknown) => failure);

it('outlives a database that ends its connections in the middle of a transaction', async () => {
  const seen: Error[] = [];
  const [db, admin] = [connect(base.url, { max: 2, onError: (failure) => seen.push(failure) }), connect(base.adminUrl, { max: 1 })];
  const failure = await thrownBy(db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
    await sql`select pg_terminate_backend(${rows[0]!.pid})`.execute(admin);
    await sql`select pg_sleep(5)`.execute(trx);
  }));
  expect(isDatabaseAway(failure)).toBe(true);
  expect((await sql`select 1 as one`.execute(db)).rows).toEqual([{ one: 1 }]);
  await Promise.all([db.destroy(), admin.destroy()]);
});

it('knows a database that is not there, and one that is in its own way', async () => {
  const nowhere = connect('postgres://nobody@127.0.0.1:1/none');
  expect(isDatabaseAway(await thrownBy(sql`select 1`.execute(nowhere)))).toBe(true);
  await nowhere.destroy();
  const db = connect(base.url, { max: 1, statementTimeout: 100 });
  expect(isDatabaseAway(await thrownBy(sql`select pg_sleep(2)`.execute(db)))).toBe(true);
  await db.destroy();
});

it('takes a broken statement and a broken rule for what they are', async () => {
  const db = connect(base.url, { max: 1 });
  expect(isDatabaseAway(await thrownBy(sql`select nonsense`.execute(db)))).toBe(false);
  expect(isDatabaseAway(new TypeError('undefined is not a function'))).toBe(false);
  expect(isDatabaseAway('text')).toBe(false);
  await db.destroy();
});
