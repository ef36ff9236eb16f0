import { useQueries } from '@tanstack/react-query';
import type { Named } from '../cases/incident.ts';
import { ask } from '../door.ts';

/** What a few areas are called, by their ids or codes: each is asked for by itself, since the tree may be large. */
export function useAreaNames(refs: readonly (string | null | undefined)[]): (ref: string) => Named | undefined {
  const wanted = [...new Set(refs.filter((ref): ref is string => Boolean(ref)))];
  return useQueries({
    queries: wanted.map((ref) => ({ queryKey: ['areas', ref], queryFn: () => ask<Named>(`/api/areas/${encodeURIComponent(ref)}`), staleTime: 300_000, retry: false })),
    combine: (answers) => (ref: string) => answers[wanted.indexOf(ref)]?.data,
  });
}
