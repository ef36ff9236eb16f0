import { useMemo } from 'preact/hooks';
import { useOutbox } from '../bag.ts';
import type { Command } from '../outbox/command.ts';
import { doorName } from '../visit/record.ts';

const doorsOf = ({ type, target, payload }: Command): string[] => {
  if (type === 'visit.record') return target === undefined ? [] : [target];
  const door = type === 'visit' ? (payload['household'] ?? payload['place']) : undefined;
  return typeof door === 'string' ? [doorName(door)] : [];
};

/** Visits that were recorded on this phone and not answered yet are out of the way, and still to be seen. */
export function useRecorded(): { has: (visit: { id: string; household?: string; place?: string }) => boolean; size: number } {
  const { commands } = useOutbox();
  return useMemo(() => {
    const recorded = new Set(commands.flatMap(doorsOf));
    return { has: ({ id, household, place }) => [id, ...[household, place].flatMap((door) => (door === undefined ? [] : [doorName(door)]))].some((name) => recorded.has(name)), size: recorded.size };
  }, [commands]);
}
