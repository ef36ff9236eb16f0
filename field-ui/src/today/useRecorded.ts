import { useMemo } from 'preact/hooks';
import { useOutbox } from '../bag.ts';

/** Visits that were recorded on this phone and not answered yet are out of the way, and still to be seen. */
export function useRecorded(): Set<string> {
  const { commands } = useOutbox();
  return useMemo(() => new Set(commands.filter(({ type }) => type === 'visit.record').flatMap(({ target }) => target ?? [])), [commands]);
}
