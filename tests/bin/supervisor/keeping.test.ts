import { keepRunning } from '../../../bin/supervisor/keeping.ts';
import type { Running } from '../../../bin/supervisor/keeping.ts';

/** A process that ends when it is told to. */
const standIn = (pid: number): Running & { die(): void } => {
  const { promise: exited, resolve: settle } = Promise.withResolvers<string>();
  return { pid, exited, die: () => settle('SIGKILL'), stop: async () => settle('code 0') };
};

const diary = () => {
  const lines: string[] = [];
  const lives: ReturnType<typeof standIn>[] = [];
  let failures = 0;
  const { promise: back, resolve: returned } = Promise.withResolvers<void>();
  return {
    lines,
    lives,
    failNext: (times: number) => (failures = times),
    back,
    keeping: {
      name: 'api',
      shortestPauseMs: 1,
      longestPauseMs: 4,
      log: (line: string) => void lines.push(line),
      returned: () => returned(),
      start: async () => {
        if (failures > 0) {
          failures -= 1;
          throw new Error('the port is taken');
        }
        const life = standIn(lives.length + 1);
        lives.push(life);
        return life;
      },
    },
  };
};

test('whoever dies comes back, also when the first try fails', async () => {
  const { keeping, lives, lines, failNext, back } = diary();
  const kept = await keepRunning(keeping);
  failNext(2);
  lives[0]?.die();
  await back;
  expect(kept.now().pid).toBe(2);
  expect(lines).toEqual([
    'api: process 1 ended (SIGKILL); bringing it back',
    'api: did not start (the port is taken); trying again',
    'api: did not start (the port is taken); trying again',
    'api: back as process 2',
  ]);
  await kept.stop();
});

test('who is stopped stays stopped', async () => {
  const { keeping, lives, lines } = diary();
  const kept = await keepRunning(keeping);
  await kept.stop();
  expect(lives).toHaveLength(1);
  expect(lines).toEqual([]);
});

test('a first start that fails is told to the caller', async () => {
  const { keeping, failNext } = diary();
  failNext(1);
  await expect(keepRunning(keeping)).rejects.toThrow('the port is taken');
});
