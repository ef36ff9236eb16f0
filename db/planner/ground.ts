import { sql } from 'kysely';
import type { Calendar } from '../../domain/calendar/calendar.ts';
import { dateOf } from '../../domain/calendar/day.ts';
import type { DayNumber } from '../../domain/calendar/day.ts';
import type { MethodPack } from '../../domain/pack/pack.ts';
import { dayAt } from '../../domain/visit/period.ts';
import { yearsAround } from '../../domain/visit/rhythm.ts';
import type { Window } from '../../domain/visit/duty.ts';
import type { Season } from '../../domain/visit/season.ts';
import { workingDays } from '../../domain/visit/spread.ts';
import { newestCalendar, findCalendar } from '../calendars.ts';
import type { Db } from '../connect.ts';
import type { PackRef } from '../packs.ts';
import { Packs, packFor } from '../packs.ts';

/** By what rules the targets of some grids are planned: a pack and the seasons that lie over them. */
export interface Rule { ref: PackRef; pack: MethodPack; seasons: Season[] }

/** The land that is planned: its grids in the order in which they are walked, each with its rule and the ids above it. */
export interface Ground {
  grids: { id: string; path: string[]; rule: number }[];
  rules: Rule[];
  calendar: Calendar;
  zone: string;
  /** Every day that visits may fall on: working days of the years that the plan touches. */
  days: DayNumber[];
}

const packs = new Packs();

/** Reads the grids below an area (of the primary set), or some of them, and what they are planned by, as it holds at an instant. */
export async function readGround(db: Db, areaId: string, window: Window, at: number, only?: readonly string[]): Promise<Ground> {
  const now = new Date(at);
  const below = db.selectFrom('area').select(['id', 'path']).where('grid_set', '=', 'primary')
    .where(sql<boolean>`path @> array[${areaId}]::uuid[]`).orderBy('id');
  const areas = await (only ? below.where('id', 'in', [...only]) : below).execute();
  const { path } = await db.selectFrom('area').select('path').where('id', '=', areaId).executeTakeFirstOrThrow();
  const county = await packFor(db, path, at);
  const seasons = await readSeasons(db, window);
  const given = await db.selectFrom('area_pack').select('area_id').distinct().where('valid_from', '<=', now).execute();
  const givenTo = new Set(given.map(({ area_id }) => area_id));
  const refs = new Map<string, PackRef>();
  const rules = new Map<string, Rule>();
  const grids: Ground['grids'] = [];
  for (const area of areas) {
    const nearest = area.path.findLast((id) => givenTo.has(id)) ?? '';
    if (!refs.has(nearest)) refs.set(nearest, nearest === '' ? await packFor(db, [], at) : await packFor(db, area.path.slice(0, area.path.indexOf(nearest) + 1), at));
    const ref = refs.get(nearest)!;
    const here = seasons.filter(({ areaId: id }) => area.path.includes(id));
    const key = JSON.stringify([ref, here]);
    if (!rules.has(key)) rules.set(key, { ref, pack: await packs.get(db, ref), seasons: here });
    grids.push({ id: area.id, path: area.path, rule: [...rules.keys()].indexOf(key) });
  }
  const { calendar: id } = (await packs.get(db, county));
  const found = await findCalendar(db, id, (await newestCalendar(db, id)).version);
  const { calendar } = found!;
  const around = yearsAround(window, calendar.zone);
  return { grids, rules: [...rules.values()], calendar, zone: calendar.zone, days: workingDays(calendar, dayAt(around.from, calendar.zone), dayAt(around.to - 1, calendar.zone)) };
}

async function readSeasons(db: Db, window: Window): Promise<Season[]> {
  const rows = await db.selectFrom('season').select(['area_id', 'circumstance', 'cadences', 'from_day', 'to_day']).where('ended_at', 'is', null)
    .where('from_day', '<', dateOf(Math.ceil(window.to / 86_400_000) + 1)).where('to_day', '>', dateOf(Math.floor(window.from / 86_400_000) - 1)).orderBy('from_day').orderBy('id').execute();
  return rows.map((row) => ({ areaId: row.area_id, circumstance: row.circumstance, cadences: row.cadences, fromDay: row.from_day, toDay: row.to_day }));
}
