import { dice } from '../clock/dice.ts';
import { live } from './case-life.ts';
import type { Tally } from './case-life.ts';

const seed = Number(process.env['GEWU_SEED_OF_LAWS'] ?? 20_260_302);
const wanted = 100_000;

/** Legal and illegal commands with the clock in between: whatever the order, the laws of a case hold (printed seed, so that it can be thrown again). */
test(`a hundred thousand commands break no law (seed ${seed})`, () => {
  const tally: Tally = { commands: 0, done: 0, looks: 0, lines: new Map(), refusals: new Map() };
  for (let life = 0; tally.commands < wanted; life++) {
    try {
      live(dice(seed + life), 80, tally);
    } catch (error) {
      throw new Error(`life ${seed + life}: ${(error as Error).message}`, { cause: error });
    }
  }
  if (process.env['GEWU_SEED_OF_LAWS']) console.log(performance.now(), tally.commands, tally.done, tally.looks, [...tally.lines].toSorted(), [...tally.refusals].toSorted());
  expect(tally.done).toBeGreaterThan(wanted / 8);
}, 240_000);
