import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from '../bin/postgres.ts';
import { connect } from '../db/connect.ts';
import { migrateToLatest } from '../db/migrate.ts';
import { createPlanHand } from '../db/planner/jobs.ts';
import { beginJob, findPlan, insertPlan, previewPlan } from '../db/planner/plans.ts';
import { insertShipped } from '../db/shipped.ts';
import { periodNamed } from '../domain/visit/period.ts';
import { measureDay } from './day.ts';
import { layCounty } from './households.ts';
import { round } from './spread.ts';

const period = '2027-Q1';
const zone = 'Asia/Shanghai';
const now = Date.parse('2026-12-28T00:00:00+08:00');

/** `node bench/planner.ts [households]`: a whole county planned for a quarter as rows (1,000,000 households by default); writes bench/results/planner.json. */
async function bench(households: number): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'gewu-bench-'));
  chmodSync(home, 0o711);
  const load = round(loadavg()[0]!);
  const postgres = await startPostgres({ home });
  const db = connect(postgres.url, { max: 3 });
  try {
    await migrateToLatest(postgres.ownerUrl);
    await insertShipped(db);
    const laid = await layCounty(postgres.ownerUrl, households);
    console.log(`bench: ${households} households laid, ${laid.tags} tags, ${laid.grids} grids`);
    const window = periodNamed(period, zone)!;
    const previewed = performance.now();
    const preview = await previewPlan(db, { window, anchor: window.from }, laid.county, now);
    const previewSeconds = (performance.now() - previewed) / 1_000;
    console.log(`bench: previewed ${preview.visits} visits in ${round(previewSeconds)} s`);
    const plan = await insertPlan(db, { areaId: laid.county, path: [laid.county], period, window, publish: true, by: null, at: now });
    const hand = createPlanHand({ db, now: () => now });
    const rss: number[] = [];
    const untilDone = async (): Promise<number> => {
      const began = performance.now();
      while ((await findPlan(db, plan))!.job !== null) {
        await hand.once();
        rss.push(process.memoryUsage.rss());
      }
      return (performance.now() - began) / 1_000;
    };
    const seconds = await untilDone();
    const count = async (table: 'duty' | 'visit') => (await db.selectFrom(table).select((on) => on.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n;
    const [duties, visits] = [await count('duty'), await count('visit')];
    console.log(`bench: ${duties} duties, ${visits} visits in ${round(seconds)} s`);
    await beginJob(db, plan, { job: 'replan', areaId: laid.county, why: ['asked'] });
    const again = await untilDone();
    const revision = await db.selectFrom('plan_revision').select('counts').executeTakeFirstOrThrow();
    console.log(`bench: the second run took ${round(again)} s`);
    const plain = await plainInsert(postgres.ownerUrl);
    const day = await measureDay(db, postgres.ownerUrl, laid.county);
    const tenth = Math.max(1, Math.floor(rss.length / 10));
    const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
    const results = {
      machine: { processors: cpus().length, model: cpus()[0]?.model, node: process.version, at: new Date().toISOString(), load, loadAfter: round(loadavg()[0]!) },
      households, grids: laid.grids, tags: laid.tags, duties, visits, seconds: round(seconds), rowsPerSecond: Math.round((duties + visits) / seconds),
      plainInsertRowsPerSecond: plain, ratio: Math.round(((duties + visits) / seconds / plain) * 100) / 100,
      secondRun: { seconds: round(again), changed: revision.counts }, memoryMegabytes: { afterATenth: megabytes(rss[tenth]!), peak: megabytes(Math.max(...rss)) }, batches: rss.length,
      preview: { seconds: round(previewSeconds), visits: preview.visits, over: preview.over, vacant: preview.vacant.length }, day,
    };
    const folder = join(import.meta.dirname, 'results');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'planner.json'), `${JSON.stringify(results, null, 2)}\n`);
    console.log(JSON.stringify(results));
  } finally {
    await db.destroy();
    await postgres.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** The same rows as one plain INSERT … SELECT each into tables of the same shape and indexes: what Postgres allows when nobody decides anything. */
async function plainInsert(ownerUrl: string): Promise<number> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('create table plain_visit (like visit including all); create table plain_duty (like duty including all)');
    const columnsOf = async (table: string) => (await client.query<{ list: string }>("select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as list from information_schema.columns where table_name = $1 and is_generated = 'NEVER'", [table])).rows[0]!.list;
    const [visit, duty] = [await columnsOf('visit'), await columnsOf('duty')];
    const began = performance.now();
    const one = await client.query(`insert into plain_visit (${visit}) select ${visit} from visit`);
    const two = await client.query(`insert into plain_duty (${duty}) select ${duty} from duty`);
    return Math.round(((one.rowCount ?? 0) + (two.rowCount ?? 0)) / ((performance.now() - began) / 1_000));
  } finally {
    await client.end();
  }
}

const [households = 1_000_000] = process.argv.slice(2).map(Number);
bench(households).catch((failure: Error) => {
  console.error(`bench: ${failure.stack ?? failure.message}`);
  process.exitCode = 1;
});
