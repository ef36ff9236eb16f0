import { createHash } from 'node:crypto';
import { thrown } from './dice-cup.ts';

/** A UUIDv7: its first 48 bits are the millisecond, so that new rows stand together in every index. */
export function newId(at: number = Date.now()): string {
  const bytes = Buffer.alloc(16);
  thrown(10).copy(bytes, 6);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Could this text be an id? Asking Postgres with anything else would be an error instead of "not found". */
export const isId = (text: string): boolean => uuid.test(text);

/** An id that follows from another one and a word, the same every time: what a repeated turn makes, it makes once. */
export function derivedId(from: string, word: string): string {
  const digest = createHash('sha256').update(`${from}|${word}`).digest('hex');
  const head = from.replaceAll('-', '').slice(0, 12);
  return [head.slice(0, 8), head.slice(8), `7${digest.slice(0, 3)}`, `${'89ab'[Number.parseInt(digest[3]!, 16) % 4]}${digest.slice(4, 7)}`, digest.slice(7, 19)].join('-');
}
