import type { Named } from '../cases/incident.ts';
import { ask } from '../door.ts';

type Words = { zh: string; en: string };
export interface Figure {
  id: string; group: string; unit: string; zh: string; en: string; means: Words; value: number | null; count: number; n: number; leastN?: number; of?: string; from: string[]; mayOpen: boolean;
}
export interface Figures {
  area: Named & { level: string }; from: string; to: string; countedAt: string; figures: Figure[];
  standing: Record<'majorGrids' | 'grids' | 'leaders' | 'fullTime' | 'partTime' | 'informants' | 'vacancies' | 'units', number>;
}
export interface Asked { area: string; from: string; to: string }
export interface Behind { day: string; kind: 'case' | 'visit'; id: string; number: string | null; category: string | null; status: string; area: Named | null }

const query = (asked: Partial<Asked> & { after?: string | undefined }): string => new URLSearchParams(Object.entries(asked).filter((pair): pair is [string, string] => Boolean(pair[1]))).toString();

export const figuresOf = (asked: Asked) => ask<Figures>(`/api/figures?${query(asked)}`);
export const listBehind = (id: string, asked: Asked, after?: string) => ask<{ items: Behind[]; next: string | null }>(`/api/figures/${encodeURIComponent(id)}/list?${query({ ...asked, after })}`);

const dayText = (at: Date): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(at);
const days = (date: string, by: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10);

/** The periods that people report by, reckoned from a day; a week begins on Monday. */
export function periodsAt(now: number): Record<'thisWeek' | 'lastWeek' | 'thisMonth' | 'lastMonth' | 'thisYear', { from: string; to: string }> {
  const today = dayText(new Date(now));
  const monday = days(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  const month = `${today.slice(0, 7)}-01`;
  const before = days(month, -1);
  return {
    thisWeek: { from: monday, to: today }, lastWeek: { from: days(monday, -7), to: days(monday, -1) }, thisMonth: { from: month, to: today },
    lastMonth: { from: `${before.slice(0, 7)}-01`, to: before }, thisYear: { from: `${today.slice(0, 4)}-01-01`, to: today },
  };
}

/** Monday to Sunday of the week to come. */
export function nextWeekAt(now: number): { from: string; to: string } {
  const { from } = periodsAt(now).thisWeek;
  return { from: days(from, 7), to: days(from, 13) };
}
