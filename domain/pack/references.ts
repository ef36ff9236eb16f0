import type { z } from 'zod';
import { isRole } from '../people/roles.ts';
import type { MethodPack } from './pack.ts';
import { unclear } from './routing.ts';

type Path = (string | number)[];
type Context = z.RefinementCtx;

const say = (context: Context, path: Path, message: string): void => context.addIssue({ code: 'custom', path, message });

/** Everything one part of a pack says of another; each fault names the place where it stands. The message is its code and the value at fault. */
export function checkReferences(pack: MethodPack, context: Context): void {
  checkCategories(pack, context);
  checkProfiles(pack, context);
  checkSeverity(pack, context);
  checkRouting(pack, context);
  checkRoles(pack, context);
  checkVisiting(pack, context);
  checkUnique(pack, context);
}

const has = (record: Record<string, unknown>, key: string): boolean => Object.hasOwn(record, key);

function checkCategories(pack: MethodPack, context: Context): void {
  const majors = new Set(pack.majors.map(({ code }) => code));
  pack.categories.forEach((category, at) => {
    const path = (...more: Path): Path => ['categories', at, ...more];
    if (!has(pack.profiles, category.profile)) say(context, path('profile'), `unknownProfile: ${category.profile}`);
    if (!majors.has(category.major)) say(context, path('major'), `unknownMajor: ${category.major}`);
    if (!category.code.startsWith(category.major)) say(context, path('code'), `notOfItsMajor: ${category.code}`);
    if (category.raise && !has(pack.profiles, category.raise.profile)) say(context, path('raise', 'profile'), `unknownProfile: ${category.raise.profile}`);
  });
}

function checkProfiles(pack: MethodPack, context: Context): void {
  const groups = new Set(Object.values(pack.ladders).flatMap((byGroup) => Object.keys(byGroup)));
  const units = new Set(pack.units.map(({ key }) => key));
  for (const [code, profile] of Object.entries(pack.profiles)) {
    const path = (...more: Path): Path => ['profiles', code, ...more];
    if (profile.ladder && !groups.has(profile.ladder)) say(context, path('ladder'), `unknownLadder: ${profile.ladder}`);
    profile.mediationRungs?.forEach((rung, at) => {
      if (rung.rung !== at + 1) say(context, path('mediationRungs', at, 'rung'), `outOfOrder: ${rung.rung}`);
      if (!units.has(rung.unit)) say(context, path('mediationRungs', at, 'unit'), `unknownUnit: ${rung.unit}`);
    });
  }
  for (const [clock, byGroup] of Object.entries(pack.ladders)) {
    if (byGroup && !has(byGroup, 'default')) say(context, ['ladders', clock], 'noDefault');
  }
}

function checkSeverity(pack: MethodPack, context: Context): void {
  const known = (path: Path, code: string): void => {
    if (!has(pack.profiles, code)) say(context, path, `unknownProfile: ${code}`);
  };
  const { steps, keep, effects, ...roles } = pack.severity;
  steps.forEach((code, at) => known(['severity', 'steps', at], code));
  keep.forEach((code, at) => known(['severity', 'keep', at], code));
  for (const [role, code] of Object.entries(roles)) known(['severity', role], code);
  for (const [severity, { atLeast }] of Object.entries(effects)) {
    if (atLeast && !steps.includes(atLeast)) say(context, ['severity', 'effects', severity, 'atLeast'], `notAStep: ${atLeast}`);
  }
  for (const code of Object.keys(pack.requests.return.byProfile)) known(['requests', 'return', 'byProfile', code], code);
  for (const code of Object.keys(pack.terms.urgeIntervalByProfile)) known(['terms', 'urgeIntervalByProfile', code], code);
  pack.requests.information.neverWithdraw.forEach((code, at) => known(['requests', 'information', 'neverWithdraw', at], code));
}

