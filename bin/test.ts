import { findChromium } from './test-run/chromium.ts';
import { runJest } from './test-run/jest.ts';
import type { Tally } from './test-run/jest.ts';
import { rounds, walking } from './test-run/rounds.ts';

/** `npm test`: every room, then one line with the sum. What follows `--` is handed to jest. */
async function test(env: NodeJS.ProcessEnv, wishes: string[]): Promise<Tally> {
  const chromium = findChromium(env.CHROMIUM_PATH, env.PATH);
  const sum: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { rooms, workers } of rounds) {
    if (chromium === undefined && rooms.some((room) => walking.includes(room))) {
      console.log('No Chromium was found (CHROMIUM_PATH, chromium, google-chrome): the walk in the browser is LEFT OUT.');
      if (env.CI === 'true') sum.failed += 1;
      continue;
    }
    const began = Date.now();
    const { passed, failed, skipped } = await runJest([`--maxWorkers=${workers}`, '--selectProjects', ...rooms, '--', ...wishes], { ...env, CHROMIUM_PATH: chromium });
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
