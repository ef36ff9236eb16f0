import { z } from 'zod';
import { Budget } from '../calendar/budget.ts';
import { channels, severities } from './status.ts';
import { day, key, point, sha256, words } from './text.ts';

/** `x-kind` tells a form what to offer; the server resolves a code or an id. */
const unit = () => key().meta({ 'x-kind': 'unit' });
const person = () => key().meta({ 'x-kind': 'person' });
const area = () => key().meta({ 'x-kind': 'area' });
const category = () => key().meta({ 'x-kind': 'category' });
const reason = (list: string) => key().meta({ 'x-kind': 'reason', 'x-list': list });
/** Hashes of photos and voice memos that were stored before. */
export const evidence = () => z.array(sha256.meta({ 'x-kind': 'file' })).max(12, { error: 'tooMany' });
const severity = () => z.enum(severities);
const nothing = z.strictObject({});
const why = z.strictObject({ reason: words() });
const report = z.strictObject({ text: words() });
const named = z.strictObject({ lead: unit(), person: person() });

/** What each action asks for. The names and fields are fixed by the HTTP contract; forms and OpenAPI are made from here. */
export const bodies = {
  accept: z.strictObject({ category: category(), severity: severity().optional(), gridId: area().optional(), location: point.optional() }),
  reject: z.strictObject({ reasonCode: reason('reject'), explanation: words(), elsewhere: words() }),
  askInformation: z.strictObject({ question: words() }),
  giveInformation: z.strictObject({ text: words(), evidence: evidence().optional() }),
  merge: z.strictObject({ into: key() }),
  settle: z.strictObject({
    result: z.enum(['onSpot', 'mediated', 'explainedNoDuty', 'notFound', 'selfResolved']),
    done: words(), told: words(200), evidence: evidence().optional(),
  }),
  escalate: z.strictObject({ finding: words(), proposal: words() }),
  dispatch: z.strictObject({ lead: unit(), person: person(), assist: z.array(unit()).max(8, { error: 'tooMany' }).optional(), note: words().optional() }),
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
  feedBack: z.strictObject({ result: key().meta({ 'x-kind': 'result' }), text: words(), evidence: evidence().optional(), plannedFor: day().optional() }),
  pass: z.strictObject({ method: z.enum(['visit', 'photo', 'reporterConfirmation']), informed: words(200), evidence: evidence().optional() }),
  fail: why,
  samplePass: z.strictObject({ method: z.enum(['visit', 'photo', 'reporterConfirmation']) }),
  sampleFail: why,
  reopen: why,
  regrade: z
    .strictObject({ severity: severity().optional(), category: category().optional(), reason: words() })
    .refine((body) => body.severity !== undefined || body.category !== undefined, { error: 'severityOrCategory', path: ['severity'] }),
  urge: z.strictObject({ text: words().optional() }),
  answerSupervision: report,
  takeOver: nothing,
  reassign: z.strictObject({ person: person() }),
  designate: named,
  contact: report,
  arrive: nothing,
  callBack: z.strictObject({ solved: z.boolean(), satisfied: z.boolean(), text: words().optional() }),
  reportProgress: z.strictObject({ stage: z.enum(['first', 'further', 'final']), text: words() }),
  standDown: why,
  secondSign: nothing,
  moveUp: why,
  agree: z.strictObject({ agreement: words(8000) }),
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