function checkRouting(pack: MethodPack, context: Context): void {
  const units = new Set([...pack.units.map(({ key }) => key), unclear]);
  pack.units.forEach(({ key }, at) => {
    if (key === unclear) say(context, ['units', at, 'key'], 'reserved: unclear');
  });
  const categories = new Set(pack.categories.map(({ code }) => code));
  pack.routing.forEach((route, at) => {
    if (!categories.has(route.category)) say(context, ['routing', at, 'category'], `unknownCategory: ${route.category}`);
    if (!units.has(route.lead)) say(context, ['routing', at, 'lead'], `unknownUnit: ${route.lead}`);
    route.assist.forEach((key, nth) => {
      if (!units.has(key) || key === unclear) say(context, ['routing', at, 'assist', nth], `unknownUnit: ${key}`);
    });
  });
}

/** Whom a ladder tells besides the roles: the next on the duty roster. Never the reporter: lateness is the office's own business. */
const besidesRoles = ['nextOnDuty'];

function checkRoles(pack: MethodPack, context: Context): void {
  const known = (path: Path, role: string): void => {
    if (!isRole(role)) say(context, path, `unknownRole: ${role}`);
  };
  for (const [level, all] of Object.entries(pack.authority.closeOnSpot)) all.forEach((role, at) => known(['authority', 'closeOnSpot', level, at], role));
  for (const [code, { extension }] of Object.entries(pack.profiles)) {
    if (extension) known(['profiles', code, 'extension', 'first', 'by'], extension.first.by);
    if (extension?.second) known(['profiles', code, 'extension', 'second', 'by'], extension.second.by);
  }
  known(['requests', 'extension', 'beyondTotalBy'], pack.requests.extension.beyondTotalBy);
  pack.terms.reworkRaisedTo.forEach((role, at) => known(['terms', 'reworkRaisedTo', at], role));
  for (const [clock, byGroup] of Object.entries(pack.ladders)) {
    for (const [group, ladder] of Object.entries(byGroup ?? {})) {
      ladder.forEach(({ whom }, at) => whom.forEach((role, nth) => {
        if (!besidesRoles.includes(role)) known(['ladders', clock, group, at, 'whom', nth], role);
      }));
    }
  }
}

function checkVisiting(pack: MethodPack, context: Context): void {
  const cadences = new Set(pack.cadences.map(({ code }) => code));
  const categories = new Map(pack.categories.map((category) => [category.code, category]));
  const opens = (path: Path, code: string | undefined): void => {
    if (code !== undefined && !categories.has(code)) say(context, path, `unknownCategory: ${code}`);
  };
  pack.cadences.forEach(({ noContact }, at) => opens(['cadences', at, 'noContact', 'opens'], noContact?.opens));
  pack.mustVisits.forEach(({ venueCategory }, at) => opens(['mustVisits', at, 'venueCategory'], venueCategory));
  pack.mustVisits.forEach((line, at) => line.cadences.forEach((code, nth) => {
    if (!cadences.has(code)) say(context, ['mustVisits', at, 'cadences', nth], `unknownCadence: ${code}`);
  }));
  pack.triggers.forEach(({ followUp }, at) => {
    if (followUp && !cadences.has(followUp)) say(context, ['triggers', at, 'followUp'], `unknownCadence: ${followUp}`);
  });
  pack.mustReports.forEach((line, at) => line.categories.forEach((code, nth) => {
    const found = categories.get(code);
    if (!found) say(context, ['mustReports', at, 'categories', nth], `unknownCategory: ${code}`);
    else if (!found.mustReport) say(context, ['mustReports', at, 'categories', nth], `notFlagged: ${code}`);
  }));
}

function checkUnique(pack: MethodPack, context: Context): void {
  const unique = (list: string, field: string, values: readonly string[]): void => values.forEach((value, at) => {
    if (values.indexOf(value) !== at) say(context, [list, at, field], `twice: ${value}`);
  });
  unique('majors', 'code', pack.majors.map(({ code }) => code));
  unique('categories', 'code', pack.categories.map(({ code }) => code));
  unique('units', 'key', pack.units.map(({ key }) => key));
  unique('routing', 'category', pack.routing.map(({ category, area, owner }) => [category, area, owner].join(' ').trim()));
  unique('results', 'code', pack.results.map(({ code }) => code));
  unique('cadences', 'code', pack.cadences.map(({ code }) => code));
  unique('facets', 'code', pack.facets.map(({ code }) => code));
  unique('triggers', 'code', pack.triggers.map(({ code }) => code));
}
