import { dayOf } from '../calendar/day.ts';
import type { DayNumber } from '../calendar/day.ts';

/** What is wrong with an identity number 身份证号: its shape, its province, its day of birth, its check digit. */
export type IdNumberFault = 'notAnIdNumber' | 'unknownProvince' | 'impossibleBirth' | 'wrongCheckDigit';

export interface IdNumber {
  /** Eighteen characters, whatever was written: an old number of fifteen digits becomes what it is today. */
  number: string;
  born: DayNumber;
}

/** GB/T 2260: the first two digits. */
const provinces = new Set([11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83]);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkDigits = '10X98765432';

/** The eighteenth character of seventeen digits (GB 11643-1999, ISO 7064 MOD 11-2). */
export const checkDigit = (digits: string): string => checkDigits[weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11]!;

/**
 * Reads a number of eighteen characters, or an old one of fifteen digits (which has no check digit and stands for births of 19xx).
 * @param today the last day on which somebody can have been born
 */
export function readIdNumber(text: string, today: DayNumber): IdNumber | IdNumberFault {
  const written = text.trim().toUpperCase();
  if (!/^(\d{15}|\d{17}[\dX])$/.test(written)) return 'notAnIdNumber';
  if (!provinces.has(Number(written.slice(0, 2)))) return 'unknownProvince';
  const digits = written.length === 15 ? `${written.slice(0, 6)}19${written.slice(6)}` : written.slice(0, 17);
  const born = dayOf(Number(digits.slice(6, 10)), Number(digits.slice(10, 12)), Number(digits.slice(12, 14)));
  if (born === null || !isPossibleBirth(born, today)) return 'impossibleBirth';
  const number = digits + checkDigit(digits);
  return written.length === 18 && written !== number ? 'wrongCheckDigit' : { number, born };
}

/** Nobody is born tomorrow, and nobody on a register is older than 130. */
export const isPossibleBirth = (born: DayNumber, today: DayNumber): boolean => born <= today && born > today - 130 * 366;

/** `110105199001011234` → `1101********1234`. */
export const maskedIdNumber = (number: string): string => (number.length < 9 ? '****' : `${number.slice(0, 4)}${'*'.repeat(number.length - 8)}${number.slice(-4)}`);
