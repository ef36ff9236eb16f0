import { Client } from 'pg';
import type { OpenHouse } from '../tests/stories/house.ts';
import { until } from '../tests/stories/people.ts';
import { copyCases } from './copies.ts';
import { round, spreadOf, timed } from './spread.ts';
import type { Spread } from './spread.ts';

interface Written { n: number; twice: number; late: Spread; seconds: number }

/** Rungs of these copies that stand in the ledger: how late, in ms against the instant they were owed, and over how many seconds. */
async function writtenBy(client: Client, prefix: string): Promise<Written> {
  const { rows } = await client.query<{ stream: string; late: number; at: number }>(
    `select stream, extract(epoch from recorded_at - ledger.due_at)::float8 * 1000 as late, extract(epoch from recorded_at)::float8 as at
     from ledger join cases on cases.id = stream where type = 'RungReached' and number like $1`,
    [`${prefix}-%`],
  );
  const at = rows.map((row) => row.at);
  return { n: rows.length, twice: rows.length - new Set(rows.map(({ stream }) => stream)).size, late: spreadOf(rows.map(({ late }) => late)), seconds: round(Math.max(...at) - Math.min(...at)) };
}

/** Copies whose workflows the reconciler has started, sleeping until their alarm. */
async function asleep(ownerUrl: string, prefix: string, count: number, { inMs, spreadMs }: { inMs: number; spreadMs: number }, say: (line: string) => void): Promise<number> {
  const at = Date.now() + inMs;
  await copyCases(ownerUrl, count, { at, spreadMs, prefix });
  say(`${count} clocks are due from ${new Date(at).toISOString()}; their workflows are being started …`);
  return at;
}

/**
 * So many clocks that are due within one minute, each with a workflow of its own that sleeps until then. The workflows are started by the
 * reconciler, as after a loss of the engine. Meanwhile the desk goes on working.
 */
export async function measureStorm(house: OpenHouse, count: number, say: (line: string) => void) {
  const { ownerUrl } = house.databases();
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const desk = await house.as('desk');
    const reported = await house.wang.post('/api/reports', { category: '0702', description: '路灯不亮', location: { lng: 110.025, lat: 34.15 } });
    const { number } = reported.body as { number: string };
    await desk.act(number, 'accept', { category: '0702' });

    // Alone: one rung every two seconds, with nothing else to do. The reconciler looks once a minute.
    const idleFrom = await asleep(ownerUrl, 'GI', 30, { inMs: 90_000, spreadMs: 2_000 }, say);
    await until('the idle rungs', async () => Date.now() > idleFrom + 62_000 && (await writtenBy(client, 'GI')).n >= 30, 300);
    const idle = await writtenBy(client, 'GI');
    say(`idle ${JSON.stringify(idle)}`);

    const startMs = Math.max(150_000, count * 25);
    const stormFrom = await asleep(ownerUrl, 'GS', count, { inMs: startMs, spreadMs: 60_000 / count }, say);
    await until('the storm', async () => Date.now() > stormFrom, startMs / 1_000 + 60);
    const interactive: number[] = [];
    let unanswered = 0;
    let written = 0;
    for (const end = Date.now() + 900_000; written < count && Date.now() < end; ) {
      const asked = await timed(() => desk.tries(number, 'comment', { text: '进展' }));
      interactive.push(asked.ms);
      if (asked.result.status !== 200) unanswered += 1;
      if (interactive.length % 5 === 0) written = (await client.query("select count(*)::int as n from ledger join cases on cases.id = stream where type = 'RungReached' and number like 'GS-%'")).rows[0].n as number;
    }
    const storm = await writtenBy(client, 'GS');
    return { idle, storm: { clocks: count, ...storm, allWrittenAfterSeconds: round((storm.late.max) / 1_000), interactive: { ...spreadOf(interactive), unanswered } } };
  } finally {
    await client.end();
  }
}
