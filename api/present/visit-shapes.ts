import { z } from 'zod';
import { dutyKinds, targetKinds } from '../../domain/visit/duty.ts';
import { visitStatuses } from '../../domain/visit/status.ts';
import { AreaName, Instant, PersonName } from './shapes.ts';

/** Visits and duties as schemas, for the OpenAPI document and for the tests that hold the presenters against it. */
const json = z.record(z.string(), z.json());

export const VisitShape = z.looseObject({
  id: z.string(), seq: z.number().int(), status: z.enum(visitStatuses), target: z.object({ kind: z.enum(targetKinds), id: z.string() }),
  household: z.object({ id: z.string(), code: z.string(), address: z.string().nullable() }).nullable(), window: z.object({ from: Instant, to: Instant }),
  duties: z.array(z.looseObject({ id: z.string(), kind: z.enum(dutyKinds), code: z.string().nullable(), period: z.string(), from: Instant, to: Instant, state: z.string() })),
  worker: PersonName.nullable(), grid: AreaName.nullable(), slot: Instant.nullable(), due: Instant.nullable(), overdue: z.boolean(), outcome: z.string().nullable(), followUps: z.array(json),
  actions: z.array(z.object({ name: z.string(), schema: json })).optional(),
});

export const DutyShape = z.object({
  id: z.string(), kind: z.enum(dutyKinds), code: z.string().nullable(), period: z.string(), from: Instant, to: Instant, state: z.string(), overdue: z.boolean(),
  target: z.object({ kind: z.enum(targetKinds), id: z.string(), code: z.string().nullable(), address: z.string().nullable() }), grid: AreaName.nullable(), worker: PersonName.nullable(),
  visit: z.string().nullable(), dischargedBy: z.string().nullable(), settledAt: Instant.nullable(), settledWhy: z.string().nullable(),
});

export const VisitEntryShape = z.looseObject({
  seq: z.number().int(), type: z.string(), at: Instant, recordedAt: Instant, dueAt: Instant.optional(), actor: z.looseObject({ kind: z.string() }), commandId: z.string().optional(), data: json,
  texts: z.record(z.string(), z.string()).optional(), words: z.string(), prevHash: z.string(), hash: z.string(),
});
