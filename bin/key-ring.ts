import { keyRing } from '../db/keys.ts';
import type { KeyRing } from '../db/keys.ts';
import { secretOf } from './secret.ts';

/** The keys of a home: api, worker, seeds and verify must all have the same, or they cannot read one another. */
export const keyRingOf = (home: string): KeyRing => keyRing(secretOf(home, 'master-key'));
