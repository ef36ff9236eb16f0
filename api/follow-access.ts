import type { Request } from 'express';
import { findByCode } from '../db/intake.ts';
import type { Deps } from './deps.ts';
import type { Followed } from './follow.ts';
import { networkOf } from './limits.ts';
import { Problem } from './problem.ts';

/**
 * The report behind a number and a code, as a resident types them. Wrong ones look alike, and cannot be tried through.
 * @throws Problem notFound, rateLimited
 */
export async function openFollowed({ db, keys, limits }: Pick<Deps, 'db' | 'keys' | 'limits'>, req: Request, typedNumber: unknown, typed: unknown): Promise<Followed> {
  const network = networkOf(req);
  await limits.check('guesses', network);
  const number = String(typedNumber).replace(/\s/g, '').toUpperCase();
  const found = /^GW-\d{4}-\d{1,9}$/.test(number) && typeof typed === 'string' && typed.length <= 40 ? await findByCode(db, keys, number, typed) : undefined;
  if (found) return { ...found, number };
  await limits.spend('guesses', network);
  throw new Problem('notFound');
}
