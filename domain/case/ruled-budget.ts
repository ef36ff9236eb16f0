import { scaleBudget } from '../calendar/budget.ts';
import type { Budget } from '../calendar/budget.ts';
import { ladderFor, limitsFor, profileOf } from '../pack/limits.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { ClockState } from './state.ts';

/** Under what a clock was started: what the case was taken for at that moment. */
export interface Standing { category: string | null; profile: string }

type Ruled = Record<string, Budget | null | undefined>;

/** Every budget that a pack may give such a clock, by the rule that gives it. Null: the pack has no such clock. */
function rulesFor(pack: MethodPack, { name, about }: Pick<ClockState, 'name' | 'about'>, { category, profile }: Standing): Ruled {
  const { terms, requests } = pack;
  const limits = limitsFor(pack, category, profile);
  const share = (percent: number): Budget | null => (limits.handle === null ? null : scaleBudget(limits.handle, percent));
  switch (name) {
    case 'handle':
      return { limit: limits.handle, rework: share(terms.reworkPercent), reopen: share(terms.reopenPercent) };
    case 'verify':
      return { limit: limits.verify, sample: terms.sampledVerifyWithin };
    case 'accept':
    case 'dispatch':
    case 'sign':
      return { limit: limits[name] };
    case 'firstContact':
    case 'arrival':
      return { limit: profileOf(pack, profile)[name] ?? null };
    case 'callBack':
    case 'objection':
      return { limit: terms[name], appeal: terms.appealWithin };
    case 'archive':
      return { limit: terms.archive, relapse: terms.relapseWithin };
    case 'adjudicateReturn':
      return { answer: requests.return.byProfile[profile]?.answerWithin ?? requests.return.answerWithin, unclear: terms.adjudicateUnclear };
    case 'requestAnswer':
      return { limit: promised(pack, about) };
    case 'holdReview':
      return { limit: requests.hold.reviewWithin };
    case 'emergencyReport':
      return terms.emergencyReports;
    case 'supervisionAnswer':
      return { limit: ladderFor(pack, 'handle', profile).find(({ answerWithin }) => answerWithin !== undefined)?.answerWithin };
    case 'assist':
      return {};
  }
}

function promised({ terms, requests }: MethodPack, about: string | null): Budget | undefined {
  if (about === 'information') return requests.information.withdrawAfter;
  if (about === 'consultation') return terms.jointConsultation.within;
  return about === 'extension' || about === 'hold' || about === 'secondSign' ? requests[about].answerWithin : undefined;
}

/**
 * What another pack would have given this clock: the budget of the same rule, found by what the clock was given under its own pack. Null where
 * the other pack has no such clock; its own budget where no rule explains it (a share of what was left).
 */
export function ruledBudget(clock: ClockState, standing: Standing, before: MethodPack, after: MethodPack, standingAfter: Standing): Budget | null {
  const rule = Object.entries(rulesFor(before, clock, standing)).find(([, budget]) => budget === clock.budget)?.[0];
  const ruled = rule === undefined ? undefined : rulesFor(after, clock, standingAfter)[rule];
  return ruled === undefined ? clock.budget : ruled;
}
