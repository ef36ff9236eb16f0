import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { markOf } from './leftovers.ts';

/** A program that does one thing and ends, such as migrate and seed. What it prints is shown. */
export type Errands = {
  /** @throws when it ends with anything but 0 */
  run(file: string, env: NodeJS.ProcessEnv): Promise<void>;
  /** Ends those that run now. */
  stop(): void;
};

/** The errands of a home. */
export function errandsOf(home: string): Errands {
  const running = new Set<ChildProcess>();
  return {
    run: (file, env) =>
      new Promise((resolve, reject) => {
        const child = spawn(process.execPath, [file, markOf(home)], { detached: true, stdio: ['ignore', 'inherit', 'inherit'], env });
        running.add(child);
        child.once('error', reject);
        child.once('exit', (code, signal) => {
          running.delete(child);
          if (code === 0) resolve();
          else reject(new Error(`${file} ended with ${signal ?? `code ${code}`}`));
        });
      }),
    stop: () => running.forEach((child) => child.kill('SIGTERM')),
  };
}
