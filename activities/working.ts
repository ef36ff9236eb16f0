import type { Actor } from '../domain/case/actor.ts';
import type { Db } from '../db/connect.ts';
import type { KeyRing } from '../db/keys.ts';
import { databaseNow } from '../db/locked-case.ts';
import type { Documents } from './context-for.ts';
import { namesOf } from '../db/people.ts';
import type { Transaction } from 'kysely';
import type { Database } from '../db/tables.ts';

/** What the hands work with during one turn. */
export interface Working extends Documents {
  keys: KeyRing;
  /** Epoch milliseconds; the database's clock, or the story's. */
  now: (trx: Transaction<Database>) => Promise<number>;
  told: boolean;
}

/** The clock of a turn: the given instant, or what the database says. */
export const clockAt = (at: number | undefined, now: (() => number) | undefined): Working['now'] => async (trx) => at ?? now?.() ?? databaseNow(trx);

/** The actor's name as it is now, to be kept with the ciphertext of his line. */
export async function nameOf(db: Db, actor: Actor): Promise<string | null> {
  if (actor.kind !== 'person' || actor.id === undefined) return null;
  return (await namesOf(db, [actor.id])).get(actor.id) ?? null;
}
