import type { Still } from '../frames.ts';
import type { CaseView } from '../present/case.ts';

/** Under which rules a case was led: the pack with its names, its category and profile, and every calendar that a clock of it counted on. */
export function rulesBehind(stills: readonly Still[], { pack }: CaseView) {
  const { category, profile } = stills.at(-1)!.after;
  const found = pack.categories.find(({ code }) => code === category);
  const calendars = new Map(stills.flatMap(({ after }) => after.clocks.map(({ calendar }) => [`${calendar.id}@${calendar.version}`, calendar] as const)));
  return {
    pack: { id: pack.id, version: pack.version, zh: pack.zh, en: pack.en },
    category: found ? { code: found.code, zh: found.zh, en: found.en } : null,
    profile,
    calendars: [...calendars.values()],
  };
}
