import type { Budget } from '../calendar/budget.ts';
import { parseBudget } from '../calendar/budget.ts';
import type { MethodPack } from '../pack/pack.ts';
import type { Language } from './index.ts';
import type { Words } from './words.ts';

/** A thing that carries its own words (a category, a unit, a pack), in one language. */
export const nameOf = (named: { zh: string; en: string }, language: Language): string => (language === 'en' ? named.en : named.zh);

/** The word for a result code; the code itself where the pack has none of it. */
export function resultWords(pack: MethodPack, code: string, language: Language): string {
  const found = pack.results.find((result) => result.code === code);
  return found ? nameOf(found, language) : code;
}

/** The word for a reason code of any list; the code itself where the pack has none of it. */
export function reasonWords(pack: MethodPack, code: string, language: Language): string {
  const found = Object.values(pack.reasons).flat().find((reason) => reason.code === code);
  return found ? nameOf(found, language) : code;
}

/** A budget as people say it: `8 wh` is 8 工时 or 8 working hours. */
export function budgetWords(words: Words, budget: Budget): string {
  const { amount, unit } = parseBudget(budget);
  // Of one there is no plural; Chinese has none at all.
  return `${amount} ${amount === 1 ? words.units[unit].replace(/s$/, '') : words.units[unit]}`;
}
