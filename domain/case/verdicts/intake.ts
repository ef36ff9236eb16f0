import { scaleBudget } from '../../calendar/budget.ts';
import type { Budget } from '../../calendar/budget.ts';
import { categoryOf, limitsFor, limitsWith, needsLeader, profileFor, profileOf, redStep, routeFor } from '../../pack/limits.ts';
import { unclear } from '../../pack/routing.ts';
import type { MethodPack } from '../../pack/pack.ts';
import type { Clockwork } from '../clockwork.ts';
import { invalid, refuse } from '../refusals.ts';
import { levels } from '../status.ts';
import type { Level } from '../status.ts';
import type { CaseState } from '../state.ts';
import type { Bench, Ruling, Verdict } from '../verdict.ts';
import { files, invalidFields, line, no, unknownSigns } from '../verdict.ts';
import { running } from '../stopwatch-of.ts';
import { openRequest } from '../waiting.ts';

/** From receipt on: our own limit for taking it up, and beside it the statute's for the decision to accept where there is one (T: 15 d, 信访工作条例). */
export function waitForAcceptance(work: Clockwork, pack: MethodPack, profile: string, limit: Budget | null): Clockwork {
  return work.start('accept', limit).start('accept', profileOf(pack, profile).acceptanceWithin ?? null, { about: statutory });
}

/** About what the second clock of acceptance runs. */
const statutory = 'statutory';

/** Sorted, graded, placed: the dispatch clock starts, and the queue 权属不清 has one of its own. */
export const accept: Verdict<'accept'> = (given) => acceptedAt(given, levelOf(given));

/** The same for a level that is known otherwise: a worker who reports what he may settle himself is no desk (001-09). */
export function acceptedAt({ state, body, context, work, parts }: Bench<'accept'>, level: Level): Ruling {
  const found = categoryOf(context.pack, body.category);
  if (!found) return no(invalid('category', 'unknownCategory'));
  const grid = body.gridId === undefined ? undefined : context.lookups.area(body.gridId);
  if (body.gridId !== undefined && !grid) return no(invalid('gridId', 'unknownArea'));
  // Into another town only the county moves a case: the next to see it would be strangers to whoever has it now.
  if (grid && state.place.path[1] !== undefined && grid.path[1] !== state.place.path[1] && !parts.has('county')) return no(invalid('gridId', 'outOfReach'));
  if (state.lane === 'confidential' && !found.confidential) return no(invalid('category', 'staysConfidential'));
  const severity = body.severity ?? state.severity;
  const strange = unknownSigns(context.pack, body.category, body.signs);
  if (strange.length > 0) return invalidFields(strange);
  const profile = profileFor(context.pack, body.category, severity, body.signs);
  const limits = limitsFor(context.pack, body.category, profile);
  const { lead } = routeFor(context.pack, body.category);
  work.stop('accept').stop('requestAnswer', 'information').stop('requestAnswer', 'secondSign').start('dispatch', limits.dispatch);
  if (state.clocks.some(({ name }) => name === 'firstContact')) work.rebudget('firstContact', profileOf(context.pack, profile).firstContact);
  else work.start('firstContact', profileOf(context.pack, profile).firstContact, { from: state.createdAt });
  if (lead === unclear && !found.confidential) work.start('adjudicateReturn', context.pack.terms.adjudicateUnclear);
  if (profileOf(context.pack, profile).handleStartsAt === 'statutoryAcceptance') work.start('handle', limits.handle);
  if (context.pack.severity.effects[severity].reportChain && !running(state, 'emergencyReport')) work.start('emergencyReport', context.pack.terms.emergencyReports.phone);
  return line({
    type: 'Accepted',
    data: {
      category: body.category, severity, profile, place: grid ? { areaId: grid.id, path: grid.path } : state.place, location: body.location ?? state.location,
      lane: found.confidential ? 'confidential' : 'open', ownerLevel: found.confidential ? 'county' : level, unclearOwner: lead === unclear && !found.confidential,
      suggestedLead: lead === unclear ? null : lead, ...(body.signs?.length ? { signs: body.signs } : {}),
      ...(needsLeader(context.pack, { category: body.category, profile, severity, counts: state.counts }) ? { leader: true } : {}),
    },
  });
}

