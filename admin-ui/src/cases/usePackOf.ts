import { useQuery } from '@tanstack/react-query';
import { packAddress } from '../dataProvider.ts';
import { ask } from '../door.ts';
import type { Incident, Named } from './incident.ts';

interface Pack {
  results: Named[];
  profiles: Record<string, { mediationRungs?: Named[] }>;
  categories: (Named & { profile: string; raise?: { when: Named }; subLimits?: Named[]; orStatutoryLimit?: boolean })[];
  routing?: { category: string; lead: string }[];
  terms: { mediation: { redWhenAny: string[] } };
}

/** The rules that a case began with. A version never changes, so it is fetched once. */
export function usePackOf(record: Incident | undefined): Pack | undefined {
  const ref = record?.pack;
  const { data } = useQuery({
    queryKey: ['pack', ref?.id, ref?.version],
    queryFn: () => ask<Pack>(packAddress(ref!.id, String(ref!.version))),
    enabled: ref !== undefined,
    staleTime: Infinity,
  });
  return data;
}
