import { useQuery } from '@tanstack/react-query';
import type { Named } from '../cases/incident.ts';
import { ask } from '../door.ts';

/** A number with the filter of the list behind it; counted no further than a thousand. */
export interface Asked { count: number; capped: boolean; filter: Record<string, unknown> }

export interface AreaView {
  stages: (Asked & { stage: string })[];
  ages: (Asked & { from: number; under: number | null })[];
  days: { day: string; received: number; closed: number }[];
  returns: Asked;
  holds: Asked;
  extensions: Asked;
}

export interface Home {
  at: string;
  area: (Named & { level: string }) | null;
  lists: (Asked & { name: 'overdue' | 'promised' | 'waiting' | 'dueToday' | 'supervised' })[];
  view: AreaView | null;
}

/** The whole first page in one answer, read again when a case moves and every minute. */
export const useHome = (area: string) =>
  useQuery({ queryKey: ['counts', 'home', area], queryFn: () => ask<Home>(`/api/home${area ? `?area=${encodeURIComponent(area)}` : ''}`), refetchInterval: 60_000, placeholderData: (before) => before });

export const numberOf = ({ count, capped }: Pick<Asked, 'count' | 'capped'>): string => `${count}${capped ? '+' : ''}`;