/** The level that has an accepted case in hand is that of whoever accepted it. */
function levelOf({ parts }: Pick<Bench, 'parts'>): Level {
  if (parts.has('dispatcher')) return 'town';
  if (parts.has('county') || parts.has('clueOfficer')) return 'county';
  return parts.has('desk') ? 'village' : 'grid';
}

/** With a reason, in words, and where else to go. A must-report and an abusive report take a second person. */
export const reject: Verdict<'reject'> = (given) => {
  const { state, body, context, work } = given;
  if (openRequest(state.requests, 'secondSign')) return no(refuse('askedAlready', 'secondSignOpen'));
  const reason = context.pack.reasons.reject?.find(({ code }) => code === body.reasonCode);
  if (!reason) return no(invalid('reasonCode', 'unknownReason'));
  const sealed = { explanation: body.explanation, elsewhere: body.elsewhere };
  if (reason.secondPerson || categoryOf(context.pack, state.category)?.mustReport) {
    work.start('requestAnswer', context.pack.requests.secondSign.answerWithin, { about: 'secondSign' });
    return line({ type: 'SecondSignAsked', data: { for: 'reject', body: { reasonCode: body.reasonCode } }, sealed });
  }
  return turnedAway(given, body.reasonCode, sealed);
};

/** Turned away, with five working days to appeal. */
export function turnedAway({ work, context }: Pick<Bench, 'work' | 'context'>, reasonCode: string, sealed: Record<string, string>): Ruling {
  work.stopAll().start('objection', context.pack.terms.appealWithin);
  return line({ type: 'Rejected', data: { reasonCode }, sealed });
}

/** Asked at most twice; the acceptance clock waits, but never for an emergency. */
export const askInformation: Verdict<'askInformation'> = ({ state, body, context, work }) => {
  const { atMost, withdrawAfter, neverWithdraw } = context.pack.requests.information;
  const before = state.requests.filter(({ kind }) => kind === 'information');
  if (before.length >= atMost || openRequest(before, 'information')) return no(refuse('askedAlready', 'informationAskedBefore'));
  work.start('requestAnswer', withdrawAfter, { about: 'information' });
  if (!neverWithdraw.includes(state.profile)) work.pause('accept');
  return line({ type: 'InformationAsked', data: {}, sealed: { question: body.question } });
};

export const giveInformation: Verdict<'giveInformation'> = ({ state, body, work }) => {
  if (!openRequest(state.requests, 'information')) return no(refuse('notNow', 'nothingWasAsked'));
  work.stop('requestAnswer', 'information').resume('accept');
  return line({ type: 'InformationGiven', data: files(body.evidence), sealed: { text: body.text } });
};

/** All reporters of the child follow the parent and get its answer. Both ledgers say so in one transaction. */
export const merge: Verdict<'merge'> = ({ state, body, context, work }) => {
  if (state.children.length > 0) return no(refuse('conflict', 'hasChildren'));
  const parent = context.lookups.case(body.into);
  if (!parent || parent.lane !== state.lane) return no(invalid('into', 'unknownCase'));
  if (parent.id === state.id) return no(invalid('into', 'itself'));
  if (parent.over || parent.status === 'closed' || parent.status === 'rejected') return no(refuse('conflict', 'parentIsOver'));
  work.stopAll();
  const child = { type: 'ChildMerged' as const, at: Math.max(context.now, parent.updatedAt), actor: context.actor, data: { action: 'merge', child: state.id, childNumber: state.number, followUps: state.followUps } };
  return line({ type: 'Merged', data: { into: parent.id, intoNumber: parent.number } }, [{ caseId: parent.id, entries: [child] }]);
};

/** To 110, 119, 120, the petition office or a court: never closed by the grid itself (信访工作条例). */
export const refer: Verdict<'refer'> = ({ body, work }) => {
  work.stopAll();
  return line({ type: 'Referred', data: {}, sealed: { where: body.where, how: body.how } });
};

/** Not for safety matters: they go on as the centre's own finding. */
export const withdraw: Verdict<'withdraw'> = ({ state, body, context, work }) => {
  if (state.children.length > 0) return no(refuse('notNow', 'othersReportedIt'));
  const major = categoryOf(context.pack, state.category)?.major;
  if (major !== undefined && context.pack.terms.noWithdrawalOfMajors.includes(major)) return no(refuse('notNow', 'safetyGoesOn'));
  work.stopAll();
  return line({ type: 'Withdrawn', data: { lapsed: false }, sealed: { reason: body.reason } });
};

