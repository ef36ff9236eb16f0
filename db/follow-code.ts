import { timingSafeEqual } from 'node:crypto';
import type { KeyRing } from './keys.ts';
import { keyedHash } from './keys.ts';

/** Letters and digits that nobody mixes up on the phone: without 0 O 1 I. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const length = 8;

/** The code of a report, forty bits that only whoever holds the keys can make. The same report always has the same one, so a repeated answer is the same answer. */
export function followCode({ codes }: KeyRing, caseId: string): string {
  return Array.from(keyedHash(codes, `follow|${caseId}`).subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');
}

/** What is stored of a code, and what a code that was typed is compared with; blanks, hyphens and small letters are forgiven. */
export const followHash = ({ codes }: KeyRing, number: string, code: string): Buffer =>
  keyedHash(codes, `check|${number}|${code.replaceAll(/[\s-]/g, '').toUpperCase()}`);

export const sameCode = (stored: Buffer | undefined, typed: Buffer): boolean => timingSafeEqual(stored ?? Buffer.alloc(typed.length), typed) && stored !== undefined;
