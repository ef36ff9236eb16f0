import { longerBudget, nominalSeconds } from '../calendar/budget.ts';
import type { Budget } from '../calendar/budget.ts';
import type { ClockName, Level, Severity } from '../case/status.ts';
import { levels } from '../case/status.ts';
import type { Ladder } from '../clock/ladder.ts';
import type { Category } from './category.ts';
import type { MethodPack } from './pack.ts';
import type { Profile } from './profile.ts';
import { unclear } from './routing.ts';
import { stages } from './stage.ts';
import type { StageLimits } from './stage.ts';

/** The category of a code; undefined where the pack has none of it. */
export const categoryOf = (pack: MethodPack, code: string | null): Category | undefined => pack.categories.find((category) => category.code === code);

/** A profile by its code. Throws where the pack does not hold it: a case never names a profile of another pack. */
export function profileOf(pack: MethodPack, code: string): Profile {
  const profile = pack.profiles[code];
  if (!profile) throw new RangeError(`no profile ${code} in ${pack.id} ${pack.version}`);
  return profile;
}

/**
 * The profile that a case runs under: its category's, raised by its severity. Without a category it is the ordinary one.
 * Profiles off the steps (M, A, I) have no next step and rise to the least that the severity asks for; S and T keep their own. What the
 * category names as making it worse raises it at once.
 */
export function profileFor(pack: MethodPack, category: string | null, severity: Severity, signs: readonly string[] = []): string {
  const { steps } = pack.severity;
  const graded = gradedProfile(pack, category, severity);
  const raised = signs.includes(worse) ? categoryOf(pack, category)?.raise?.profile : undefined;
  return raised !== undefined && steps.indexOf(raised) > steps.indexOf(graded) ? raised : graded;
}

function gradedProfile(pack: MethodPack, category: string | null, severity: Severity): string {
  const { steps, keep, uncategorised, effects } = pack.severity;
  const own = categoryOf(pack, category)?.profile ?? uncategorised;
  if (keep.includes(own)) return own;
  const { raiseBy, atLeast } = effects[severity];
  const stands = steps.indexOf(own);
  if (stands < 0) return atLeast ?? own;
  const raised = Math.min(stands + raiseBy, steps.length - 1);
  return steps[Math.max(raised, atLeast ? steps.indexOf(atLeast) : 0)] ?? own;
}

/** The circumstance that a category names in its `raise`, whatever it is there: the road has collapsed, somebody is trapped. */
export const worse = 'worse';

/** What may be said to make a case worse: the category's own circumstance, and the danger signs of a dispute where it is mediated. */
export function signsOf(pack: MethodPack, category: string | null): string[] {
  const found = categoryOf(pack, category);
  const mediates = found !== undefined && pack.profiles[found.profile]?.mediationRungs !== undefined;
  return [...(found?.raise ? [worse] : []), ...(mediates ? pack.terms.mediation.redWhenAny : [])];
}

/** The step that a dispute with such signs goes to at once; undefined where it is not red. */
export const redStep = ({ terms }: MethodPack, signs: readonly string[] = []): number | undefined =>
  (signs.some((sign) => terms.mediation.redWhenAny.includes(sign)) ? terms.mediation.redJumpsTo : undefined);

/**
 * The limits of the five stages. A category's own limit wins over its profile's. Where a case runs under a faster profile than its
 * category's, the shorter of the two holds (a larger matter never gets more time); under a slower one (the hard track) the profile's does.
 */
export function limitsFor(pack: MethodPack, category: string | null, profile: string): StageLimits {
  const { limits } = profileOf(pack, profile);
  const found = categoryOf(pack, category);
  if (!found?.limits) return limits;
  const chosen = stages.map((stage) => [stage, ownOrProfile(pack, found, profile, found.limits?.[stage], limits[stage])]);
  return Object.fromEntries(chosen) as StageLimits;
}

function ownOrProfile(pack: MethodPack, category: Category, profile: string, own: Budget | null | undefined, profiles: Budget | null): Budget | null {
  if (own === undefined) return profiles;
  if (profile === category.profile || own === null || profiles === null) return own;
  const { steps } = pack.severity;
  return steps.indexOf(profile) > steps.indexOf(category.profile) ? shorter(own, profiles) : profiles;
}

