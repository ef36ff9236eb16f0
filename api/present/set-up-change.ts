import { z } from 'zod';
import type { Db } from '../../db/connect.ts';
import { namesOf } from '../../db/people.ts';
import type { SetUpChangeFound } from '../../db/set-up-changes.ts';
import { Instant, PersonName } from './shapes.ts';

const values = z.record(z.string(), z.json());
export const SetUpChange = z.object({ id: z.string(), at: Instant, by: PersonName, what: z.string(), before: values, after: values, reason: z.string().nullable() });

/** Changes of the set-up with the names of who made them. */
export async function presentChanges(db: Db, changes: readonly SetUpChangeFound[]) {
  const names = await namesOf(db, changes.map(({ by }) => by));
  return changes.map(({ by, at, ...change }) => ({ ...change, at: at.toISOString(), by: { id: by, name: names.get(by) ?? '' } }));
}
