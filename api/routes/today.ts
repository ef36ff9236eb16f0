import { formatInstant } from '../../domain/calendar/instant.ts';
import { DAY } from '../../domain/calendar/day.ts';
import { instantOf } from '../../domain/calendar/zone.ts';
import type { Viewer } from '../../domain/case/actor.ts';
import { listCases } from '../../db/list-cases.ts';
import { ownDay } from '../../db/today/own-day.ts';
import { teamDay } from '../../db/today/team-day.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { localDate, localDay, zone } from '../local-day.ts';
import type { Operation } from '../operation.ts';
import { doorOf, followUpsOf, looseStop, stopOf, taskOf } from '../today/door.ts';
import { gather } from '../today/gather.ts';
import { Today } from '../today/shapes.ts';

/** The oldest field app whose page this still is. It rises only when an older app would show something wrong. */
export const minAppVersion = '0.1.0';

/** The worker's page: where to go today, one line a door, folded by building, what is most overdue first; and whom a word is owed. A leader gets three lists. */
export const todayOperations = (deps: Deps, desk: Pick<CaseDesk, 'packs' | 'places' | 'presentList'>): Operation[] => {
  const { db, clock } = deps;
  const redOf = async (viewer: Viewer, now: number) => desk.presentList((await listCases(db, viewer, { filter: { light: 'red', open: true }, sort: 'due', limit: 50, now })).items, viewer);
  return [{
    method: 'get', path: '/api/today', name: 'today', who: 'staff',
    says: "The caller's day: visits by building, the most overdue first, with what is needed at the door, and whoever is still to be told something; for a leader what is overdue, promised to residents, and red",
    answers: { 200: { says: 'The day', schema: Today } },
    handle: async (_req, res, { viewer }) => {
      const now = clock.now();
      const team = await teamDay(db, viewer, now);
      const [own, red] = await Promise.all([ownDay(db, viewer, { now, date: localDate(now), endOfDay: instantOf(zone, (localDay(now) + 1) * DAY) }), team ? redOf(viewer, now) : []]);
      const known = await gather(deps, desk, viewer, now, own, team);
      const items = [...own.visits.map((row) => stopOf(known, row)), ...own.loose.map((row) => looseStop(known, row))].toSorted((one, other) => Number(other.overdue) - Number(one.overdue));
      const nearby = Map.groupBy(own.nearby, (row) => row.building_id);
      const late = new Set([...items.filter(({ overdue }) => overdue).map(({ id }) => id), ...(team?.overdue ?? []).map(({ id }) => id)]);
      const promised = team?.promised.flatMap((row) => followUpsOf(known, row)) ?? [];
      const followUps = [...new Map([...own.followUps.flatMap((row) => followUpsOf(known, row)), ...promised].map((one) => [one.incident.id, one])).values()];
      res.json({
        date: localDate(now), serverTime: formatInstant(now, zone), minAppVersion,
        counts: { overdue: late.size, today: items.length, followUps: followUps.length, tasks: own.tasks.length, red: red.length },
        // A building stands where the most pressing of its doors does.
        buildings: [...Map.groupBy(items, ({ building }) => building.id)].map(([id, its]) => ({
          building: its[0]!.building, overdue: its.filter(({ overdue }) => overdue).length, stops: its.map(({ last: _last, facets: _facets, others: _others, alongWith: _along, ...door }) => door),
          nearby: (id === null ? [] : (nearby.get(id) ?? [])).map((row) => doorOf(known, row)),
        })),
        items,
        followUps,
        tasks: own.tasks.map((row) => taskOf(known, row)),
        team: team ? { overdue: team.overdue.map((row) => doorOf(known, row)), promised, red } : null,
      });
    },
  }];
};