/** By elapsed time: eight working hours take a day, so that 16 wh are longer than 24 h. */
const shorter = (one: Budget, other: Budget): Budget => (roughly(one) <= roughly(other) ? one : other);
const roughly = (budget: Budget): number => nominalSeconds(budget) * (/ w/.test(budget) ? 3 : 1);

/** The handling limit, or the statutory one of the service item where that is longer (profile A). */
export const handleLimit = (limit: Budget, statutory: Budget | undefined): Budget => (statutory ? longerBudget(limit, statutory) : limit);

/** The limits of a case whose service item has a limit by law: where its category says so, the longer of the two holds. */
export function limitsWith(pack: MethodPack, category: string | null, profile: string, statutory: Budget | undefined): StageLimits {
  const limits = limitsFor(pack, category, profile);
  if (limits.handle === null || !categoryOf(pack, category)?.orStatutoryLimit) return limits;
  return { ...limits, handle: handleLimit(limits.handle, statutory) };
}

/**
 * Is it taken on by a named leader 包案 from the start? Where the category says so, where the severity of a clue or a
 * petition names one, and on the hard track of what was reopened twice.
 */
export function needsLeader(pack: MethodPack, { category, profile, severity, counts }: { category: string | null; profile: string; severity: Severity; counts: { reopened: number } }): boolean {
  const graded = pack.severity.keep.includes(profile) && severity !== 'general';
  return graded || categoryOf(pack, category)?.leaderInCharge === true || (counts.reopened >= 2 && profile === pack.severity.hardTrack);
}

/** The rungs that a clock climbs under a profile; none where the pack lets it climb nothing. */
export function ladderFor(pack: MethodPack, clock: ClockName, profile: string): Ladder {
  const groups = pack.ladders[clock];
  return groups?.[profileOf(pack, profile).ladder ?? 'default'] ?? groups?.default ?? [];
}

/** Where a case lies, as far as routing asks: the codes of its areas, the smallest first, and the owner of the facility where known. */
export interface Whereabouts { areas?: readonly string[]; owner?: string | null }

/**
 * Which kind of unit leads and which assist: the line that names both area and owner, then owner or area (the
 * smaller area first), then the line for everywhere; without any line the queue `unclear` 权属不清.
 */
export function routeFor(pack: MethodPack, category: string | null, where: Whereabouts = {}): { lead: string; assist: string[] } {
  const areas = where.areas ?? [];
  const fits = pack.routing
    .filter((route) => route.category === category)
    .filter((route) => (!route.area || areas.includes(route.area)) && (!route.owner || route.owner === where.owner))
    .map((route) => ({ route, weight: (route.owner ? 1_000 : 0) + (route.area ? areas.length - areas.indexOf(route.area) : 0) }))
    .toSorted((one, other) => other.weight - one.weight);
  const found = fits[0]?.route;
  return found ? { lead: found.lead, assist: found.assist } : { lead: unclear, assist: [] };
}

/** The lowest level whose staff may close such a case where it stands; null where it has no category yet. */
export const closeOnSpotLevel = (pack: MethodPack, category: string | null): Level | null => categoryOf(pack, category)?.closeOnSpot ?? null;

/** The highest level at which a role may close on the spot; null where it may nowhere. */
export const authorityOf = (pack: MethodPack, role: string): Level | null =>
  levels.findLast((level) => pack.authority.closeOnSpot[level].includes(role)) ?? null;

/**
 * May this role accept, act and close without dispatching (authority matrix, 004-13)? A higher level may close what a lower one may. The
 * confidential lane is never closed on the spot by anybody: its officers note progress and refer.
 */
export function mayCloseOnSpot(pack: MethodPack, role: string, category: string | null): boolean {
  const found = categoryOf(pack, category);
  const level = authorityOf(pack, role);
  if (!found || !level || found.confidential) return false;
  return levels.indexOf(level) >= levels.indexOf(found.closeOnSpot);
}
