import { useQuery } from '@tanstack/react-query';
import { useListContext } from 'react-admin';
import { ask } from '../../door.ts';

export const facetNames = ['status', 'light', 'severity', 'waitingFor', 'area', 'category'] as const;
export type FacetName = (typeof facetNames)[number];

export interface FacetValue {
  value: string;
  count: number;
  capped: boolean;
  zh?: string;
  en?: string;
}

export interface Facets {
  /** How many cases were counted; null where it would have taken too long. */
  counted: { count: number; capped: boolean } | null;
  facets: Record<FacetName, FacetValue[]>;
}

/** What the list on the screen can be narrowed by. Asked again whenever the list is, the answer before standing in meanwhile. */
export function useFacets(fixed: Record<string, unknown>): Facets | undefined {
  const { filterValues } = useListContext();
  const { q, ...narrowed } = { ...filterValues, ...fixed } as Record<string, unknown>;
  const query = new URLSearchParams({ filter: JSON.stringify(narrowed), ...(typeof q === 'string' && q.trim() ? { q: q.trim() } : {}) }).toString();
  const { data } = useQuery({
    queryKey: ['facets', query],
    queryFn: ({ signal }) => ask<Facets>(`/api/incidents/facets?${query}`, { signal }),
    placeholderData: (before) => before,
  });
  return data;
}

/** The values that are chosen, one or several. */
export const chosenOf = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : typeof value === 'string' && value !== '' ? [value] : []);
