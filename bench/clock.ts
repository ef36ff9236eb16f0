import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { officeCalendar } from '../domain/calendar/chinese.ts';
import { PreviewBody, preview } from '../domain/clock/preview.ts';
import { openHouse } from '../tests/stories/house.ts';
import { measureReprojection } from './reproject.ts';
import { round } from './spread.ts';
import { measureStorm } from './storm.ts';

/** Previews a second in one process, parsed as the door parses them. */
function measurePreview(): number {
  const ask = (nth: number): void => {
    const body = PreviewBody.parse({
      calendarId: 'cn-office', start: `2026-0${1 + (nth % 9)}-1${nth % 10}T0${nth % 10}:15:00+08:00`, budget: `${1 + (nth % 60)} wh`, rungs: ['70%', '90%', '100%', '100% + 8 wh'],
      pauses: [{ from: '2026-03-03T10:00:00+08:00', to: '2026-03-05T11:00:00+08:00' }],
    });
    preview(body, officeCalendar, Date.parse('2026-10-20T12:00:00+08:00'));
  };
  for (let nth = 0; nth < 500; nth++) ask(nth);
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < 3_000) ask(done++);
  return round(done / ((performance.now() - began) / 1_000));
}

/** `node bench/clock.ts [clocks] [cases]`: the figures of the clock (10,000 and 20,000 by default); writes bench/results/clock.json and clock.md. */
async function bench(clocks: number, cases: number): Promise<void> {
  const say = (line: string) => console.log(`bench: ${line}`);
  const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version, at: new Date().toISOString(), load: round(loadavg()[0]!) };
  const previewsPerSecond = measurePreview();
  say(`previews ${previewsPerSecond}/s`);
  const reprojection = await measureReprojection(cases);
  say(`reprojection ${JSON.stringify(reprojection)}`);
  const results = { machine, previewsPerSecond, reprojection };
  keep(results);
  if (clocks === 0) return;
  const house = await openHouse();
  try {
    keep({ ...results, ...(await measureStorm(house, clocks, say)) });
  } finally {
    await house.tearDown();
  }
}

type Results = { machine: { load: number; at: string }; previewsPerSecond: number; reprojection: Awaited<ReturnType<typeof measureReprojection>> } & Partial<Awaited<ReturnType<typeof measureStorm>>>;

function keep(results: Results): void {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'clock.json'), `${JSON.stringify({ ...results, loadAfter: round(loadavg()[0]!) }, null, 2)}\n`);
  const { machine, previewsPerSecond, reprojection: moved, idle, storm } = results;
  const rows = [
    ['previews in one process', `${previewsPerSecond}/s`, '≥ 2,000/s'],
    [`${moved.cases} running cases brought over to a new calendar, every alarm earlier`, `${moved.seconds} s (${moved.perSecond}/s, a batch of 100 p95 ${moved.batch.p95} ms)`, '20,000 in ≤ 180 s'],
    ...(idle ? [['lateness of one rung when idle', `p50 ${idle.late.p50} ms, p99 ${idle.late.p99} ms (n ${idle.n})`, 'p99 ≤ 2 s']] : []),
    ...(storm ? [
      [`${storm.clocks} clocks due within one minute, on the engine`, `${storm.n} written, ${storm.twice} twice, p50 ${round(storm.late.p50 / 1_000)} s, p99 ${round(storm.late.p99 / 1_000)} s late, last after ${round(storm.late.max / 1_000)} s`, '≤ 300 s'],
      ['a command through HTTP meanwhile', `p50 ${storm.interactive.p50} ms, p95 ${storm.interactive.p95} ms (n ${storm.interactive.n})`, 'p95 ≤ 1,000 ms'],
    ] : []),
  ];
  writeFileSync(join(folder, 'clock.md'), `| clock | measured | target |\n|---|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n\nLoad average at the start ${machine.load}, ${machine.at}.\n`);
}

const [clocks = 10_000, cases = 20_000] = process.argv.slice(2).map(Number);
bench(clocks, cases).catch((failure: Error) => {
  console.error(`bench: ${failure.stack ?? failure.message}`);
  process.exitCode = 1;
});
