import type { Named, PersonName } from '../cases/incident.ts';
import { ask } from '../door.ts';

/** What somebody gave many doors or people to do until a day, with what is done and what is left. */
export interface Task {
  id: string;
  what: string | null;
  until: string;
  area: Named | null;
  givenBy: PersonName | null;
  givenAt: string;
  cancelledAt: string | null;
  cancelledWhy: string | null;
  total: number;
  done: number;
  late: number;
  left: number;
  overdue: number;
  excused: number;
  cancelled: number;
}

/** Whom a list names, ready to be given a task; every row that names nobody. */
export interface ListRead {
  ok: boolean;
  rows: number;
  households: string[];
  people: string[];
  merged: number;
  errors: { row: number; column: string; code: string; message: string }[];
  more: number;
  source: string;
}

export const taskGivers = ['leader', 'desk', 'dispatcher', 'chief', 'county'];
export const taskPath = (id: string, deed = '') => `/api/tasks/${encodeURIComponent(id)}${deed && `/${deed}`}`;
export const taskOf = (id: string) => ask<Task>(taskPath(id));
export const readList = (list: Blob) => ask<ListRead>('/api/tasks/preview', { method: 'POST', body: list, headers: { 'content-type': 'application/octet-stream' } });

/** Ids that were pasted, one a line or between commas, as a list of households. */
export const pasted = (text: string): Blob => new Blob([`户编号\r\n${text.split(/[\s,，、;；]+/).filter(Boolean).join('\r\n')}\r\n`], { type: 'text/csv' });
