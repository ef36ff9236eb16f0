import { z } from 'zod';
import { Budget } from '../calendar/budget.ts';
import { Code, Coded, Named } from './named.ts';

/** A calendar period: one duty for each, whenever in it the visit falls. */
export const calendarPeriods = ['year', 'halfYear', 'quarter', 'month'] as const;

/** How often: a calendar period, or so many days after the last visit that discharged the duty. */
export const Every = z.union([z.enum(calendarPeriods), Budget]);
export type Every = z.infer<typeof Every>;

/** Why a class is sensitive personal data (PIPL art. 28). */
export const sensitivities = ['health', 'familyLoss', 'minor', 'petitioner', 'criminalRecord', 'violence'] as const;

/** A class of household, place or risk and how often it is visited 走访频次. */
export const Cadence = z.strictObject({
  code: Code, ...Named.shape,
  of: z.enum(['household', 'place', 'risk']),
  count: z.enum(['calendarPeriod', 'interval', 'triggered']).nullable(),
  /** null where visits follow a trigger or the class is not shipped. */
  every: Every.nullable(),
  /** Two visits nearer than this are recorded, but the second discharges nothing. */
  gap: Budget.optional(),
  on: z.boolean(),
  sensitive: z.enum(sensitivities).optional(),
  /** Why it is off, shown where it could be switched on. */
  reason: Named.optional(),
  /** Other intervals for a narrower circumstance. One with a code can hold (on a tag, a place, or in a season); one without is told as a practice elsewhere. */
  otherwise: z.array(z.strictObject({ code: Code.optional(), when: Named, every: Every.optional(), within: Budget.optional() })).default([]),
  /** A care class: being late is a worry about somebody, and climbs faster (000-15). */
  care: z.boolean().optional(),
  /** A polite refusal discharges the period 婉拒; elsewhere the duty stays and the leader decides. */
  refusalDischarges: z.boolean().optional(),
  /** Arrival after the trigger, and the visits that follow it, counted from there. */
  arriveWithin: Budget.optional(),
  followUps: z.array(Budget).optional(),
  /** The share of visits by phone or video that discharges, in per cent; monthly classes: one of three in a row. */
  phonePercent: z.number().min(0).max(100).optional(),
  /** Nobody met for so long opens an incident of this category. */
  noContact: z.strictObject({ after: Budget.optional(), opens: z.string() }).optional(),
  /** Who goes along or leads. */
  with: Named.optional(),
  /** Who keeps a risk item under review. */
  by: Named.optional(),
  basis: z.array(z.string().min(1)).default([]),
});
export type Cadence = z.infer<typeof Cadence>;
export type CadenceInput = z.input<typeof Cadence>;

/** One line of 必访: what the method itself promises, and the cadences that carry it. */
export const MustVisit = z.strictObject({
  ...Named.shape,
  every: Every,
  cadences: z.array(Code),
  on: z.boolean().default(true),
  /** A venue visited instead of a person (believers are never a label on a person). */
  venueCategory: z.string().optional(),
  reason: Named.optional(),
  req: z.array(z.string()).default([]),
});

/** One item of 必清: what is known of a household, each with the day it was last confirmed. */
export const Facet = z.strictObject({ ...Coded.shape, req: z.array(z.string()).default([]) });

/** One item of 必到: what makes somebody go there, and how soon. */
export const Trigger = z.strictObject({ ...Coded.shape, arriveWithin: Budget, followUp: Code.optional(), req: z.array(z.string()).default([]) });

/** One item of 必报: categories that always reach the town. The flags of the catalogue hold under every pack. */
export const MustReport = z.strictObject({ ...Coded.shape, categories: z.array(z.string()).min(1), req: z.array(z.string()).default([]) });

/** A level of the grid tree as the method names it, the highest first. */
export const GridLevel = z.strictObject({ ...Named.shape, depth: z.number().int().positive(), responsible: z.boolean().optional(), party: z.string().optional(), leader: z.string().optional(), req: z.array(z.string()).default([]) });

/** How big a grid should be; outside it there is a warning, never a refusal. */
export const SizeNorm = z.strictObject({
  ...Named.shape,
  level: z.number().int().positive().optional(),
  type: z.enum(['rural', 'urban']).optional(),
  households: z.strictObject({ least: z.number().int().positive(), most: z.number().int().positive() }).optional(),
  req: z.array(z.string()).default([]),
});
