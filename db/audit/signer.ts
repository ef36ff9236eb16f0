import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** Whoever signs the heads of the tree. The private half never leaves the secrets folder. */
export interface Signer {
  /** The first sixteen digits of the hash of the public key. */
  keyId: string;
  /** 32 bytes. */
  publicKey: Buffer;
  /** Ed25519 over the text. */
  sign: (text: string) => Buffer;
}

/** What stands before the bare 32 bytes in PKCS #8 and in SPKI (RFC 8410). */
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicHead = Buffer.from('302a300506032b6570032100', 'hex');

/** @param secret 32 bytes as base64url, as they stand in the secrets folder @throws RangeError when it is shorter or longer */
export function signerOf(secret: string): Signer {
  const seed = Buffer.from(secret.trim(), 'base64url');
  if (seed.length !== 32) throw new RangeError('the seal key must be 32 bytes');
  const key = createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = createPublicKey(key as unknown as string).export({ format: 'der', type: 'spki' }).subarray(publicHead.length);
  return { keyId: keyIdOf(publicKey), publicKey, sign: (text) => sign(null, Buffer.from(text), key) };
}

export const keyIdOf = (publicKey: Uint8Array): string => createHash('sha256').update(publicKey).digest('hex').slice(0, 16);

export const isSigned = (text: string, sig: Uint8Array, publicKey: Uint8Array): boolean => {
  try {
    return verify(null, Buffer.from(text), keyObject(publicKey), sig);
  } catch {
    return false;
  }
};

const keyObject = (publicKey: Uint8Array): KeyObject => createPublicKey({ key: Buffer.concat([publicHead, publicKey]), format: 'der', type: 'spki' });
