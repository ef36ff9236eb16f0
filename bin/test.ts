import { findChromium } from './test-run/chromium.ts';
import { runJest } from './test-run/jest.ts';
import type { Tally } from './test-run/jest.ts';

/** The engine's native part is one a process, so each of its rooms has a process of its own; the others share two workers. */
const rounds = [
  { rooms: ['domain', 'house', 'bin', 'db', 'activities', 'api', 'seeds', 'desk', 'field'], how: '--maxWorkers=2' },
  { rooms: ['workflows'], how: '--runInBand' },
  { rooms: ['stories'], how: '--runInBand' },
  { rooms: ['browser'], how: '--runInBand' },
];

/** `npm test`: every room, then one line with the sum. What follows `--` is handed to jest. */
async function test(env: NodeJS.ProcessEnv, wishes: string[]): Promise<Tally> {
  const chromium = findChromium(env.CHROMIUM_PATH, env.PATH);
  const sum: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { rooms, how } of rounds) {
    if (rooms.includes('browser') && chromium === undefined) {
      console.log('No Chromium was found (CHROMIUM_PATH, chromium, google-chrome): the walk in the browser is LEFT OUT.');
      if (env.CI === 'true') sum.failed += 1;
      continue;
    }
    const began = Date.now();
    const { passed, failed, skipped } = await runJest([how, '--selectProjects', ...rooms, '--', ...wishes], { ...env, CHROMIUM_PATH: chromium });
    console.log(`${rooms.join(', ')}: ${passed} passed, ${failed} failed in ${((Date.now() - began) / 1000).toFixed(0)} s`);
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
  }
  return sum;
}

test(process.env, process.argv.slice(2)).then(
  ({ passed, failed, skipped }) => {
    if (skipped > 0) console.log(`${skipped} skipped`);
    console.log(`${passed} passed, ${failed} failed`);
    process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
  },
  (failure: Error) => {
    console.error(`gewu: ${failure.message}`);
    process.exitCode = 1;
  },
);
