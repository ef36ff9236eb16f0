import { sql } from 'kysely';
import type { Db } from '../connect.ts';
import { isId, newId } from '../ids.ts';
import type { SampledUpTo } from './which-streams.ts';
import type { Broken } from './fault.ts';

export interface Verification { at: Date; kind: 'sample' | 'whole'; lines: number; broken: Broken[]; tookMs: number }

export async function insertVerification(db: Db, { kind, lines, broken, tookMs }: Omit<Verification, 'at'>): Promise<void> {
  await db.insertInto('verification').values({ id: newId(), kind, lines, broken: JSON.stringify(broken.slice(0, 1_000)), took_ms: tookMs }).execute();
}

/** How the last look at the record came out; undefined before the first. */
export async function lastVerification(db: Db): Promise<Verification | undefined> {
  const row = await db.selectFrom('verification').selectAll().orderBy('at', 'desc').limit(1).executeTakeFirst();
  return row && { at: row.at, kind: row.kind, lines: row.lines, broken: row.broken, tookMs: row.took_ms };
}

const walk = 'sampledUpTo';

/** Where the hourly walk through the record stands; undefined before the first. */
export async function sampledUpTo(db: Db): Promise<SampledUpTo | undefined> {
  return (await db.selectFrom('setting').select('value').where('key', '=', walk).executeTakeFirst())?.value as SampledUpTo | undefined;
}

export async function keepSampledUpTo(db: Db, upTo: SampledUpTo): Promise<void> {
  const value = JSON.stringify(upTo);
  await db.insertInto('setting').values({ key: walk, value }).onConflict((on) => on.column('key').doUpdateSet({ value })).execute();
}

/**
 * Tells the auditors of the county, once for each case or visit that does not add up: the message names its number and line and nothing else.
 * What is wrong with neither in particular stands in the verification alone.
 */
export async function tellAuditors(db: Db, broken: readonly Broken[]): Promise<void> {
  for (const [name, [first]] of Map.groupBy(broken, (one) => one.case)) {
    const [row, kind] = isId(name) ? [sql`visit where id = ${name}::uuid`, 'visit'] : [sql`cases where number = ${name}`, 'case'];
    await sql`
      insert into notice (id, case_id, stream_kind, dedupe, recipient, audience, template, params, urgent, not_before, created_at)
      select ${newId()}, id, ${kind}, 'verify', jsonb_build_object('kind', 'area', 'role', 'auditor', 'areaPath', jsonb_build_array(l1)),
        array['auditor/' || l1], 'RecordBroken', ${JSON.stringify({ number: name, seq: first!.seq })}::jsonb, true, now(), now()
      from ${row} on conflict (case_id, dedupe) do nothing`.execute(db);
  }
}
