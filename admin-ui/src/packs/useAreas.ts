import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Area, DeskProvider } from '../dataProvider.ts';

const none: Area[] = [];

/** The whole tree of areas, without its order. */
export function useAreas(): Area[] {
  const door = useDataProvider<DeskProvider>();
  const { data = none } = useQuery({ queryKey: ['areas', 'tree'], queryFn: door.areas, staleTime: 300_000 });
  return data;
}
