import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** True while the process exists (a zombie counts as gone). */
export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (failure) {
    return (failure as NodeJS.ErrnoException).code === 'EPERM';
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}

/** The command line of a process with spaces between its words, or '' when it cannot be read. */
export function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    if (process.platform === 'linux') return '';
  }
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

/** The path of the program a process runs, or '' when it cannot be read. */
export function programOf(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, '');
  } catch {
    return process.platform === 'linux' ? '' : (commandOf(pid).split(' ')[0] ?? '');
  }
}

/** Every process whose command line holds all the given words. Empty where there is no /proc. */
export function processesWith(...words: string[]): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid)
    .filter((pid) => {
      const command = commandOf(pid);
      return command !== '' && words.every((word) => command.includes(word));
    });
}

/** Waits until the process is gone; false when it still lives after `graceMs`. */
export async function gone(pid: number, graceMs: number): Promise<boolean> {
  const end = Date.now() + graceMs;
  while (alive(pid)) {
    if (Date.now() > end) return false;
    await pause(25);
  }
  return true;
}

/** Asks a process to end with `signal`, and after `graceMs` no longer asks but sends `last`. True when it is gone. */
export async function endProcess(pid: number, signal: NodeJS.Signals, graceMs: number, last: NodeJS.Signals = 'SIGKILL'): Promise<boolean> {
  send(pid, signal);
  if (await gone(pid, graceMs)) return true;
  send(pid, last);
  return gone(pid, 10_000);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (failure) {
    if ((failure as NodeJS.ErrnoException).code !== 'ESRCH') throw failure;
  }
}
