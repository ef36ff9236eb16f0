import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
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
      pauses: [{ from: `2026-0${1 + (nth % 9)}-12T10:00:00+08:00`, to: `2026-0${1 + (nth % 9)}-14T11:00:00+08:00` }], at: `2026-0${1 + (nth % 9)}-21T12:00:00+08:00`,
    });
    preview(body, officeCalendar, 0);
  };
  for (let nth = 0; nth < 500; nth++) ask(nth);
  const began = performance.now();
  let done = 0;
  while (performance.now() - began < 3_000) ask(done++);
  return round(done / ((performance.now() - began) / 1_000));
}

type Measured<T> = T & { at: string; load: number };
interface Results {
  machine?: { processors: number; model: string | undefined; node: string };
  previews?: Measured<{ perSecond: number }>;
  reprojection?: Measured<Awaited<ReturnType<typeof measureReprojection>>>;
  idle?: Measured<Storm['idle']>;
  storm?: Measured<Storm['storm']>;
}
type Storm = Awaited<ReturnType<typeof measureStorm>>;

/** `node bench/clock.ts [clocks] [cases]`: the figures of the clock, by default of 10,000 and 20,000; 0 leaves one out and keeps what was measured before. */
async function bench(clocks: number, cases: number): Promise<void> {
  const say = (line: string) => console.log(`bench: ${line}`);
  const now = () => ({ at: new Date().toISOString(), load: round(loadavg()[0]!) });
  keep({ machine: { processors: cpus().length, model: cpus()[0]?.model, node: process.version }, previews: { ...now(), perSecond: measurePreview() } });
  if (cases > 0) keep({ reprojection: { ...now(), ...(await measureReprojection(cases)) } });
  if (clocks === 0) return;
  const house = await openHouse();
  try {
    const began = now();
    const { idle, storm } = await measureStorm(house, clocks, say);
    keep({ idle: { ...began, ...idle }, storm: { ...now(), ...storm } });
  } finally {
    await house.tearDown();
  }
}

const folder = join(import.meta.dirname, 'results');

function keep(part: Results): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'clock.json');
  const results = { ...(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Results) : {}), ...part };
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(folder, 'clock.md'), table(results));
}

function table({ previews, reprojection: moved, idle, storm }: Results): string {
  const rows = [
    ...(previews ? [['previews in one process', `${previews.perSecond}/s`, '≥ 2,000/s', previews.load]] : []),
    ...(moved ? [[`${moved.cases} running cases brought over to a new calendar, every alarm earlier`, `${moved.seconds} s (${moved.perSecond}/s; a batch of 100 p95 ${moved.batch.p95} ms)`, '20,000 in ≤ 180 s', moved.load]] : []),
    ...(idle ? [['lateness of one rung with nothing else to do', `p50 ${idle.late.p50} ms, p99 ${idle.late.p99} ms (n ${idle.n})`, 'p99 ≤ 2 s', idle.load]] : []),
    ...(storm ? [
      [`${storm.clocks} clocks due within one minute, on the engine`, `${storm.n} written, ${storm.twice} twice; p50 ${round(storm.late.p50 / 1_000)} s, p99 ${round(storm.late.p99 / 1_000)} s late`, '≤ 300 s', storm.load],
      ['a command through HTTP meanwhile', `p50 ${storm.interactive.p50} ms, p95 ${storm.interactive.p95} ms (n ${storm.interactive.n})`, 'p95 ≤ 1,000 ms', storm.load],
    ] : []),
  ];
  return `| clock | measured | target | load |\n|---|---|---|---|\n${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`;
}

const [clocks = 10_000, cases = 20_000] = process.argv.slice(2).map(Number);
bench(clocks, cases).catch((failure: Error) => {
  console.error(`bench: ${failure.stack ?? failure.message}`);
  process.exitCode = 1;
});
