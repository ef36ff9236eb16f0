import { z } from 'zod';
import { dutyKinds, targetKinds } from '../../domain/visit/duty.ts';
import { outcomes } from '../../domain/visit/status.ts';
import { CaseShape, Instant } from '../present/shapes.ts';

const Both = z.object({ zh: z.string(), en: z.string() });
const whole = z.number().int();

const DutyToday = z.object({
  id: z.string(), kind: z.enum(dutyKinds), code: z.string().nullable(), period: z.string(), due: Instant, leftSeconds: whole, overdue: z.boolean(),
  what: z.string().optional().meta({ description: 'Of a given task: what is to be done' }),
});

const where = {
  target: z.object({ kind: z.enum(targetKinds), id: z.string() }),
  household: z.object({ id: z.string(), code: z.string(), address: z.string(), head: z.string().nullable() }).nullable(),
  place: z.object({ id: z.string(), code: z.string(), zh: z.string().nullable(), address: z.string().nullable() }).nullable(),
  location: z.object({ lng: z.number(), lat: z.number() }).nullable(),
};

/** One door: enough to list it, and to knock. */
export const Door = z.object({
  id: z.string(), visit: z.string().nullable().meta({ description: 'null: a duty that nobody merged into a visit yet' }), seq: whole, status: z.string(), ...where, mine: z.boolean(),
  overdue: z.boolean(), dueSoon: z.boolean(), due: Instant, leftSeconds: whole, slot: Instant.nullable(), plannedFor: z.string().nullable(), care: z.boolean(), height: whole, outcome: z.enum(outcomes).nullable(),
  building: z.object({ id: z.string().nullable(), name: z.string().nullable() }), duties: z.array(DutyToday),
});

const Facet = z.object({ code: z.string(), zh: z.string(), en: z.string(), confirmedAt: Instant.nullable(), stale: z.boolean() });
const LastVisit = z.object({
  visit: z.string(), at: Instant, outcome: z.enum(outcomes), role: z.string().nullable(), mine: z.boolean(), note: z.string().optional(),
  needs: z.array(z.object({ id: z.string(), number: z.string(), category: z.string().nullable(), zh: z.string().nullable(), en: z.string().nullable(), closed: z.boolean() })),
});

/** The door with what is needed to knock at it. Why somebody is on a list is not here. */
export const Stop = Door.extend({
  last: z.array(LastVisit).max(3).meta({ description: 'The last three visits, the newest first; its note comes with the newest' }),
  facets: z.array(Facet).meta({ description: 'What is known there, what was confirmed longest ago first' }),
  alongWith: z.array(Both), others: z.array(DutyToday).meta({ description: 'Also owed at this door, planned for another day: the same knock answers for them' }),
});

const FollowUpOwed = z.object({
  visit: z.string(), seq: whole, household: where.household, place: where.place, location: where.location,
  incident: z.object({ id: z.string(), number: z.string() }), category: z.string().nullable(), zh: z.string().nullable(), en: z.string().nullable(), openedAt: Instant, due: Instant.nullable(), closed: z.boolean(),
});

const TaskOwed = DutyToday.pick({ id: true, due: true, leftSeconds: true, overdue: true }).extend({
  visit: z.string().nullable(), what: z.string().nullable(), mine: z.boolean(), target: where.target, household: where.household, place: where.place, location: where.location,
});

export const Today = z.object({
  date: z.string(), serverTime: Instant, minAppVersion: z.string().meta({ description: 'An older app sends what waits, and asks to be renewed' }),
  counts: z.object({ overdue: whole, today: whole, followUps: whole, tasks: whole, red: whole }),
  buildings: z.array(z.object({
    building: z.object({ id: z.string().nullable(), name: z.string().nullable() }), overdue: whole, stops: z.array(Door),
    nearby: z.array(Door).meta({ description: 'Other doors of the building whose time has begun, planned for another day' }),
  })),
  items: z.array(Stop), followUps: z.array(FollowUpOwed),
  tasks: z.array(TaskOwed).meta({ description: 'Given tasks that are not done yet, also where the knock is planned for a later day' }),
  team: z.object({ overdue: z.array(Door), promised: z.array(FollowUpOwed), red: z.array(CaseShape) }).nullable().meta({ description: 'For a leader: his three lists' }),
});

export type Door = z.infer<typeof Door>;
export type Stop = z.infer<typeof Stop>;
export type DutyToday = z.infer<typeof DutyToday>;
export type FollowUpOwed = z.infer<typeof FollowUpOwed>;
export type TaskOwed = z.infer<typeof TaskOwed>;
