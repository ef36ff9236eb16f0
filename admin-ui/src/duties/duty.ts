import type { Named, PersonName } from '../cases/incident.ts';
import { ask } from '../door.ts';

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
  dischargedBy?: string | null;
  settledAt?: string | null;
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

export const inHandCounts = ['visits', 'begun', 'duties', 'overdue', 'tasks', 'wordsOwed', 'risks', 'incidents'] as const;

/** What somebody has in hand in the reader's areas, and who could go on with it. */
export interface InHand {
  areas: (Named | null)[];
  inHand: Record<(typeof inHandCounts)[number], number>;
  successors: PersonName[];
}

export const inHandOf = (person: string) => ask<InHand>(`/api/hand-overs/preview?person=${encodeURIComponent(person)}`);

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
