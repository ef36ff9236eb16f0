import type { Named, PersonName } from '../cases/incident.ts';
import { ask, newKey } from '../door.ts';

/** One thing owed to one door. A class that is sensitive has no code here for whoever may not read it. */
export interface Duty {
  id: string;
  kind: string;
  code: string | null;
  period: string;
  from: string;
  to: string;
  state: string;
  overdue: boolean;
  target: { kind: string; id: string; code: string | null; address: string | null };
  grid: Named | null;
  worker: PersonName | null;
  visit: string | null;
}

export interface Counts {
  done: number;
  late: number;
  left: number;
  overdue: number;
  excused: number;
  missed: number;
}

export interface Coverage {
  area: Named;
  period: string;
  total: Counts;
  grids: ({ grid: Named | null } & Counts)[];
  workers: ({ worker: PersonName | null } & Counts)[];
  distribution: { fromPercent: number; workers: number }[] | null;
}

export const coverageOf = (area: string, period: string) =>
  ask<Coverage>(`/api/coverage?area=${encodeURIComponent(area)}${period ? `&period=${encodeURIComponent(period)}` : ''}`);

/** Gives one visit, with all that it discharges, to somebody else. */
export const handVisit = (visit: string, to: string) =>
  ask<unknown>(`/api/visits/${visit}/actions/hand`, { method: 'POST', body: { to }, headers: { 'idempotency-key': newKey() } });

/** The visits that somebody has still to make, once each, however many duties they discharge. Walks all pages. */
export async function visitsOf(worker: string): Promise<Duty[]> {
  const visits = new Map<string, Duty>();
  let after = '';
  do {
    const page: { items: Duty[]; next: string | null } = await ask(
      `/api/duties?limit=100&filter=${encodeURIComponent(JSON.stringify({ worker }))}${after ? `&after=${encodeURIComponent(after)}` : ''}`,
    );
    for (const duty of page.items) if (duty.visit && !visits.has(duty.visit)) visits.set(duty.visit, duty);
    after = page.next ?? '';
  } while (after);
  return [...visits.values()];
}

/** `2026-Q4` of an instant, by the calendar of China. */
export function quarterAt(instant: number): string {
  const day = new Date(instant + 8 * 3_600_000);
  return `${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
}

/** This quarter and the next ones, and the months of both: what can be planned and looked at. */
export function periodsFrom(instant: number, quarters = 2): string[] {
  const day = new Date(instant + 8 * 3_600_000);
  const first = Math.floor(day.getUTCMonth() / 3) * 3;
  const month = (nth: number) => new Date(Date.UTC(day.getUTCFullYear(), first + nth, 1)).toISOString().slice(0, 7);
  const all = Array.from({ length: quarters }, (_, nth) => quarterAt(Date.UTC(day.getUTCFullYear(), first + 3 * nth, 15)));
  return [...all, ...Array.from({ length: 3 * quarters }, (_, nth) => month(nth)).filter((one) => one >= day.toISOString().slice(0, 7))];
}
