import { useQuery } from '@tanstack/react-query';
import { ask } from '../door.ts';
import { packInForce } from './unit.ts';

/** The pack in force for an area, the county where none is named. */
export function usePackInForce(area = '') {
  const { data: county = '' } = useQuery({ queryKey: ['areas', 'county'], queryFn: () => ask<{ items: { area: { id: string } }[] }>('/api/areas/choices').then(({ items }) => items[0]?.area.id ?? ''), enabled: area === '', staleTime: 300_000 });
  const asked = area || county;
  return useQuery({ queryKey: ['packs', 'inForce', asked], queryFn: () => packInForce(asked), enabled: asked !== '', staleTime: 300_000 });
}
