import { nominalSeconds } from '../../calendar/budget.ts';
import { parseInstant } from '../../calendar/instant.ts';
import { DAY } from '../../calendar/day.ts';
import { wallOf } from '../../calendar/zone.ts';
import { refuse } from '../../case/refusals.ts';
import type { FieldProblem } from '../../case/refusals.ts';
import { due } from '../../clock/stopwatch.ts';
import { cadenceOf } from '../cadence.ts';
import type { Verdict } from '../discharge.ts';
import { discharge } from '../discharge.ts';
import { isLive } from '../duty.ts';
import { iso } from '../look.ts';
import { mayBeginAt, stillOwed } from '../state.ts';
import { isLate, outcomeTable } from '../status.ts';
import type { VisitBench, VisitDraft, VisitVerdict } from '../verdict.ts';
import { invalidFields, no, problem } from '../verdict.ts';
import { kinOf } from './kin.ts';
import { followUpsOf } from './needs.ts';

/** Milliseconds that a phone's clock may be ahead of ours. */
const clockMayBeAhead = 60_000;
/** Milliseconds, at most, between writing down a missed contact and an incident: what was written offline may be followed by better news. */
const graceAtMost = 600_000;

/**
 * Somebody was there, or called. A visit that took place is valid at any hour; one in the future, or before its duty, did not take place.
 * It discharges every duty at this door that it can, of whatever visit (000-14).
 */
export const record: VisitVerdict<'record'> = (bench) => {
  const { state, body, now } = bench;
  if (!state.unplanned && now < mayBeginAt(state)) return no(refuse('notNow', 'beforeItsDuty'));
  const occurredAt = Math.min(body.occurredAt === undefined ? now : parseInstant(body.occurredAt)!, now + clockMayBeAhead + 1);
  const faults = [...faultsOfTime(bench, occurredAt), ...faultsOfBody(bench)];
  if (faults.length > 0) return invalidFields(...faults);
  const at = Math.min(occurredAt, now);
  const verdicts = judged(bench, at);
  const knock = knockOf(bench, at, verdicts);
  const { drafts, opens } = followUpsOf(bench);
  const note = { ...(body.note === undefined ? {} : { note: body.note }), ...(body.memo === undefined ? {} : { memo: body.memo }), ...changedFacets(bench) };
  const draft: VisitDraft = body.outcome === 'notMet'
    ? { type: 'NotMet', data: { ...knock, ...tryAgain(bench, at) }, sealed: note }
    : { type: 'Recorded', data: { ...knock, reviewTagsBy: reviewTagsBy(bench) }, sealed: note };
  return { drafts: [draft, ...drafts], opens, kin: kinOf(bench, knock, outcomeTable[body.outcome].met || body.outcome === 'refused') };
};

function faultsOfTime({ state, now }: VisitBench<'record'>, occurredAt: number): FieldProblem[] {
  if (occurredAt > now + clockMayBeAhead) return [problem('occurredAt', 'inTheFuture')];
  return occurredAt < mayBeginAt(state) ? [problem('occurredAt', 'beforeItsDuty')] : [];
}

function faultsOfBody({ body, context: { pack } }: VisitBench<'record'>): FieldProblem[] {
  const named = facetsOf(body.facets);
  const facets = named.flatMap((code, at) => (pack.facets.some((facet) => facet.code === code) ? [] : [problem(Array.isArray(body.facets) ? `facets.${at}` : `facets.${code}`, 'unknownFacet')]));
  const needs = (body.needs ?? []).flatMap((need, at) => (typeof need === 'string' || need.category === undefined || pack.categories.some(({ code }) => code === need.category) ? [] : [problem(`needs.${at}.category`, 'unknownCategory')]));
  return [...facets, ...needs];
}

const facetsOf = (facets: VisitBench<'record'>['body']['facets']): string[] => (Array.isArray(facets) ? facets : Object.keys(facets ?? {}));

