import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { thrown } from './dice-cup.ts';

/** Keys made from the master key, one a purpose. The master itself stays in the secrets folder. */
export interface KeyRing {
  /** Wraps the data key of every stream. */
  wrapping: Buffer;
  /** Seals what a command asks until it is answered, and what it was told. */
  commands: Buffer;
  /** Makes and checks the codes by which residents follow their report. */
  codes: Buffer;
  /** Make the keyed hashes by which a register is searched, one key a column: identity numbers, phones, names. */
  idNumbers: Buffer;
  phones: Buffer;
  names: Buffer;
}

/**
 * @param master 32 bytes, or their text in hexadecimal (64 digits) or base64url (43), as it stands in the secrets folder
 * @throws RangeError when it is shorter or longer
 */
export function keyRing(master: Buffer | string): KeyRing {
  const bytes = typeof master === 'string' ? decoded(master.trim()) : master;
  if (bytes.length !== 32) throw new RangeError('the master key must be 32 bytes');
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', bytes, Buffer.alloc(0), `gewu ${purpose}`, 32));
  return {
    wrapping: derived('wrapping'), commands: derived('commands'), codes: derived('codes'),
    idNumbers: derived('identity numbers'), phones: derived('phones'), names: derived('names'),
  };
}

const decoded = (text: string): Buffer => Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? 'hex' : 'base64url');

const suite = 1;
const head = 1 + 12 + 16;

const objects = new WeakMap<Buffer, KeyObject>();

/** Bytes as a key object: with it everything under one key goes four times as fast. It goes with its bytes. */
function objectOf(key: Buffer | KeyObject): KeyObject {
  if (!Buffer.isBuffer(key)) return key;
  const known = objects.get(key) ?? createSecretKey(key);
  objects.set(key, known);
  return known;
}

/** AES-256-GCM: suite byte, nonce, tag, ciphertext. `context` must be given again to open it, so that it cannot be moved elsewhere. */
export function seal(key: Buffer, plain: string | Buffer, context: string): Buffer {
  const nonce = thrown(12);
  const cipher = createCipheriv('aes-256-gcm', objectOf(key), nonce).setAAD(Buffer.from(context));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([suite]), nonce, cipher.getAuthTag(), text]);
}

/** @throws when the key or the context is another one, or a bit has changed */
export function unseal(key: Buffer | KeyObject, sealed: Buffer, context: string): Buffer {
  if (sealed[0] !== suite || sealed.length < head) throw new Error('sealed by an unknown suite');
  const decipher = createDecipheriv('aes-256-gcm', objectOf(key), sealed.subarray(1, 13)).setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(13, head));
  return Buffer.concat([decipher.update(sealed.subarray(head)), decipher.final()]);
}

export const sealJson = (key: Buffer, value: unknown, context: string): Buffer => seal(key, JSON.stringify(value), context);
export const unsealJson = <T>(key: Buffer | KeyObject, sealed: Buffer, context: string): T => JSON.parse(unseal(key, sealed, context).toString('utf8')) as T;

export const keyedHash = (key: Buffer, text: string): Buffer => createHmac('sha256', objectOf(key)).update(text).digest();
