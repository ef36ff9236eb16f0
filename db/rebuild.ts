import type { Transaction } from 'kysely';
import { sql } from 'kysely';
import { fold } from '../domain/case/fold.ts';
import type { NewEntry } from '../domain/case/entries.ts';
import type { CaseState } from '../domain/case/state.ts';
import { streamsOf } from './audit/ledger-pages.ts';
import type { LedgerRow } from './audit/ledger-pages.ts';
import { Calendars } from './calendars.ts';
import type { Db } from './connect.ts';
import { findDataKeys } from './data-keys.ts';
import type { KeyRing } from './keys.ts';
import { asEntry, asLine } from './ledger.ts';
import { projected } from './locked-case.ts';
import { Packs } from './packs.ts';
import type { Database } from './tables.ts';
import { isVisitStream } from './visits/verify-visit.ts';

/** A row that the ledger tells otherwise: which table, which case, which columns. */
export interface Differing { table: 'cases' | 'rung' | 'case_file'; case: string; columns: string[] }
export interface Rebuilt { cases: number; lines: number; differing: Differing[]; tookMs: number }

type Trx = Transaction<Database>;

/**
 * Folds every row of every case anew into fresh tables, from the ledger, the packs and the calendars alone, and compares them with the ones
 * that lists are read from. The fresh tables go with the transaction; nothing is changed.
 */
export async function rebuild(db: Db, keys: KeyRing): Promise<Rebuilt> {
  const began = performance.now();
  return db.transaction().setIsolationLevel('repeatable read').execute(async (trx) => {
    await sql`
      create temp table fresh_cases (like cases including defaults including generated) on commit drop;
      create temp table fresh_rung (like rung including defaults) on commit drop;
      create temp table fresh_case_file (like case_file including defaults) on commit drop`.execute(trx);
    const documents = { packs: new Packs(), calendars: new Calendars() };
    let [cases, lines] = [0, 0];
    for await (const [group, dataKeys] of streamsOf(trx, (some) => findDataKeys(trx, keys, some.map(([stream]) => stream)))) {
      for (const [stream, rows] of group.filter(([, some]) => !isVisitStream(some))) {
        await refold(trx, documents, stream, rows, dataKeys.get(stream) ?? null);
        cases += 1;
        lines += rows.length;
      }
    }
    return { cases, lines, differing: [...(await differingCases(trx)), ...(await differingSets(trx, 'rung')), ...(await differingSets(trx, 'case_file'))], tookMs: Math.round(performance.now() - began) };
  });
}

async function refold(trx: Trx, { packs, calendars }: { packs: Packs; calendars: Calendars }, stream: string, rows: readonly LedgerRow[], key: Buffer | null): Promise<void> {
  let state: CaseState | string = stream;
  const entries: NewEntry[] = [];
  for (const row of rows) {
    const entry = asEntry(asLine(row, key));
    state = fold(state as CaseState, entry, row.seq);
    entries.push(entry);
  }
  const folded = state as CaseState;
  await calendars.read(trx, folded.clocks.map(({ calendar }) => calendar));
  const given = { pack: await packs.get(trx, folded.pack), calendarOf: calendars.of };
  const fresh = trx.withTables<{ fresh_cases: Database['cases']; fresh_rung: Database['rung']; fresh_case_file: Database['case_file'] }>();
  await fresh.insertInto('fresh_cases').values(projected(folded, given, { head: rows.at(-1)!.hash, key })).execute();
  const rungs = entries.flatMap((entry) => (entry.type === 'RungReached' || entry.type === 'Supervised' ? [entry.data] : []));
  if (rungs.length > 0) await fresh.insertInto('fresh_rung').values(rungs.map(({ clock, round, about, rung }) => ({ stream, clock, round, about: about ?? '', rung }))).execute();
  const files = [...new Set(entries.flatMap(({ data }) => ('evidence' in data ? (data.evidence ?? []) : [])))];
  if (files.length > 0) await fresh.insertInto('fresh_case_file').values(files.map((sha256) => ({ case_id: stream, sha256 }))).execute();
}

/** Ciphertext is another each time it is written; what it says is verify's to compare. Of an erased case the plain copies are gone. */
async function differingCases(trx: Trx): Promise<Differing[]> {
  const { rows } = await sql<{ number: string; columns: string[] }>`
    select coalesce(c.number, f.number) as number, array(
      select coalesce(one.key, other.key) from jsonb_each(to_jsonb(c)) one full join jsonb_each(to_jsonb(f)) other on one.key = other.key
      where one.value is distinct from other.value and coalesce(one.key, other.key) <> 'private_sealed' order by 1) as columns
    from cases c full join fresh_cases f on f.id = c.id
    where c.id is null or f.id is null or to_jsonb(c) - 'private_sealed' is distinct from to_jsonb(f) - 'private_sealed' order by 1 limit 1000`.execute(trx);
  return rows.map(({ number, columns }) => ({ table: 'cases', case: number, columns }));
}

async function differingSets(trx: Trx, table: 'rung' | 'case_file'): Promise<Differing[]> {
  const columns = sql.raw(table === 'rung' ? 'stream, clock, round, about, rung' : 'case_id as stream, sha256');
  const fresh = sql.table(`fresh_${table}`);
  const { rows } = await sql<{ number: string }>`
    select distinct cases.number from (
      (select ${columns} from ${sql.table(table)} except select ${columns} from ${fresh}) union all (select ${columns} from ${fresh} except select ${columns} from ${sql.table(table)})
    ) differing join cases on cases.id = differing.stream order by 1 limit 1000`.execute(trx);
  return rows.map(({ number }) => ({ table, case: number, columns: [] }));
}