/** What is another than before goes into the sealed part; "the same" is only a day on which it was confirmed. */
const changedFacets = ({ body: { facets } }: VisitBench<'record'>): Record<string, string> =>
  Array.isArray(facets) ? {} : Object.fromEntries(Object.entries(facets ?? {}).flatMap(([code, said]) => (said === 'same' ? [] : [[`facet.${code}`, said]])));

const judged = ({ state, body, context: { door, pack }, zone }: VisitBench<'record'>, at: number): Verdict[] => {
  const own = stillOwed(state).filter(({ id }) => !door.duties.some((duty) => duty.id === id)).map((duty) => ({ ...duty, state: 'open' as const }));
  return discharge({ occurredAt: at, outcome: body.outcome }, [...door.duties, ...own], door.earlier, { pack, zone, circumstances: door.circumstances });
};

function knockOf({ state, body, context: { door } }: VisitBench<'record'>, at: number, verdicts: readonly Verdict[]) {
  const periodOf = (id: string): string => door.duties.find((duty) => duty.id === id)?.period ?? state.duties.find((duty) => duty.id === id)?.period ?? '';
  const named = ({ id, code }: Verdict) => ({ id, code, period: periodOf(id) });
  const gone = 'opens' in outcomeTable[body.outcome];
  const own = new Set(stillOwed(state).map(({ id }) => id));
  const begun = (id: string): boolean => (door.duties.find((duty) => duty.id === id) ?? state.duties.find((duty) => duty.id === id))!.from <= at;
  const facets = facetsOf(body.facets);
  return {
    outcome: body.outcome, occurredAt: iso(at), late: !state.unplanned && isLate(at, state.window.to),
    discharged: verdicts.filter(({ discharged }) => discharged).map((one) => ({ ...named(one), late: one.late })),
    lapsed: verdicts.filter(({ lapses }) => lapses).map(named),
    excused: gone ? verdicts.filter(({ id }) => own.has(id)).map(named) : [],
    kept: gone ? [] : verdicts.filter(({ id, discharged, lapses }) => !discharged && !lapses && begun(id)).map((one) => ({ ...named(one), why: one.why ?? 'settled' })),
    ...(facets.length > 0 ? { facets } : {}),
  };
}

/** Away, moved, deceased: the tags of the household are looked at again (row 8). */
const reviewTagsBy = ({ body, context, now }: VisitBench<'record'>): string | null => {
  if (!('opens' in outcomeTable[body.outcome])) return null;
  const at = due({ calendar: context.calendarOf(context.calendar), start: now, budget: context.pack.visits.reviewTagsWithin });
  return at === null ? null : iso(at);
};

export const partOfDay = (at: number, zone: string): 'morning' | 'afternoon' | 'evening' => {
  const hour = Math.floor((((wallOf(zone, at) % DAY) + DAY) % DAY) / 3_600_000);
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
};

/** Nobody there: again within the retry's time at another time of day (NT2); where somebody might be in need, the contact is waited for (NT1). */
function tryAgain({ state, context: { pack, door, calendar, calendarOf }, now, zone }: VisitBench<'record'>, at: number) {
  const retryBy = due({ calendar: calendarOf(calendar), start: at, budget: pack.visits.retryWithin }) ?? at;
  const times = 1 + state.knocks.filter(({ outcome }) => outcome === 'notMet').length;
  const codes = new Set([...stillOwed(state), ...door.duties.filter((duty) => isLive(duty) && duty.from <= at)].map(({ code }) => code));
  const waits = [...codes].flatMap((code) => {
    const noContact = cadenceOf(pack, code)?.noContact;
    return noContact ? [{ opens: noContact.opens, after: nominalSeconds(noContact.after ?? '24 h') * 1_000 }] : [];
  }).toSorted((one, other) => one.after - other.after || (one.opens < other.opens ? 1 : -1));
  const first = waits[0];
  const lost = state.lost !== null || !first ? null : { since: iso(at), by: iso(Math.max(at + first.after, now + Math.min(graceAtMost, first.after))), opens: first.opens };
  return { times, retryBy: iso(Math.max(retryBy, now)), retryNot: partOfDay(at, zone), lost };
}
