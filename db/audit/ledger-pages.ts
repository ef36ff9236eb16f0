import type { Selectable } from 'kysely';
import type { Db } from '../connect.ts';
import type { Database } from '../tables.ts';

export type LedgerRow = Omit<Selectable<Database['ledger']>, 'xid'>;
export type Streams = [string, LedgerRow[]][];

const page = 5_000;
const nobody = '00000000-0000-0000-0000-000000000000';

/** Streams from one id on, up to another and without it; either end may be open. */
export interface Range { from?: string | undefined; to?: string | undefined }

/** All that is looked at of a line; in which transaction it was written is the sealer's business. */
const columns = ['stream', 'seq', 'type', 'at', 'recorded_at', 'due_at', 'actor', 'data', 'sealed', 'command_id', 'suite', 'prev_hash', 'hash'] as const;

/**
 * The ledger in the order of its key, whole streams at a time, a page of lines after the other: memory stays flat however much there is. What
 * belongs beside the streams is fetched by `beside`; then the next page is on its way while they are looked at.
 */
export async function* streamsOf<T>(db: Db, beside: (streams: Streams) => Promise<T>, only?: readonly string[], { from, to }: Range = {}): AsyncGenerator<[Streams, T]> {
  const read = (last?: LedgerRow): Promise<LedgerRow[]> => {
    let query = db.selectFrom('ledger').select(columns).orderBy('stream').orderBy('seq').limit(page);
    if (only) query = query.where('stream', 'in', only.length > 0 ? [...only] : [nobody]);
    if (from !== undefined && !last) query = query.where('stream', '>=', from);
    if (to !== undefined) query = query.where('stream', '<', to);
    if (last) query = query.where((on) => on(on.refTuple('stream', 'seq'), '>', on.tuple(last.stream, last.seq)));
    return query.execute();
  };
  let unfinished: LedgerRow[] = [];
  let coming = read();
  try {
    for (;;) {
      const rows = await coming;
      const last = rows.at(-1);
      const isLast = rows.length < page;
      const grouped = Map.groupBy(unfinished.length === 0 ? rows : [...unfinished, ...rows], ({ stream }) => stream);
      unfinished = isLast || last === undefined ? [] : (grouped.get(last.stream) ?? []);
      if (!isLast && last) grouped.delete(last.stream);
      const streams = [...grouped];
      const found = streams.length > 0 ? await beside(streams) : undefined;
      if (!isLast && last) coming = read(last);
      if (streams.length > 0) yield [streams, found as T];
      if (isLast) return;
    }
  } finally {
    // Whoever stops in the middle must not leave a question behind on the connection.
    await coming.catch(() => undefined);
  }
}
