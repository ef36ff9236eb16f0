import { useQueries } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { DeskProvider } from '../dataProvider.ts';
import { useRowsFirst } from './useRowsFirst.ts';
import type { Worklist } from './worklists.ts';

/** How many cases stand in each list, "1000+" where the server stopped counting. Refreshed every half minute. */
export function useCounts(lists: readonly Worklist[]): Partial<Record<Worklist['name'], string>> {
  const door = useDataProvider<DeskProvider>();
  const enabled = useRowsFirst();
  const answers = useQueries({
    queries: lists.map((list) => ({
      queryKey: ['counts', list.name],
      queryFn: () => door.count(list.filter()),
      enabled,
      staleTime: 30_000,
      refetchInterval: 30_000,
    })),
  });
  const pairs = lists.map((list, index) => [list.name, answers[index]?.data] as const);
  return Object.fromEntries(pairs.filter(([, count]) => count !== undefined));
}
