import { z } from 'zod';
import { dateOf, dayNumber } from '../calendar/day.ts';
import type { DayNumber } from '../calendar/day.ts';
import { day, key, point, words } from '../case/text.ts';
import { isPossibleBirth, readIdNumber } from './id-number.ts';

/** `registeredOnly`: on the register here, living elsewhere 空挂户. */
export const householdKinds = ['family', 'collective', 'registeredOnly'] as const;
export type HouseholdKind = (typeof householdKinds)[number];

/** To the head of the household 与户主关系. */
export const relations = ['head', 'spouse', 'child', 'parent', 'grandchild', 'grandparent', 'sibling', 'tenant', 'other'] as const;
export type Relation = (typeof relations)[number];

export const tenures = ['owner', 'tenant', 'family', 'other'] as const;
export type Tenure = (typeof tenures)[number];

/** Under this age special rules hold (PIPL art. 31). */
export const childUnder = 14;

/** A mobile or a landline of China, written with or without the country, spaces and hyphens; kept as its digits. */
export const Phone = z.string().transform((text) => text.replace(/[\s()（）-]/g, '').replace(/^\+?86(?=1\d{10}$|0\d{9,11}$)/, ''))
  .refine((digits) => /^(1[3-9]\d{9}|0\d{9,11})$/.test(digits), { error: 'notAPhone' });

/** Characters that no name has: a line for a spreadsheet, a tag, a digit. */
const Name = words(60).refine((name) => !/[<>=@\d\n\r\t]/.test(name), { error: 'wrongFormat' });

const shape = {
  name: Name,
  idNumber: z.string().max(40, { error: 'notAnIdNumber' }).optional(),
  born: day().optional(),
  phone: Phone.optional(),
  relation: z.enum(relations).default('other'),
  /** Registered elsewhere (人户分离) where it is false. */
  registeredHere: z.boolean().default(true),
  tenure: z.enum(tenures).optional(),
};

/**
 * Somebody of a household. An identity number brings the day of birth; one that is written beside it must be the same.
 * Codes: notAnIdNumber, unknownProvince, impossibleBirth, wrongCheckDigit, otherBirth, notAPhone.
 * @param today the local day, as a number: nobody is born behind it
 */
export const residentAsOf = (today: DayNumber) => z.strictObject(shape).transform((resident, context) => {
  const fault = (path: 'idNumber' | 'born', message: string) => context.addIssue({ code: 'custom', path: [path], message, input: undefined });
  const written = resident.born === undefined ? null : dayNumber(resident.born);
  const read = resident.idNumber === undefined || resident.idNumber.trim() === '' ? null : readIdNumber(resident.idNumber, today);
  if (typeof read === 'string') fault('idNumber', read);
  if (written !== null && !isPossibleBirth(written, today)) fault('born', 'impossibleBirth');
  else if (written !== null && read !== null && typeof read !== 'string' && read.born !== written) fault('born', 'otherBirth');
  const known = typeof read === 'object' && read !== null ? read : null;
  const born = known?.born ?? written;
  return { ...resident, idNumber: known?.number, born: born === null ? undefined : dateOf(born), child: born !== null && isChild(born, today) };
});
export type Resident = z.output<ReturnType<typeof residentAsOf>>;

/** Not yet fourteen years old on a day. */
export function isChild(born: DayNumber, today: DayNumber): boolean {
  const [bornYear, ...bornRest] = dateOf(born).split('-');
  const [year, ...rest] = dateOf(today).split('-');
  const age = Number(year) - Number(bornYear) - (rest.join('-') < bornRest.join('-') ? 1 : 0);
  return age < childUnder;
}

/** One field each, the word `none` where a thing has none. */
const part = () => words(60).default('none');
export const DoorAddress = z.strictObject({ compound: part(), building: part(), unit: part(), floor: part(), room: part() });
export type DoorAddress = z.infer<typeof DoorAddress>;

/** `幸福小区 3幢 2单元 501`: the parts that there are. */
export const addressLine = ({ compound, building, unit, floor, room }: DoorAddress): string =>
  [compound, building, unit, room === 'none' ? floor : room].filter((one) => one !== 'none').join(' ');

/** What people call a household: letters, digits and hyphens. */
export const HouseholdCode = z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/, { error: 'wrongFormat' });

/** A household as it is entered or imported: in one grid, at one door. Codes besides the residents': noAddress, twoHeads, twice. */
export const householdAsOf = (today: DayNumber) => z.strictObject({
  code: HouseholdCode,
  grid: key().meta({ 'x-kind': 'area' }),
  door: DoorAddress.prefault({}),
  address: words(200).optional(),
  location: point.optional(),
  kind: z.enum(householdKinds).default('family'),
  residents: z.array(residentAsOf(today)).max(60, { error: 'tooMany' }).default([]),
}).superRefine(({ door, address, residents }, context) => {
  const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message, input: undefined });
  if (address === undefined && addressLine(door) === '') fault(['address'], 'noAddress');
  residents.forEach(({ relation, idNumber }, at) => {
    if (relation === 'head' && residents.findIndex((one) => one.relation === 'head') !== at) fault(['residents', at, 'relation'], 'twoHeads');
    if (idNumber !== undefined && residents.findIndex((one) => one.idNumber === idNumber) !== at) fault(['residents', at, 'idNumber'], 'twice');
  });
});
export type Household = z.output<ReturnType<typeof householdAsOf>>;

/** Without its parts a household is at its door. */
export const addressOf = ({ address, door }: Pick<Household, 'address' | 'door'>): string => address ?? addressLine(door);
