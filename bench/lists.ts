import { Client } from 'pg';
import type { OpenHouse } from '../tests/stories/house.ts';
import { spreadOf, timed } from './spread.ts';

/** So many cases copied from at most eight that are there, half of them open. Only for reading: their ledgers are left out. */
export async function fillWithCases(ownerUrl: string, count: number): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const columns = (await client.query(
    "select column_name from information_schema.columns where table_name = 'cases' and is_generated = 'NEVER' order by ordinal_position",
  )).rows.map(({ column_name }) => column_name as string);
  const changed: Record<string, string> = {
    id: 'gen_random_uuid()', number: "'GB-2025-' || lpad(n::text, 7, '0')", created_at: "now() - n * interval '5 minutes'", updated_at: "now() - n * interval '5 minutes'",
    due_at: "case when n % 2 = 0 then now() + (n % 2000 - 1000) * interval '10 minutes' end", open: 'n % 2 = 0', over: 'n % 2 = 1', next_alarm_at: 'null::timestamptz',
    status: "case when n % 2 = 0 then (array['submitted','accepted','dispatched','inProgress','verifying'])[1 + n / 2 % 5] else 'closed' end", state: 'state', description: "description || ' ' || n",
  };
  await client.query(
    `with t as materialized (select *, row_number() over (order by id) - 1 as k from cases where lane = 'open' limit 8)
     insert into cases (${columns.join(', ')}) select ${columns.map((name) => changed[name] ?? `t.${name}`).join(', ')} from generate_series(1, $1) n join t on t.k = n % (select count(*) from t)`,
    [count],
  );
  await client.query('analyze cases');
  await client.end();
}

const filters = ['{}', '{"overdue":true}', '{"status":["submitted","accepted"]}', '{"light":["red"]}'];

/** Twenty-five of a hundred thousand, as the dispatcher reads them, over HTTP; and the one statement behind it, raw, in the same run. */
export async function measureLists(house: OpenHouse, ownerUrl: string) {
  const dispatcher = await house.as('dispatcher');
  const over: number[] = [];
  for (let i = 0; i < 240; i++) {
    const query = new URLSearchParams({ filter: filters[i % filters.length]!, sort: i % 2 ? 'due' : 'createdAt', order: i % 2 ? 'asc' : 'desc', limit: '25' });
    const { ms, result } = await timed(() => dispatcher.get(`/api/incidents?${query}`));
    if (result.status !== 200) throw new Error(`a list was answered with ${result.status} ${JSON.stringify(result.body)}`);
    if (i >= 40) over.push(ms);
  }
  const raw: number[] = [];
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  const town = (await client.query("select id from area where code = 'mingxi'")).rows[0].id as string;
  for (let i = 0; i < 200; i++) {
    raw.push((await timed(() => client.query("select * from cases where l2 = $1 and lane = 'open' order by created_at desc, id desc limit 25", [town]))).ms);
  }
  await client.end();
  return { http: spreadOf(over), raw: spreadOf(raw) };
}
