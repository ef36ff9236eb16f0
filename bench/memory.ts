import { readFileSync, readdirSync } from 'node:fs';
import type { OpenHouse } from '../tests/stories/house.ts';

const names = ['supervisor', 'postgres', 'temporal', 'api', 'worker'] as const;

/** Resident megabytes of every process of the house, children (Postgres backends) counted by their private share. Linux only. */
export function measureMemory(house: OpenHouse): Record<(typeof names)[number] | 'all', number> {
  const sizes = Object.fromEntries(names.map((name) => [name, Math.round(sizeOf(house.pidOf(name)) / 1024)])) as Record<(typeof names)[number], number>;
  return { ...sizes, all: Object.values(sizes).reduce((sum, one) => sum + one, 0) };
}

/** Proportional set size in kB: shared pages are divided among those that share them. */
function sizeOf(pid: number): number {
  const own = Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0);
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && new RegExp(`^PPid:\\s+${pid}$`, 'm').test(read(`/proc/${name}/status`)));
  const belongs = read(`/proc/${pid}/comm`).startsWith('postgres');
  return own + (belongs ? children.reduce((sum, child) => sum + sizeOf(Number(child)), 0) : 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
