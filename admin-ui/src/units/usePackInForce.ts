import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { DeskProvider } from '../dataProvider.ts';
import { packInForce } from './unit.ts';

/** The pack in force for an area, the county where none is named. */
export function usePackInForce(area = '') {
  const door = useDataProvider<DeskProvider>();
  const { data: areas = [] } = useQuery({ queryKey: ['areas', 'tree'], queryFn: door.areas, staleTime: 300_000 });
  const asked = area || areas.find(({ parentId }) => !parentId)?.id || '';
  return useQuery({ queryKey: ['packs', 'inForce', asked], queryFn: () => packInForce(asked), enabled: asked !== '', staleTime: 300_000 });
}
