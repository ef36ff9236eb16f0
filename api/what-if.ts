import { setImmediate as others } from 'node:timers/promises';
import { formatInstant } from '../domain/calendar/instant.ts';
import type { Calendar } from '../domain/calendar/calendar.ts';
import type { Viewer } from '../domain/case/actor.ts';
import type { ClockName } from '../domain/case/status.ts';
import { addTo, compared, differs } from '../domain/case/what-if.ts';
import type { Compared, Sum } from '../domain/case/what-if.ts';
import type { MethodPack } from '../domain/pack/pack.ts';
import { Calendars } from '../db/calendars.ts';
import type { Db } from '../db/connect.ts';
import { Packs } from '../db/packs.ts';
import { waysToSee } from '../db/scope.ts';
import { casesReported, linesOf } from '../db/told-cases.ts';
import type { Period } from '../db/told-cases.ts';

/** At most so many cases, rows and milliseconds, a page of cases at a time so that everybody else is served in between. */
const bounds = { cases: 5_000, rows: 100, ms: 9_000, page: 50 } as const;

export interface WhatIf { period: Period; pack?: MethodPack | undefined; calendar?: Calendar | undefined; now: number }

/** What changed rules would have done to the cases of a period. Rows are of cases that the viewer may see; sums are of all. */
export async function whatIf(db: Db, viewer: Viewer, { period, pack, calendar, now }: WhatIf) {
  const end = performance.now() + bounds.ms;
  const documents = { packs: new Packs(), calendars: new Calendars() };
  const found = await casesReported(db, period, waysToSee(viewer), bounds.cases + 1);
  const cases = found.slice(0, bounds.cases);
  const sums: Partial<Record<ClockName, Sum>> = {};
  const rows: Compared[] = [];
  let done = 0;
  for (; done < cases.length && performance.now() < end; done += bounds.page) {
    const page = cases.slice(done, done + bounds.page);
    const lines = await linesOf(db, page.map(({ id }) => id));
    await documents.calendars.read(db, [...lines.values()].flat().flatMap(({ data }) => (data.clocks ?? []).flatMap((change) => ('calendar' in change ? [change.calendar] : []))));
    for (const { id, pack: ref, mine } of page) {
      const change = { before: await documents.packs.get(db, ref), after: pack, calendar, calendarOf: documents.calendars.of, now };
      for (const one of compared(id, lines.get(id)!, change)) {
        addTo(sums, one);
        if (mine && rows.length < bounds.rows && differs(one)) rows.push(one);
      }
    }
    await others();
  }
  const counted = Math.min(done, cases.length);
  return { cases: counted, complete: counted === found.length, clocks: sums, rows: rows.map(presentRow) };
}

const presentRow = ({ due, budget, about, ...row }: Compared) => {
  const write = (at: number | null): string | null => (at === null ? null : formatInstant(at, 'Asia/Shanghai'));
  return { ...row, ...(about === null ? {} : { about }), budget, due: { before: write(due.before), after: write(due.after) } };
};
