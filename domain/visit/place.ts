import { z } from 'zod';
import { key, point, words } from '../case/text.ts';
import { Phone } from './household.ts';

/** The colours of rented housing and of whatever else is graded in four 四色. */
export const placeColours = ['green', 'yellow', 'orange', 'red'] as const;

/** What people call a place: letters, digits and hyphens. */
export const PlaceCode = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/, { error: 'wrongFormat' });

/** A place as it is entered (000-12): of a class of the pack, in one grid. */
export const NewPlace = z.strictObject({
  code: PlaceCode, class: key(), zh: words(80), en: words(80).optional(), grid: key().meta({ 'x-kind': 'area' }),
  address: words(200).optional(), location: point.optional(), owner: words(80).optional(), ownerUnit: key().meta({ 'x-kind': 'unit' }).optional(), contact: Phone.optional(),
  colour: z.enum(placeColours).optional(), circumstance: key().optional(),
});

/** What may be put right about a place; `null` takes it away, what is left out stays. Its colour has a way of its own. */
export const PlaceCorrection = z.strictObject({
  class: key().optional(), zh: words(80).optional(), en: words(80).nullable().optional(), grid: key().meta({ 'x-kind': 'area' }).optional(), address: words(200).nullable().optional(),
  location: point.nullable().optional(), owner: words(80).nullable().optional(), ownerUnit: key().meta({ 'x-kind': 'unit' }).nullable().optional(), contact: Phone.nullable().optional(),
  circumstance: key().nullable().optional(), reason: words(200).optional(),
}).refine((value) => Object.entries(value).some(([name, said]) => name !== 'reason' && said !== undefined), { error: 'required', path: ['zh'] });
