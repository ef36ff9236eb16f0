import { z } from 'zod';
import { dayNumber } from '../calendar/day.ts';
import type { DayNumber } from '../calendar/day.ts';
import { day, key, words } from '../case/text.ts';
import type { MethodPack } from '../pack/pack.ts';

/** Roles that may see which classes somebody is in, besides the unit that the tag came from. */
export const tagReaders = ['leader', 'desk', 'privacy'] as const;
/** Who asks for a tag, and who grants it: two persons (R16). */
export const tagAskers = ['worker', 'leader', 'desk', 'dispatcher', 'county'] as const;
export const tagApprovers = ['privacy'] as const;

/** Longest that a tag holds before somebody has to ask anew whether it still should, in days. */
export const longestTagDays = 3 * 366;

/**
 * A category tag 人员类别标签 (B8): a class with purpose, legal basis, the unit it comes from and an end. None of them may be left out:
 * without a basis it cannot be saved, and on `validTo` it holds no longer, whoever remembers it or not.
 */
export const CategoryTag = z.strictObject({
  code: key(),
  circumstance: key().optional(),
  resident: key().optional(),
  purpose: words(200),
  legalBasis: words(200),
  sourceUnit: words(60).meta({ 'x-kind': 'unit' }),
  validFrom: day(),
  /** The first day on which it no longer holds. */
  validTo: day(),
});
export type CategoryTag = z.infer<typeof CategoryTag>;

export interface TagFault { path: string; code: string }

/**
 * What is wrong with a tag besides its shape. H01 is every household and no tag; religion is no class at all; a class that is off in the
 * pack cannot be given to anybody.
 */
export function faultsOfTag(tag: CategoryTag, pack: MethodPack, today: DayNumber): TagFault[] {
  const cadence = pack.cadences.find(({ code }) => code === tag.code);
  const [from, to] = [dayNumber(tag.validFrom)!, dayNumber(tag.validTo)!];
  const faults: (TagFault | false)[] = [
    (!cadence || cadence.of !== 'household' || tag.code === everyHousehold) && { path: 'code', code: 'unknownCadence' },
    cadence !== undefined && !cadence.on && { path: 'code', code: 'classIsOff' },
    tag.circumstance !== undefined && !cadence?.otherwise.some(({ code }) => code === tag.circumstance) && { path: 'circumstance', code: 'unknownCircumstance' },
    to <= from && { path: 'validTo', code: 'endsBeforeItBegins' },
    to > from && to <= today && { path: 'validTo', code: 'inThePast' },
    to - from > longestTagDays && { path: 'validTo', code: 'tooFar' },
  ];
  return faults.filter((fault) => fault !== false);
}

/** The class that every household is in, without a tag. */
export const everyHousehold = 'H01';

/** A tag counts on a day when it was approved, has begun and has not ended. */
export const holdsOn = (tag: { validFrom: string; validTo: string; approved: boolean; ended: boolean }, date: string): boolean =>
  tag.approved && !tag.ended && tag.validFrom <= date && date < tag.validTo;
