import type { KeyRing } from './keys.ts';
import { keyedHash } from './keys.ts';

/** Half of the hash finds as well, and says less. */
const indexBytes = 16;

/** What an identity number, in its eighteen characters, is found by. Without the key nobody can try numbers through. */
export const idNumberIndex = ({ idNumbers }: KeyRing, number: string): Buffer => keyedHash(idNumbers, number).subarray(0, indexBytes);

/** What a phone, as its digits, is found by. */
export const phoneIndex = ({ phones }: KeyRing, digits: string): Buffer => keyedHash(phones, digits).subarray(0, indexBytes);

/** A piece of a name as a signed 64-bit number in text. */
export const nameToken = ({ names }: KeyRing, piece: string): string => keyedHash(names, piece.normalize('NFKC')).readBigInt64BE(0).toString();

/** Longer names are found by their first so many characters: no register needs more. */
const longest = 12;

/**
 * Every beginning and every ending of a name: 王秀兰 is found by 王, 王秀, 王秀兰, 秀兰 and 兰. Searching is an equality on one of them,
 * so that the register can be searched by name without holding one.
 */
export function nameTokens(keys: KeyRing, name: string, known = new Map<string, string>()): string[] {
  const signs = [...name.normalize('NFKC')].slice(0, longest);
  const pieces = signs.flatMap((_, at) => [signs.slice(0, at + 1).join(''), signs.slice(at).join('')]);
  return [...new Set(pieces)].map((piece) => {
    const token = known.get(piece) ?? nameToken(keys, piece);
    known.set(piece, token);
    return token;
  });
}
