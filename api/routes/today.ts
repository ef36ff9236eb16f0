import { z } from 'zod';
import { formatInstant } from '../../domain/calendar/instant.ts';
import { DAY } from '../../domain/calendar/day.ts';
import { instantOf } from '../../domain/calendar/zone.ts';
import type { FollowUp } from '../../domain/visit/state.ts';
import { isDutyOverdue } from '../../domain/visit/duty.ts';
import { pathOf } from '../../db/registry-scope.ts';
import { closedAmong } from '../../db/visits/door.ts';
import type { DoorName } from '../../db/visits/doors.ts';
import { doorsById } from '../../db/visits/doors.ts';
import { dutiesOf } from '../../db/visits/find-visits.ts';
import { todayOf } from '../../db/visits/today.ts';
import type { CaseDesk } from '../case-desk.ts';
import type { Deps } from '../deps.ts';
import { localDate, localDay, zone } from '../local-day.ts';
import type { Operation } from '../operation.ts';
import { Instant } from '../present/shapes.ts';
import { codeFor } from '../present/visit.ts';

const Stop = z.looseObject({
  id: z.string(), visit: z.string().nullable(), seq: z.number().int(), status: z.string(), overdue: z.boolean(), dueSoon: z.boolean(), due: Instant, slot: Instant.nullable(),
  household: z.record(z.string(), z.json()).nullable(), duties: z.array(z.looseObject({ id: z.string(), code: z.string().nullable(), period: z.string() })),
});
const Page = z.object({
  date: z.string(), serverTime: Instant, counts: z.object({ overdue: z.number().int(), today: z.number().int(), followUps: z.number().int() }),
  buildings: z.array(z.object({ building: z.object({ id: z.string().nullable(), name: z.string().nullable() }), overdue: z.number().int(), stops: z.array(Stop) })),
  items: z.array(Stop), followUps: z.array(z.looseObject({ visit: z.string(), incident: z.object({ id: z.string(), number: z.string() }), closed: z.boolean() })),
});

/** The worker's page: where to go today, one line a door, folded by building, what is most overdue first; and whom a word is owed. */
export const todayOperations = (deps: Deps, desk: Pick<CaseDesk, 'packs' | 'places'>): Operation[] => {
  const { db, clock } = deps;
  return [{
    method: 'get', path: '/api/today', name: 'today', says: "The caller's day: visits by building, the most overdue first, and whoever is still to be told something", who: 'staff',
    answers: { 200: { says: 'The day', schema: Page } },
    handle: async (_req, res, { viewer }) => {
      const now = clock.now();
      const found = await todayOf(db, viewer, { now, date: localDate(now), endOfDay: instantOf(zone, (localDay(now) + 1) * DAY) });
      const duties = Map.groupBy(await dutiesOf(db, found.visits.map(({ id }) => id)), ({ visitId }) => visitId);
      const doors = await doorsById(db, [...found.visits, ...found.followUps, ...found.loose].map((row) => ({ kind: row.target_kind, id: row.target_id })));
      const owed = found.followUps.flatMap((row) => waiting(row.state).map((one) => ({ row, one })));
      const closed = await closedAmong(db as never, owed.map(({ one }) => one.caseId));
      const write = (at: Date): string => formatInstant(at.getTime(), zone);

      const stops = [];
      for (const row of found.visits) {
        const pack = await desk.packs.get(db, { id: row.pack_id, version: row.pack_version });
        const own = (duties.get(row.id) ?? []).filter(({ state }) => state === 'open' || state === 'upcoming');
        stops.push({
          id: row.id, visit: row.id as string | null, seq: row.seq, status: row.status === 'upcoming' ? 'open' : row.status, ...whereOf(doors.get(row.target_id)), target: { kind: row.target_kind, id: row.target_id },
          overdue: row.window_to.getTime() <= now, dueSoon: row.warn_at !== null && row.warn_at.getTime() <= now, due: write(row.window_to), slot: row.slot_at && write(row.slot_at), plannedFor: row.planned_for,
          mine: row.worker_id !== null, care: row.care, height: row.height, outcome: row.outcome, building: { id: row.building_id, name: doors.get(row.target_id)?.building ?? null },
          duties: own.map(({ id, kind, code, period, to, state }) => ({ id, kind, code: codeFor(pack, code, viewer, pathOf(row)), period, overdue: isDutyOverdue({ state, to }, now) })),
        });
      }
      for (const row of found.loose) {
        const pack = await desk.packs.get(db, { id: row.pack_id, version: row.pack_version });
        const overdue = row.window_to.getTime() <= now;
        stops.push({
          id: row.id, visit: null, seq: 0, status: 'open', ...whereOf(doors.get(row.target_id)), target: { kind: row.target_kind, id: row.target_id }, overdue, dueSoon: false, due: write(row.window_to), slot: null, plannedFor: null,
          mine: row.worker_id !== null, care: false, height: 0, outcome: null, building: { id: row.building_id, name: doors.get(row.target_id)?.building ?? null },
          duties: [{ id: row.id, kind: row.kind, code: codeFor(pack, row.code, viewer, pathOf(row)), period: row.period, overdue }],
        });
      }
      const items = stops.toSorted((one, other) => Number(other.overdue) - Number(one.overdue));
      const byBuilding = Map.groupBy(items, ({ building }) => building.id);
      res.json({
        date: localDate(now), serverTime: formatInstant(now, zone),
        counts: { overdue: items.filter(({ overdue }) => overdue).length, today: items.length, followUps: owed.length },
        // A building stands where the most pressing of its doors does.
        buildings: [...byBuilding.values()].map((its) => ({ building: its[0]!.building, overdue: its.filter(({ overdue }) => overdue).length, stops: its })),
        items,
        followUps: owed.map(({ row, one }) => ({
          visit: row.id, seq: row.seq, ...whereOf(doors.get(row.target_id)), incident: { id: one.caseId, number: one.number }, category: one.category, openedAt: formatInstant(one.openedAt, zone), closed: closed.has(one.caseId),
        })),
      });
    },
  }];
};

const waiting = (state: unknown): FollowUp[] => ((state as { followUps?: FollowUp[] } | null)?.followUps ?? []).filter(({ owesWord, toldAt }) => owesWord && toldAt === null);

const whereOf = (door: DoorName | undefined) => ({
  household: door?.kind === 'household' ? { id: door.id, code: door.code, address: door.address } : null,
  place: door?.kind === 'place' ? { id: door.id, code: door.code, zh: door.words, address: door.address } : null,
  location: door?.location ?? null,
});
