import { useQuery } from '@tanstack/react-query';
import type { Incident } from '../cases/incident.ts';
import { ask } from '../door.ts';
import type { Duty } from '../duties/duty.ts';

interface Page<T> { items: T[]; next: string | null; total: { count: number; capped: boolean } }
const most = 30;

const listOf = <T>(resource: string, filter: object, limit: number) => ask<Page<T>>(`/api/${resource}?limit=${limit}&sort=due&order=asc&filter=${encodeURIComponent(JSON.stringify(filter))}`);

/** The first cases of a filter, by when they are due. */
export const useCases = (filter: object, enabled: boolean) => useQuery({ queryKey: ['prints', 'incidents', filter], queryFn: () => listOf<Incident>('incidents', filter, most), enabled });

export interface DutiesOfGrid { grid: Duty['grid']; doors: number; firstDue: string }

/** Doors with a visit due in a span, by grid; at most the first 400 duties are walked, and `more` says that there were more. */
export async function duties(area: string, from: string, to: string): Promise<{ grids: DutiesOfGrid[]; more: boolean }> {
  const found: Duty[] = [];
  let after: string | null = '';
  for (let pages = 0; after !== null && pages < 4; pages++) {
    const page: Page<Duty> = await ask(`/api/duties?limit=100&filter=${encodeURIComponent(JSON.stringify({ area, dueFrom: from, dueTo: to }))}${after ? `&after=${encodeURIComponent(after)}` : ''}`);
    found.push(...page.items);
    after = page.next;
  }
  const byGrid = Map.groupBy(found, ({ grid }) => grid?.code ?? '');
  return {
    grids: [...byGrid.values()].map((own) => ({ grid: own[0]!.grid, doors: new Set(own.map(({ target }) => target.id)).size, firstDue: own[0]!.to })), more: after !== null,
  };
}
