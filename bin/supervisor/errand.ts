import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { markOf } from './leftovers.ts';

/** A program that does one thing and ends, such as migrate and seed. What it prints is shown. */
export type Errands = {
  /** @throws when it ends with anything but 0 */
  run(file: string, env: NodeJS.ProcessEnv): Promise<void>;
  /** Ends the one that runs now. */
  stop(): void;
};

/** Runs errands of a home one at a time. */
export function errandsOf(home: string): Errands {
  let running: ChildProcess | undefined;
  return {
    run: (file, env) =>
      new Promise((resolve, reject) => {
        running = spawn(process.execPath, [file, markOf(home)], { detached: true, stdio: ['ignore', 'inherit', 'inherit'], env });
        running.once('error', reject);
        running.once('exit', (code, signal) => (code === 0 ? resolve() : reject(new Error(`${file} ended with ${signal ?? `code ${code}`}`))));
      }),
    stop: () => void running?.kill('SIGTERM'),
  };
}
