import type { Named, PersonName } from '../cases/incident.ts';
import { ask, newKey } from '../door.ts';

/** What a plan adds, or would add. */
export interface Report {
  targets: number;
  duties: Record<string, number>;
  visits: number;
  over: number;
  weeks: { worker: PersonName | null; week: string; visits: number; capacity: number; over: boolean }[];
  vacant: { grid: Named | null; targets: number; visits: number }[];
}

export interface Plan {
  id: string;
  area: Named | null;
  period: string;
  state: 'draft' | 'published' | 'closed';
  job: 'preview' | 'publish' | 'replan' | null;
  total: number | null;
  done: number;
  createdAt: string;
}

export interface WholePlan extends Plan {
  preview: Report | null;
  published: Report | null;
  revisions: { id: string; at: string; why: string[]; counts: Record<string, number> }[];
}

export interface Asked {
  area: string;
  period: string;
  draft?: boolean;
}

const command = (path: string, body: unknown) => ask<Plan>(path, { method: 'POST', body, headers: { 'idempotency-key': newKey() } });

export const plansThereAre = () => ask<{ items: Plan[] }>('/api/plans').then(({ items }) => items);
export const wholePlan = (id: string) => ask<WholePlan>(`/api/plans/${id}`);
export const previewOf = (asked: Asked) => ask<Report>('/api/plans?dryRun=true', { method: 'POST', body: asked });
export const makePlan = (asked: Asked) => command('/api/plans', asked);
export const changePlan = (id: string, change: 'publish' | 'replan' | 'close') => command(`/api/plans/${id}/${change}`, {});
