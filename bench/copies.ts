import { Client } from 'pg';

/**
 * Copies of one open case with a state of their own; their ledgers are left out. `at` spreads the rung at 70 % of their only clock, an accept
 * clock of 100 hours: the n-th copy owes it `spreadMs × n` after that instant (epoch ms).
 */
export async function copyCases(ownerUrl: string, count: number, owed?: Owed): Promise<void> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await copy(client, count, owed);
  } finally {
    await client.end();
  }
}

interface Owed { at: number; spreadMs: number; prefix: string }

async function copy(client: Client, count: number, owed: Owed | undefined): Promise<void> {
  const { rows } = await client.query("select column_name from information_schema.columns where table_name = 'cases' and is_generated = 'NEVER' order by ordinal_position");
  const number = `'${owed?.prefix ?? 'GB'}-2025-' || lpad(n::text, 6, '0')`;
  const seventyHours = 70 * 3_600_000;
  const start = owed ? `${owed.at - seventyHours} + floor(n * ${owed.spreadMs})::bigint` : '0';
  const state = `c.state || jsonb_build_object('id', fresh.id, 'number', ${number})`;
  const clock = `(c.state->'clocks'->0) || jsonb_build_object('name', 'accept', 'budget', '100 h', 'stoppedAt', null, 'stopSeq', null, 'pauses', '[]'::jsonb, 'start', ${start}, 'rungs', '[]'::jsonb)`;
  const changed: Record<string, string> = {
    id: 'fresh.id', number, state: owed ? `(${state}) || jsonb_build_object('clocks', jsonb_build_array(${clock}))` : state, private_sealed: 'null',
    ...(owed && { next_alarm_at: `to_timestamp((${start} + ${seventyHours}) / 1000.0)` }),
  };
  await client.query(
    `insert into cases (${rows.map(({ column_name }) => column_name).join(', ')}) select ${rows.map(({ column_name }) => changed[column_name as string] ?? `c.${column_name}`).join(', ')}
     from generate_series(1, $1) n, lateral (select gen_random_uuid() as id, n as nth) fresh, lateral (select * from cases where lane = 'open' and not over order by created_at limit 1) c`,
    [count],
  );
  await client.query('analyze cases');
}
