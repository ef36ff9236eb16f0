import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { endProcess } from './living.ts';

/** A child in a process group of its own, so that Ctrl-C reaches the supervisor alone and it decides the order of stopping. */
export type Child = {
  pid: number;
  /** Settles when the child has ended, with how. */
  exited: Promise<string>;
  /** Asks with `signal`, and after `graceMs` insists with `last`. Nothing is sent once the child has ended: its number may be another's. */
  end(signal: NodeJS.Signals, graceMs: number, last?: NodeJS.Signals): Promise<void>;
  process: ChildProcess;
};

export type ChildWish = {
  cwd: string;
  /** The file its output is appended to. It must not be a pipe of ours, which would break when we are killed. */
  log: string;
  env: NodeJS.ProcessEnv;
  account?: { uid: number; gid: number } | undefined;
  /** Opens a channel over which the child may say that it is ready. */
  channel?: boolean;
};

const longestLogBytes = 20 * 2 ** 20;

/** Starts a child. A program that cannot be started counts as one that ended. */
export function startChild(program: string, args: string[], { cwd, log, env, account, channel = false }: ChildWish): Child {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > longestLogBytes) renameSync(log, `${log}.1`);
  const output = openSync(log, 'a', 0o600);
  const child = spawn(program, args, {
    detached: true,
    stdio: channel ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
    cwd,
    env,
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  closeSync(output);
  const exited = new Promise<string>((settle) => {
    child.once('error', (failure) => settle(failure.message));
    child.once('exit', (code, signal) => settle(signal ?? `code ${code}`));
  });
  const pid = child.pid ?? 0;
  const over = () => pid === 0 || child.exitCode !== null || child.signalCode !== null;
  const end: Child['end'] = async (signal, graceMs, last) => {
    if (!over()) await endProcess(pid, signal, graceMs, last);
    await exited;
  };
  return { pid, exited, end, process: child };
}