/** Another person decides; the acceptance clock begins anew. */
export const appeal: Verdict<'appeal'> = ({ state, body, context, work, limits }) => {
  if (state.over) return no(refuse('tooLate', 'appealLapsed'));
  waitForAcceptance(work.stopAll(), context.pack, state.profile, limits.accept);
  return line({ type: 'Appealed', data: {}, sealed: { reason: body.reason } });
};

/** A leader or a desk hands it up with a finding and a proposal, and keeps a follow-up until the person is told (004-27, 004-33). */
export const escalate: Verdict<'escalate'> = ({ state, body }) => {
  const next = levels[levels.indexOf(state.ownerLevel) + 1];
  if (!next) return no(refuse('notNow', 'nobodyAbove'));
  return line({ type: 'Escalated', data: { to: next }, sealed: { finding: body.finding, proposal: body.proposal } });
};

/**
 * Another grade or kind: every running stage gets its limit anew, what was used stays used, and half a limit stays half. What turns out to be
 * a clue leaves whoever has it and waits for its officers.
 */
export const regrade: Verdict<'regrade'> = ({ state, body, context, work }) => {
  const category = body.category ?? state.category;
  const found = categoryOf(context.pack, category);
  if (body.category !== undefined && !found) return no(invalid('category', 'unknownCategory'));
  const severity = body.severity ?? state.severity;
  const lane = found?.confidential ? 'confidential' : state.lane;
  const isEmergency = state.emergency?.stoodDownAt === null && lane === state.lane;
  const strange = unknownSigns(context.pack, category, body.signs);
  if (strange.length > 0) return invalidFields(strange);
  const signs = [...(state.signs ?? []), ...(body.signs ?? [])];
  const profile = isEmergency ? state.profile : profileFor(context.pack, category, severity, signs);
  const red = redStep(context.pack, signs);
  const rules = profileOf(context.pack, profile);
  if (lane !== state.lane) work.stopAll().start('dispatch', limitsFor(context.pack, category, profile).dispatch);
  else rebudgeted(work, state, context.pack, { category, profile });
  if (category !== state.category && lane === state.lane && state.lead !== null) otherSteps(work, context.pack, state.category, category);
  if (state.status === 'accepted' && rules.handleStartsAt === 'statutoryAcceptance' && !running(state, 'handle')) work.start('handle', limitsFor(context.pack, category, profile).handle);
  const chain = context.pack.severity.effects[severity].reportChain;
  if (chain && !state.clocks.some(({ name }) => name === 'emergencyReport')) work.start('emergencyReport', context.pack.terms.emergencyReports.phone);
  return line({ type: 'Regraded', sealed: { reason: body.reason }, data: { severity, category, profile, lane, mediates: rules.mediationRungs !== undefined && state.lead !== null, ...(red === undefined || !rules.mediationRungs ? {} : { rung: red }), ...(body.signs?.length ? { signs: body.signs } : {}), ...(needsLeader(context.pack, { category, profile, severity, counts: state.counts }) ? { leader: true } : {}) } });
};

/** The steps that one kind of matter has within handling, instead of those of another. */
function otherSteps(work: Clockwork, pack: MethodPack, before: string | null, after: string | null): void {
  for (const { code } of categoryOf(pack, before)?.subLimits ?? []) work.stop('arrival', code);
  for (const { code, within } of categoryOf(pack, after)?.subLimits ?? []) work.start('arrival', within, { about: code });
}

/** The limits of another profile for the stages that run; rework and reopening keep their share. */
export function rebudgeted(work: Clockwork, state: CaseState, pack: MethodPack, { category, profile }: { category: string | null; profile: string }): void {
  const [before, after] = [limitsWith(pack, state.category, state.profile, state.statutory), limitsWith(pack, category, profile, state.statutory)];
  for (const stage of ['accept', 'dispatch', 'sign', 'verify'] as const) work.rebudget(stage, after[stage]);
  const { reworkPercent, reopenPercent } = pack.terms;
  const runs = running(state, 'handle')?.budget;
  const share = [reworkPercent, reopenPercent].find((percent) => before.handle !== null && runs === scaleBudget(before.handle, percent)) ?? 100;
  work.rebudget('handle', after.handle && scaleBudget(after.handle, share)).rebudget('firstContact', profileOf(pack, profile).firstContact);
}
