import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startChild } from '../child.ts';
import type { Child } from '../child.ts';
import type { Running } from './keeping.ts';
import { markOf } from './leftovers.ts';

/** A program of ours in TypeScript, run by the same Node as we are. */
export type ProgramWish = { home: string; file: string; env: NodeJS.ProcessEnv; ending: AbortSignal; ready(child: Child): Promise<boolean> };

/** What api and worker may take to finish what they have in hand. */
const drainMs = 35_000;

/**
 * A small young generation (MiB a half): what a request leaves behind is swept sooner. The api keeps a third less memory under load and is no
 * slower (docs/benchmarks.md).
 */
const youngGeneration = '--max-semi-space-size=4';

/** Starts a program and waits until it is ready. @throws when it ended instead, with its log named */
export async function startProgram({ home, file, env, ending, ready }: ProgramWish): Promise<Running> {
  const name = file.replace(/^.*\/|\.ts$/g, '');
  const log = join(home, 'logs', `${name}.log`);
  mkdirSync(join(home, 'logs'), { recursive: true, mode: 0o700 });
  const child = startChild(process.execPath, [youngGeneration, file, markOf(home)], { cwd: join(import.meta.dirname, '..', '..'), log, env, channel: true });
  const unwanted = new Promise<'nothing, it was no longer wanted'>((settle) => {
    ending.addEventListener('abort', () => settle('nothing, it was no longer wanted'), { once: true });
  });
  const outcome = await Promise.race([ready(child), child.exited, unwanted]);
  if (outcome !== true) {
    await child.end('SIGTERM', 5_000);
    throw new Error(outcome === false ? `not ready in time; its log is ${log}` : `ended with ${outcome}; its log is ${log}`);
  }
  return { pid: child.pid, exited: child.exited, stop: () => child.end('SIGTERM', drainMs) };
}

/** Ready when the address answers 200. */
export function answersOk(url: string, waitMs: number): (child: Child) => Promise<boolean> {
  return async () => {
    for (const end = Date.now() + waitMs; Date.now() < end; await pause(50)) {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
      if (answer?.ok) return true;
    }
    return false;
  };
}

/** Ready when the program says `ready` over its channel; after `waitMs` it is taken to be. */
export function saysReady(waitMs: number): (child: Child) => Promise<boolean> {
  return (child) =>
    new Promise((settle) => {
      const timer = setTimeout(() => settle(true), waitMs);
      child.process.on('message', (word) => {
        if (word !== 'ready') return;
        clearTimeout(timer);
        settle(true);
      });
    });
}
