import type { Action } from '../domain/case/commands.ts';

/** `"2 09:40"`: the wall time on the second working day after the report; `"+30m"`: minutes after the report, day and night. */
export type When = string;
export type Step = readonly [when: When, who: string, action: Action, body?: Record<string, unknown>];

export interface Report {
  category?: string;
  severity?: 'general' | 'larger' | 'major' | 'extraordinary';
  description: string;
  address?: string;
  /** Code of the area; without one the report stands in the county's queue. */
  area?: string;
  channel?: 'resident' | 'patrol' | 'phone' | 'visit' | 'hotline' | 'chat' | 'superior';
  name?: string;
  phone?: string;
  onSpot?: boolean;
}

/** One incident, told with the verbs that everybody uses. `@key` in a body stands for the number of another story. */
export interface Story {
  key: string;
  /** Working days before today, or minutes before now for what came in just now. */
  began: { daysAgo: number; at: string } | { minutesAgo: number };
  by: string;
  report: Report;
  steps: readonly Step[];
}

export const daysAgo = (days: number, at = '08:40'): Story['began'] => ({ daysAgo: days, at });
export const minutesAgo = (minutes: number): Story['began'] => ({ minutesAgo: minutes });

const urban = { lead: 'urban', person: 'clerk' };

/** The usual road, in the words of the trade; each returns steps to spread into a story. */
export const accepted = (category: string, when: When = '0 08:50', more: Record<string, unknown> = {}): Step => [when, 'desk', 'accept', { category, ...more }];
export const sent = (when: When = '0 09:10', to: Record<string, unknown> = urban): Step => [when, 'dispatcher', 'dispatch', to];
export const signed = (when: When = '0 09:40', by = 'clerk'): Step => [when, by, 'sign'];
export const fedBack = (when: When, text: string, result = 'fixed', by = 'clerk'): Step => [when, by, 'feedBack', { result, text }];
export const passed = (when: When, informed = '已电话告知报事人'): Step => [when, 'verifier', 'pass', { method: 'visit', informed }];

/** Report to closing without a hitch. */
export const smooth = (category: string, done: string): Step[] => [
  accepted(category), sent(), signed(), ['0 10:00', 'clerk', 'contact', { text: '已与报事人联系' }], fedBack('0 15:10', done), passed('0 16:30'),
];
