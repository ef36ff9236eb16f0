import { z } from 'zod';
import { Budget } from '../calendar/budget.ts';
import { channels, severities } from './status.ts';
import { day, instant, key, point, sha256, words } from './text.ts';

/** `x-kind` tells a form what to offer; the server resolves a code or an id. */
const unit = () => key().meta({ 'x-kind': 'unit' });
const person = () => key().meta({ 'x-kind': 'person' });
const area = () => key().meta({ 'x-kind': 'area' });
const category = () => key().meta({ 'x-kind': 'category' });
const reason = (list: string) => key().meta({ 'x-kind': 'reason', 'x-list': list });
/** Hashes of photos and voice memos that were stored before. */
export const evidence = () => z.array(sha256.meta({ 'x-kind': 'file' })).max(12, { error: 'tooMany' });
/** What makes it worse at once: a category's own circumstance (`worse`) and the danger signs of a dispute, as the pack has them. */
const signs = () => z.array(key().meta({ 'x-kind': 'sign' })).max(12, { error: 'tooMany' });
/** Who was at the table, by name; the households that they belong to are visited again after a settlement. */
const parties = () => z.array(words(60)).min(1, { error: 'required' }).max(20, { error: 'tooMany' });
const households = () => z.array(key().meta({ 'x-kind': 'household' })).max(20, { error: 'tooMany' });
const severity = () => z.enum(severities);
const nothing = z.strictObject({});
const why = z.strictObject({ reason: words() });
const report = z.strictObject({ text: words() });
const named = z.strictObject({ lead: unit(), person: person() });

/** What each action asks for. The names and fields are fixed by the HTTP contract; forms and OpenAPI are made from here. */
export const bodies = {
  accept: z.strictObject({ category: category(), severity: severity().optional(), gridId: area().optional(), location: point.optional(), signs: signs().optional() }),
  reject: z.strictObject({ reasonCode: reason('reject'), explanation: words(), elsewhere: words() }),
  askInformation: z.strictObject({ question: words() }),
  giveInformation: z.strictObject({ text: words(), evidence: evidence().optional() }),
  merge: z.strictObject({ into: key() }),
  settle: z.strictObject({
    result: z.enum(['onSpot', 'mediated', 'explainedNoDuty', 'notFound', 'selfResolved']),
    done: words(), told: words(200), evidence: evidence().optional(), households: households().optional(),
  }),
  escalate: z.strictObject({ finding: words(), proposal: words() }),
  /** `statutory`: the limit of the service item by law, which holds where it is longer (profile A). */
  dispatch: z.strictObject({ lead: unit(), person: person(), assist: z.array(unit()).max(8, { error: 'tooMany' }).optional(), note: words().optional(), statutory: Budget.optional() }),
  sign: nothing,
  askReturn: z.strictObject({ basis: words(), suggestedOwner: words(200) }),
  grantReturn: named,
  refuseReturn: why,
  /** `consent`: both parties agree to mediate on beyond the cap. */
  askExtension: z.strictObject({ budget: Budget, reason: words(), consent: z.boolean().optional() }),
  grantExtension: z.strictObject({ budget: Budget.optional() }),
  refuseExtension: why,
  askHold: z.strictObject({ reasonCode: reason('hold'), interimMeasure: words(), until: day() }),
  grantHold: nothing,
  refuseHold: why,
  resume: z.strictObject({ reason: words().optional() }),
  askAssist: z.strictObject({ unit: unit(), what: words() }),
  giveAssist: z.strictObject({ text: words(), evidence: evidence().optional() }),
  feedBack: z.strictObject({ result: key().meta({ 'x-kind': 'result' }), text: words(), evidence: evidence().optional(), plannedFor: day().optional(), remedies: words().optional() }),
  pass: z.strictObject({ method: z.enum(['visit', 'photo', 'reporterConfirmation']), informed: words(200), evidence: evidence().optional() }),
  fail: why,
  samplePass: z.strictObject({ method: z.enum(['visit', 'photo', 'reporterConfirmation']) }),
  sampleFail: why,
  reopen: why,
  regrade: z
    .strictObject({ severity: severity().optional(), category: category().optional(), reason: words(), signs: signs().optional() })
    .refine((body) => body.severity !== undefined || body.category !== undefined, { error: 'severityOrCategory', path: ['severity'] }),
  urge: z.strictObject({ text: words().optional() }),
  answerSupervision: report,
  takeOver: nothing,
  reassign: z.strictObject({ person: person() }),
  designate: named,
  contact: report,
  /** `step`: one that has a limit of its own within handling (a guard on site); without it the arrival itself. */
  arrive: z.strictObject({ step: key().meta({ 'x-kind': 'step' }).optional() }),
  callBack: z.strictObject({ solved: z.boolean(), satisfied: z.boolean(), text: words().optional() }),
  reportProgress: z.strictObject({ stage: z.enum(['first', 'further', 'final']), text: words() }),
  standDown: why,
  secondSign: nothing,
  /** A sitting of a mediation. `consent`: both parties agree to mediate on beyond the cap. */
  sitting: z.strictObject({ parties: parties(), heldAt: instant(), text: words(8000), households: households().optional(), consent: z.boolean().optional(), signs: signs().optional() }),
  moveUp: z.strictObject({ reason: words(), signs: signs().optional() }),
  agree: z.strictObject({ agreement: words(8000), parties: parties().optional(), households: households().optional(), evidence: evidence().optional() }),
  comment: report,
  withdraw: why,
  refer: z.strictObject({ where: words(200), how: words() }),
  appeal: why,
  declareEmergency: why,
  rate: z.strictObject({ solved: z.boolean(), satisfied: z.boolean(), text: words().optional() }),
} as const;

export type Action = keyof typeof bodies;
export const actions = Object.keys(bodies) as Action[];
export type Body<A extends Action> = z.infer<(typeof bodies)[A]>;

/** A report as the resident or a colleague makes it. Without a category it runs under profile N; without a place it stands in the county's queue. */
export const Report = z.strictObject({
  category: category().optional(),
  description: words(4000),
  location: point.optional(),
  address: words(300).optional(),
  reporter: z.strictObject({ name: words(60).optional(), phone: z.string().regex(/^\+?[0-9][0-9 -]{4,19}$/, { error: 'notAPhone' }).optional() }).optional(),
  channel: z.enum(channels).optional(),
});
export type Report = z.infer<typeof Report>;

export const StaffReport = Report.extend({
  severity: severity().optional(),
  onBehalf: z.boolean().optional(),
  area: area().optional(),
  onSpot: z.boolean().optional(),
  evidence: evidence().optional(),
});
export type StaffReport = z.infer<typeof StaffReport>;
