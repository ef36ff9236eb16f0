import type { Selectable } from 'kysely';
import { canonical } from '../../domain/case/canonical.ts';
import { chainFault } from '../../domain/case/chain.ts';
import type { Db } from '../connect.ts';
import { sha256 } from '../ledger.ts';
import type { Database } from '../tables.ts';
import { checkLeaves } from './check-leaves.ts';
import type { Broken } from './fault.ts';
import { digestOfDay, refusalChain } from './refusals.ts';

type AccessRow = Selectable<Database['access_line']>;
const page = 5_000;

const asChained = (row: AccessRow) => ({
  stream: row.chain, seq: row.seq, type: row.action, at: row.at.getTime(), recordedAt: row.at.getTime(), dueAt: null,
  actor: row.person_id === null ? canonical({ kind: 'system' }) : canonical({ kind: 'person', id: row.person_id, ...(row.role === null ? {} : { role: row.role }) }),
  data: row.data, sealed: null, commandId: null, suite: row.suite, prevHash: row.prev_hash, hash: row.hash,
});

/** The columns that lists show must say what the chained text says. */
const sameAsData = ({ data, target, fields, purpose, request_id }: AccessRow): boolean => {
  const said = JSON.parse(data) as Record<string, unknown>;
  return said['target'] === target && (said['purpose'] ?? null) === purpose && (said['requestId'] ?? null) === request_id && canonical(said['fields'] ?? []) === canonical(fields);
};

/** Does the sum of the second ledger again: who looked, who exported, what was refused, what administrators changed. */
export async function checkAccess(db: Db): Promise<{ lines: number; faults: Broken[] }> {
  const faults: Broken[] = [];
  let lines = 0;
  for (let after = ''; ; ) {
    const chains = (await db.selectFrom('access_line').select('chain').distinct().where('chain', '>', after).orderBy('chain').limit(50).execute()).map(({ chain }) => chain);
    const last = chains.at(-1);
    if (last === undefined) return { lines, faults };
    after = last;
    for (const chain of chains) {
      const found = await checkChain(db, chain);
      lines += found.lines;
      faults.push(...found.faults);
    }
  }
}

async function checkChain(db: Db, chain: string): Promise<{ lines: number; faults: Broken[] }> {
  const rows: AccessRow[] = [];
  for (let after = 0; ; after += page) {
    const some = await db.selectFrom('access_line').selectAll().where('chain', '=', chain).where('seq', '>', after).orderBy('seq').limit(page).execute();
    rows.push(...some);
    if (some.length < page) break;
  }
  const fault = chainFault(rows.map(asChained), sha256);
  const sealed = (await checkLeaves(db, new Map([[chain, rows]]))).get(chain);
  const lying = fault ? undefined : rows.find((row) => !sameAsData(row));
  const faults: Broken[] = [fault, sealed, lying && { seq: lying.seq, what: 'columnsDiffer' }].filter((one) => one !== undefined && one !== null).map(({ seq, what }) => ({ case: chain, seq, what }));
  if (chain === refusalChain) faults.push(...(await checkRefusals(db, rows)));
  return { lines: rows.length, faults };
}

/** Refusals that were changed or taken away after their day was closed. */
async function checkRefusals(db: Db, rows: readonly AccessRow[]): Promise<Broken[]> {
  const faults: Broken[] = [];
  for (const { seq, target, data } of rows) {
    const day = target.slice('refusals:'.length);
    const { count, digest } = await digestOfDay(db, day);
    const said = JSON.parse(data) as { count?: number; digest?: string };
    if (said.count !== count || said.digest !== digest) faults.push({ case: refusalChain, seq, what: 'refusalsDiffer' });
  }
  return faults;
}
