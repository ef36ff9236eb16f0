import type { Transaction } from 'kysely';
import type { Actor } from '../domain/case/actor.ts';
import type { NewEntry } from '../domain/case/entries.ts';
import { fold } from '../domain/case/fold.ts';
import type { Point } from '../domain/place/outline.ts';
import { Calendars } from './calendars.ts';
import type { Db } from './connect.ts';
import type { Target } from './grid-parts.ts';
import type { KeyRing } from './keys.ts';
import { chained } from './ledger.ts';
import { lockCases, updateCase } from './locked-case.ts';
import { Packs } from './packs.ts';
import type { Database } from './tables.ts';

interface Moving { id: string; by: Actor; at: number; takes: (point: Point | null) => boolean }

/** Cases at once: each is locked, gets its line and its row. */
const batch = 200;

/** What of a case may still be done goes over to the grid that it lies in now, with a line that says so. @returns which */
export async function moveCases(trx: Db, keys: KeyRing, from: { id: string }, target: Target, { id, by, at, takes }: Moving): Promise<string[]> {
  const rows = await trx.selectFrom('cases').select(['id', 'lng', 'lat']).where('area_id', '=', from.id).where('over', '=', false).orderBy('id').execute();
  const ids = rows.filter(({ lng, lat }) => takes(lng === null || lat === null ? null : { lng, lat })).map((row) => row.id);
  const [packs, calendars] = [new Packs(), new Calendars()];
  for (let begin = 0; begin < ids.length; begin += batch) {
    const locked = await lockCases(trx as Transaction<Database>, keys, ids.slice(begin, begin + batch));
    for (const [caseId, before] of locked) {
      const entry: NewEntry = { type: 'GridChanged', at, actor: by, data: { place: { areaId: target.id, path: [...target.path] }, change: id } };
      const state = fold(before.state, entry, before.state.seq + 1);
      await calendars.read(trx, state.clocks.map(({ calendar }) => calendar));
      const given = { pack: await packs.get(trx, state.pack), calendarOf: calendars.of };
      const lines = chained({ stream: caseId, seq: before.state.seq, head: before.head, recordedAt: at, commandId: null, actorName: null, key: before.key }, [entry]);
      await trx.insertInto('ledger').values(lines).execute();
      await updateCase(trx as Transaction<Database>, state, given, { head: lines.at(-1)!.hash, key: before.key });
    }
  }
  return ids;
}
