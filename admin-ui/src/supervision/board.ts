import { useQuery } from '@tanstack/react-query';
import type { Named } from '../cases/incident.ts';
import type { Asked } from '../dashboard/home.ts';
import { ask } from '../door.ts';

export interface Card {
  id: string; number: string; category: string | null; status: string; lead: Named | null; area: Named | null; due: string | null; urged: number; urgedAt: string | null; takenOver: boolean;
  ordered: { height: number; at: string; answeredAt: string | null }[]; sessionAt: string | null;
}
export interface Column extends Asked { name: 'yellow' | 'red' | 'first' | 'second' | 'sessions' | 'answers'; cards: Card[] }
export interface Board { columns: Column[]; besides: Column[] }

export const useBoard = (area: string) =>
  useQuery({ queryKey: ['counts', 'supervision', area], queryFn: () => ask<Board>(`/api/supervision${area ? `?area=${encodeURIComponent(area)}` : ''}`), refetchInterval: 60_000, placeholderData: (before) => before });
