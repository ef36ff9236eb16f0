import { sql } from 'kysely';
import { countsOfCase } from '../../domain/figures/case-counts.ts';
import type { Count } from '../../domain/figures/case-counts.ts';
import { countsOfVisit } from '../../domain/figures/visit-counts.ts';
import type { CaseState } from '../../domain/case/state.ts';
import type { VisitState } from '../../domain/visit/state.ts';
import { Calendars } from '../calendars.ts';
import type { Db } from '../connect.ts';
import { Packs } from '../packs.ts';
import { enterCounts } from './enter.ts';

export interface Counted { stream: string; path: string[]; counts: Count[] }
interface Documents { packs: Packs; calendars: Calendars }

export const newDocuments = (): Documents => ({ packs: new Packs(), calendars: new Calendars() });

/**
 * Counts what was written since the last round. The cut is the oldest transaction that still runs, as for the seals; counting a stream twice
 * changes nothing. One counter at a time; another finds the lock taken and does nothing.
 * @returns how many streams were counted; `more` when lines are still waiting in numbers
 */
export async function countFigures(db: Db, { documents = newDocuments(), atMost = 4_000, now = Date.now() }: { documents?: Documents; atMost?: number; now?: number } = {}): Promise<{ streams: number; more: boolean }> {
  return db.transaction().execute(async (trx) => {
    const { rows: [lock] } = await sql<{ ours: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('gewu figures', 0)) as ours`.execute(trx);
    if (!lock?.ours) return { streams: 0, more: false };
    const { rows: [span] } = await sql<{ from: string; before: string; full: boolean }>`
      with progress as (select xid_before from figure_progress), oldest as (select pg_snapshot_xmin(pg_current_snapshot()) as xid),
        full_at as (select (ledger.xid::text::bigint + 1)::text::xid8 as xid from ledger where ledger.xid >= (select xid_before from progress) order by ledger.xid offset ${atMost} limit 1)
      select (select xid_before from progress)::text as "from", least(oldest.xid, coalesce((select xid from full_at), oldest.xid))::text as before,
        coalesce((select xid from full_at) < oldest.xid, false) as full from oldest`.execute(trx);
    const { from, before, full } = span!;
    const { rows } = await sql<{ stream: string }>`select distinct stream from ledger where xid >= ${from}::xid8 and xid < ${before}::xid8`.execute(trx);
    const streams = rows.map(({ stream }) => stream);
    if (streams.length > 0) await countStreams(trx, streams, documents);
    if (from !== before) await trx.updateTable('figure_progress').set({ xid_before: before, at: new Date(now) }).execute();
    return { streams: streams.length, more: full };
  });
}

/** Counts these cases and visits anew, as their rows stand. */
export async function countStreams(trx: Db, streams: readonly string[], documents: Documents): Promise<void> {
  await enterCounts(trx, [...(await casesAmong(trx, streams, documents)), ...(await visitsAmong(trx, streams))]);
}

async function casesAmong(trx: Db, ids: readonly string[], { packs, calendars }: Documents): Promise<Counted[]> {
  const rows = await trx.selectFrom('cases').select(['id', 'state']).where('id', 'in', [...ids]).execute();
  const counted: Counted[] = [];
  for (const { id, state: shown } of rows) {
    const state: CaseState = { ...shown, private: {} };
    await calendars.read(trx, state.clocks.map(({ calendar }) => calendar));
    counted.push({ stream: id, path: state.place.path, counts: countsOfCase(state, { pack: await packs.get(trx, state.pack), calendarOf: calendars.of }) });
  }
  return counted;
}

async function visitsAmong(trx: Db, ids: readonly string[]): Promise<Counted[]> {
  const rows = await trx.selectFrom('visit').select(['id', 'state']).where('id', 'in', [...ids]).where('seq', '>', 0).execute();
  return rows.flatMap(({ id, state: shown }) => {
    if (shown === null) return [];
    const state = { ...(shown as object), private: {} } as VisitState;
    return [{ stream: id, path: state.place.path, counts: countsOfVisit(state) }];
  });
}
