import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { Client as Engine, Connection } from '@temporalio/client';
import { Client } from 'pg';
import { openHouse } from '../tests/stories/house.ts';
import type { OpenHouse } from '../tests/stories/house.ts';
import { until } from '../tests/stories/people.ts';
import { visitWorkflowType } from '../workflows/address.ts';
import { measureMemory } from './memory.ts';
import { round, spreadOf, timed } from './spread.ts';

/** Visits of households in the first grid whose window has just begun: rows, as planning leaves them, that the opener has to start. */
async function plan(client: Client, count: number): Promise<void> {
  await client.query('create temp table home as select new_id() as id, new_id() as visit, n from generate_series(1, $1::int) n', [count]);
  await client.query(`insert into household (id, code, l1, l2, l3, l4, grid_id, address) select h.id, 'bench-' || n, a.path[1], a.path[2], a.path[3], a.path[4], a.id, 'somewhere' from home h, area a where a.code = 'hewan-1'`);
  const window = "date_trunc('day', now()), date_trunc('day', now()) + interval '30 days'";
  const where = 'a.path[1], a.path[2], a.path[3], a.path[4], a.id';
  await client.query('begin');
  await client.query(`insert into duty (kind, code, target_kind, target_id, period, window_from, window_to, l1, l2, l3, l4, grid_id, visit_id, pack_id, pack_version)
    select 'cadence', 'H08', 'household', h.id, 'bench', ${window}, ${where}, h.visit, 'sanbifang-000', 1 from home h, area a where a.code = 'hewan-1'`);
  await client.query(`insert into visit (id, target_kind, target_id, window_from, window_to, l1, l2, l3, l4, grid_id, pack_id, pack_version, due_at)
    select h.visit, 'household', h.id, ${window}, ${where}, 'sanbifang-000', 1, date_trunc('day', now()) + interval '30 days' from home h, area a where a.code = 'hewan-1'`);
  await client.query('commit');
  await client.query('analyze visit, duty, household');
}

/** So many windows that open at once: how fast their workflows start, what a person at the desk feels meanwhile, and what each open visit weighs. */
async function measureOpening(house: OpenHouse, client: Client, engine: Engine, count: number, say: (line: string) => void) {
  const desk = await house.as('desk');
  const reported = await house.wang.post('/api/reports', { category: '0702', description: '路灯不亮', location: { lng: 110.025, lat: 34.15 } });
  const { number } = reported.body as { number: string };
  await desk.act(number, 'accept', { category: '0702' });
  const alone: number[] = [];
  for (let nth = 0; nth < 80; nth += 1) alone.push((await timed(() => desk.act(number, 'comment', { text: `第 ${nth} 次` }))).ms);
  const size = async (): Promise<number> => Number((await client.query('select pg_database_size(current_database()) as n')).rows[0].n);
  const before = { memory: measureMemory(house), bytes: await size() };
  await plan(client, count);
  const planned = await size();
  const opened = async (): Promise<number> => (await client.query("select count(*)::int as n from ledger where type = 'Opened'")).rows[0].n as number;
  await until('the first visit', async () => (await opened()) > 0, 120);
  const began = performance.now();
  const first = await opened();
  const meanwhile: number[] = [];
  let n = first;
  for (const end = performance.now() + count * 200; n < count && performance.now() < end;) {
    meanwhile.push((await timed(() => desk.tries(number, 'comment', { text: '进展' }))).ms);
    if (meanwhile.length % 5 === 0) n = await opened();
  }
  // Their first lines stand; the last workflows are on their way.
  const running = async (): Promise<number> => (await engine.workflow.count(`WorkflowType = '${visitWorkflowType}' and ExecutionStatus = 'Running'`)).count;
  let workflows = await running();
  while (workflows < n && performance.now() - began < count * 200) workflows = await running();
  const seconds = (performance.now() - began) / 1_000;
  const after = { memory: measureMemory(house), bytes: await size() };
  const kilobytes = (process: 'worker' | 'temporal' | 'postgres') => round(((after.memory[process] - before.memory[process]) * 1_024) / n);
  say(`${n} of ${count} visits opened in ${round(seconds)} s`);
  return {
    visits: n, workflows, perSecond: round((n - first) / seconds), commandsAlone: spreadOf(alone.slice(20)), commandsMeanwhile: spreadOf(meanwhile),
    eachOpenVisit: { databaseBytes: Math.round((after.bytes - planned) / n), workerKilobytes: kilobytes('worker'), engineKilobytes: kilobytes('temporal'), postgresKilobytes: kilobytes('postgres') },
    memory: { before: before.memory, after: after.memory },
  };
}

/** `node bench/visits.ts [visits]`: a burst of windows (5,000 by default) on a house of its own; writes bench/results/visits.json. */
async function bench(count: number): Promise<void> {
  const say = (line: string) => console.log(`bench: ${line}`);
  const load = round(loadavg()[0]!);
  const house = await openHouse();
  const client = new Client({ connectionString: house.databases().ownerUrl });
  try {
    await client.connect();
    const connection = await Connection.connect({ address: house.engine() });
    const opening = await measureOpening(house, client, new Engine({ connection, namespace: 'gewu' }), count, say);
    await connection.close();
    const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version, at: new Date().toISOString(), load, loadAfter: round(loadavg()[0]!) };
    mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
    writeFileSync(join(import.meta.dirname, 'results', 'visits.json'), `${JSON.stringify({ machine, ...opening }, null, 2)}\n`);
    say(JSON.stringify({ machine, ...opening }));
  } finally {
    await client.end();
    await house.tearDown();
  }
}

const [count = 5_000] = process.argv.slice(2).map(Number);
bench(count).catch((failure: Error) => {
  console.error(`bench: ${failure.stack ?? failure.message}`);
  process.exitCode = 1;
});
