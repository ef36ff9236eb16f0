import { chmodSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Signer } from '../db/audit/signer.ts';
import { signerOf } from '../db/audit/signer.ts';
import { secretOf } from './secret.ts';

const current = 'seal-key';
const coming = 'seal-key.next';

/** The key that signs the seals of a home, made on first need. */
export const signerOfHome = (home: string): Signer => signerOf(secretOf(home, current));

/** The key that is to take over, made on first need; it signs nothing before `takeOver`. */
export const nextSignerOfHome = (home: string): Signer => signerOf(secretOf(home, coming));

/** The next key takes the place of the current one, whose private half is gone with that. */
export function takeOver(home: string): void {
  const secrets = join(home, 'secrets');
  renameSync(join(secrets, coming), join(secrets, current));
  chmodSync(join(secrets, current), 0o600);
}

/** The key of a home that has one; verifying must not make one. */
export const knownSignerOfHome = (home: string): Signer | undefined => (existsSync(join(home, 'secrets', current)) ? signerOfHome(home) : undefined);
