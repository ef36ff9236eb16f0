import { z } from 'zod';
import { InstantText } from '../calendar/instant.ts';
import { evidence } from '../case/commands.ts';
import { key, sha256, words } from '../case/text.ts';
import { outcomes } from './status.ts';

const why = z.strictObject({ reason: words(500) });

/** A facet confirmed as it was, or what changed about it. "No change" is one tap. */
const Confirmed = z.union([z.literal('same'), words(500)]);

/** Something that came up: an incident of a category, a service, or a risk. */
export const Need = z.union([
  words(500),
  z.strictObject({ category: key().meta({ 'x-kind': 'category' }).optional(), text: words(2000), risk: z.enum(['red', 'yellow', 'green']).optional(), evidence: evidence().optional() }),
]);

/** What each action on a visit asks for (HTTP contract, section 6). */
export const visitCommands = {
  plan: z.strictObject({ slot: InstantText.meta({ format: 'date-time' }) }),
  start: z.strictObject({}),
  record: z.strictObject({
    outcome: z.enum(outcomes),
    facets: z.union([z.array(key()).max(20, { error: 'tooMany' }), z.record(key(), Confirmed)]).optional(),
    needs: z.array(Need).max(20, { error: 'tooMany' }).optional(),
    note: words(2000).optional(),
    /** Hash of what was said into the phone instead of a note, stored before. */
    memo: sha256.meta({ 'x-kind': 'file' }).optional(),
    occurredAt: InstantText.meta({ format: 'date-time' }).optional(),
  }),
  askExcuse: why,
  grantExcuse: z.strictObject({}),
  refuseExcuse: why,
  hand: z.strictObject({ to: key().meta({ 'x-kind': 'person' }) }),
  /** The person was told what became of what they asked for: only that ends a follow-up. `incident`: its number or id; may be left out where there is one. */
  tell: z.strictObject({ text: words(2000), incident: key().optional() }),
} as const satisfies Record<string, z.ZodType>;

export type VisitAction = keyof typeof visitCommands;
export const visitActions = Object.keys(visitCommands) as VisitAction[];

/** A visit that nobody planned: whose door, and how it went where somebody was there already. */
export const UnplannedVisit = z.strictObject({
  household: key().optional(),
  place: key().optional(),
  record: visitCommands.record.optional(),
}).refine(({ household, place }) => (household === undefined) !== (place === undefined), { error: 'householdOrPlace', path: ['household'] });
export type UnplannedVisit = z.infer<typeof UnplannedVisit>;

export type VisitBody<A extends VisitAction> = z.infer<(typeof visitCommands)[A]>;

/** Reasons that excuse a visit 免访事由; free words may follow behind a colon. */
export const excuseReasons = ['leave', 'disaster', 'accessBlocked', 'overload'] as const;
