import { z } from 'zod';
import { day, key, point, words } from '../case/text.ts';
import type { Tenure, Relation } from './household.ts';
import { Phone, householdKinds, relations, tenures } from './household.ts';

const doorPart = () => words(60).optional();

/** At least one thing is said to be otherwise. */
const something = (value: object): boolean => Object.entries(value).some(([name, said]) => name !== 'reason' && said !== undefined);

/** What may be put right about a household: where it is and of what kind. Another grid takes everything that is owed there along. */
export const HouseholdCorrection = z.strictObject({
  address: words(200).optional(),
  door: z.strictObject({ compound: doorPart(), building: doorPart(), unit: doorPart(), floor: doorPart(), room: doorPart() }).optional(),
  location: point.nullable().optional(),
  kind: z.enum(householdKinds).optional(),
  grid: key().meta({ 'x-kind': 'area' }).optional(),
  reason: words(200).optional(),
}).refine(something, { error: 'required', path: ['address'] });
export type HouseholdCorrection = z.output<typeof HouseholdCorrection>;

/** What may be put right about somebody of a household; `null` takes a number, a birthday or a phone away. What is left out stays as it is. */
export const ResidentCorrection = z.strictObject({
  name: z.string().max(60, { error: 'tooLong' }).optional(),
  idNumber: z.string().max(40, { error: 'notAnIdNumber' }).nullable().optional(),
  born: day().nullable().optional(),
  phone: Phone.nullable().optional(),
  relation: z.enum(relations).optional(),
  registeredHere: z.boolean().optional(),
  tenure: z.enum(tenures).optional(),
}).refine(something, { error: 'required', path: ['name'] });
export type ResidentCorrection = z.output<typeof ResidentCorrection>;

/** Somebody as the register has him, opened. */
export interface ResidentNow { name?: string; idNumber?: string; phone?: string; born: string | null; relation: Relation; registeredHere: boolean; tenure: Tenure | undefined }

/** Somebody with what was put right, as he would be entered now. A new identity number brings its own birthday where none is written beside it. */
export function correctedResident({ born, tenure, ...now }: ResidentNow, { idNumber, born: bornThen, phone, ...plain }: ResidentCorrection): Record<string, unknown> {
  const told = { ...now, ...plain, tenure: plain.tenure ?? tenure };
  const birthday = bornThen !== undefined ? bornThen : idNumber ? null : born;
  return Object.fromEntries(Object.entries({
    ...told, idNumber: idNumber === undefined ? now.idNumber : (idNumber ?? undefined), phone: phone === undefined ? now.phone : (phone ?? undefined), born: birthday ?? undefined,
  }).filter(([, value]) => value !== undefined));
}

/** Why somebody is no longer of a household, and why a household is no longer on the register. */
export const leavings = ['movedAway', 'died', 'wrongEntry'] as const;
export const householdEndings = ['movedAway', 'demolished', 'joined', 'wrongEntry'] as const;
