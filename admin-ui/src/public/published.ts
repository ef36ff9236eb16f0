import { useQuery } from '@tanstack/react-query';
import type { Named } from '../cases/incident.ts';
import { ask } from '../door.ts';

/** What the public may read: units, never persons. */
interface Published {
  unit: Named | null;
  category: Named | null;
  area: Named | null;
  since: string;
}
export type Overdue = Published & { clock: string };
export type Held = Published & { reason: Named | null; until: string };

const read = <T>(path: string) => () => ask<{ at: string; items: T[] }>(path);

/** The two lists that anybody may read; the server keeps each for half a minute. */
export const usePublished = () => ({
  overdue: useQuery({ queryKey: ['public', 'overdue'], queryFn: read<Overdue>('/api/public/overdue'), refetchInterval: 60_000 }),
  held: useQuery({ queryKey: ['public', 'held'], queryFn: read<Held>('/api/public/held'), refetchInterval: 60_000 }),
});

/** How many each unit has, the most first, and the one that waits longest. */
export function byUnit<T extends Published>(items: readonly T[]): { unit: Named | null; count: number; since: string }[] {
  const groups = Map.groupBy(items, ({ unit }) => unit?.code ?? '');
  const rows = [...groups.values()].map((all) => ({ unit: all[0]!.unit, count: all.length, since: all.map(({ since }) => since).toSorted()[0]! }));
  return rows.toSorted((one, other) => other.count - one.count || Date.parse(one.since) - Date.parse(other.since));
}
