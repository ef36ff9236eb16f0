import type { Named } from '../cases/incident.ts';
import { ask, newKey, Refusal } from '../door.ts';

export interface PackVersion extends Named {
  id: string;
  version: number;
  createdAt: string;
  areas: { areaId: string; from: string }[];
  /** Holds wherever no pack was given. */
  elsewhere: boolean;
}

export interface Fault {
  path: string;
  code: string;
  message: string;
}

/** How far running clocks went over to a version of their calendar; `total` null until they were counted. */
export interface Reprojection {
  version: number;
  total: number | null;
  done: number;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  supersededBy: number | null;
}

export interface CalendarShown {
  id: string;
  version: number;
  calendar: Record<string, unknown>;
  reprojections: Reprojection[];
}

export interface Sum {
  clocks: number;
  earlier: number;
  later: number;
  gone: number;
  turnedLate: number;
  turnedOnTime: number;
  rungsGained: number;
  rungsLost: number;
}

interface Pair<T> {
  before: T;
  after: T;
}

export interface WhatIf {
  cases: number;
  complete: boolean;
  clocks: Record<string, Sum>;
  rows: { number: string; clock: string; round: number; budget: Pair<string | null>; due: Pair<string | null>; provisional: Pair<boolean>; late: Pair<boolean>; rungs: { gained: string[]; lost: string[] } }[];
}

const packPath = (id: string, version: number) => `/api/packs/${encodeURIComponent(id)}/versions/${version}`;
const post = <T>(path: string, body: unknown, key?: string) => ask<T>(path, { method: 'POST', body, ...(key ? { headers: { 'idempotency-key': key } } : {}) });

export const listPacks = () => ask<{ items: PackVersion[] }>('/api/packs').then(({ items }) => items);
export const readPack = (id: string, version: number) => ask<unknown>(packPath(id, version));
export const storePack = (document: unknown, key: string) => post<{ id: string; version: number }>('/api/packs', document, key);
export const givePack = (area: string, body: { packId: string; version: number; from: string }) => post<{ from: string }>(`/api/areas/${encodeURIComponent(area)}/pack`, body, newKey());
export const readCalendar = (id: string) => ask<CalendarShown>(`/api/calendars/${encodeURIComponent(id)}`);
export const readCalendarVersion = (id: string, version: number) => ask<CalendarShown>(`/api/calendars/${encodeURIComponent(id)}/versions/${version}`);
export const storeCalendar = (id: string, calendar: unknown, key: string) => post<CalendarShown>(`/api/calendars/${encodeURIComponent(id)}/versions`, { calendar }, key);
export const askWhatIf = (body: Record<string, unknown>) => post<WhatIf>('/api/packs/what-if', body);

/** Everything that is wrong with a pack, each fault by its path; nothing is stored. */
export const tryPack = (document: unknown): Promise<Fault[]> => post<{ errors: Fault[] }>('/api/packs?dryRun=true', document).then(({ errors }) => errors, faultsOf);

/** The faults that a refusal names; any other failure stays one. */
export function faultsOf(failure: unknown): Fault[] {
  if (failure instanceof Refusal && failure.problem.errors && failure.problem.errors.length > 0) return failure.problem.errors;
  throw failure;
}

/** What a file says, or undefined where it is no JSON. */
export const documentIn = (file: File): Promise<unknown> => file.text().then((text) => JSON.parse(text) as unknown).catch(() => undefined);
