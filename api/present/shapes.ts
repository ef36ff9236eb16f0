import { z } from 'zod';
import { clockNames, levels, severities, statuses } from '../../domain/case/status.ts';

/** The answers of the door as schemas, for the OpenAPI document and for the tests that hold the presenters against it. */
export const Instant = z.string().meta({ format: 'date-time' });
const json = z.record(z.string(), z.json());

export const Named = z.object({ id: z.string(), code: z.string(), zh: z.string(), en: z.string() });
export const AreaName = Named.extend({ level: z.enum(levels) });
export const PersonName = z.object({ id: z.string(), name: z.string() });
const Version = z.object({ id: z.string(), version: z.number().int() });

export const ClockShape = z.object({
  name: z.enum(clockNames), round: z.number().int(), about: z.string().optional(), budget: z.string(), startedAt: Instant, stoppedAt: Instant.optional(),
  state: z.enum(['running', 'paused', 'stopped', 'expired']), usedSeconds: z.number(), leftSeconds: z.number(), due: Instant.nullable(), provisional: z.boolean(),
  calendar: Version, rungs: z.array(z.object({ rung: z.string(), then: z.string(), at: Instant, reachedAt: Instant.optional() })),
  explain: z.array(z.object({
    from: Instant, to: Instant, kind: z.enum(['counted', 'closed', 'holiday', 'paused']), seconds: z.number(), why: z.string().optional(), seq: z.number().int().optional(),
    extended: z.literal(true).optional(),
  })).optional(),
});

export const CaseShape = z.looseObject({
  id: z.string(), number: z.string(), seq: z.number().int(), status: z.enum(statuses), category: z.string().nullable(), severity: z.enum(severities),
  profile: z.string(), pack: Version, area: AreaName.nullable(), grid: AreaName.nullable(), lead: Named.nullable(), assist: z.array(Named.nullable()),
  person: PersonName.nullable(), clocks: z.array(ClockShape), requests: z.array(json), height: z.number().int(),
  counts: z.object({ rework: z.number(), returned: z.number(), reopened: z.number(), extended: z.number(), redispatched: z.number() }),
  result: z.string().optional(), location: z.object({ lng: z.number(), lat: z.number() }).nullable(), description: z.string().nullable(),
  reporter: json, evidence: z.array(z.string()), createdAt: Instant, updatedAt: Instant,
  actions: z.array(z.object({ name: z.string(), schema: json })).optional(),
});

export const EntryShape = z.object({
  seq: z.number().int(), type: z.string(), at: Instant, recordedAt: Instant, dueAt: Instant.optional(),
  actor: z.object({
    kind: z.enum(['person', 'clock', 'system', 'resident']), id: z.string().optional(), name: z.string().optional(), role: z.string().optional(), area: AreaName.nullable().optional(), unit: Named.nullable().optional(),
  }),
  commandId: z.string().optional(), data: json, texts: z.record(z.string(), z.string()).optional(), words: z.string(), prevHash: z.string(), hash: z.string(),
});

/** A page of things. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.object({ count: z.number().int(), capped: z.boolean() }) });
export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.union([z.string(), z.number()]).nullable().optional() });
