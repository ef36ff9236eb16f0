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
 * belongs beside the streams is fetched by `beside`. While one page is looked at, the next one and what belongs beside it are on their way.
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
  const next = async (last?: LedgerRow): Promise<Ready<T>> => {
    const rows = await read(last);
    const end = rows.length < page ? undefined : rows.at(-1);
    const grouped = Map.groupBy(unfinished.length === 0 ? rows : [...unfinished, ...rows], ({ stream }) => stream);
    unfinished = end ? (grouped.get(end.stream) ?? []) : [];
    if (end) grouped.delete(end.stream);
    const streams = [...grouped];
    return { found: streams.length > 0 ? [streams, await beside(streams)] : undefined, end };
  };
  let coming: Promise<Ready<T>> | undefined = next();
  try {
    while (coming) {
      const { found, end }: Ready<T> = await coming;
      coming = end && next(end);
      // It is thrown where it is waited for; until then nobody is.
      coming?.catch(() => undefined);
      if (found) yield found;
    }
  } finally {
    // Whoever stops in the middle must not leave a question behind on the connection.
    await coming?.catch(() => undefined);
  }
}

/** Whole streams with what belongs beside them (none, where one stream fills the page), and the line behind which it goes on. */
interface Ready<T> { found: [Streams, T] | undefined; end: LedgerRow | undefined }
