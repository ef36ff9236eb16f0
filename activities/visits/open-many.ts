import type { Transaction } from 'kysely';
import { Calendars } from '../../db/calendars.ts';
import type { Db } from '../../db/connect.ts';
import { holdEpoch } from '../../db/epoch.ts';
import type { KeyRing } from '../../db/keys.ts';
import { chainedVisit } from '../../db/ledger.ts';
import { surroundingsOf } from '../../db/locked-case.ts';
import { Packs } from '../../db/packs.ts';
import { ringsOfNew } from '../../db/rush.ts';
import type { Database } from '../../db/tables.ts';
import { placeOf } from '../../db/visits/locked-visit.ts';
import type { OpenedRow, PlannedRow } from '../../db/visits/open-many.ts';
import { lockPlanned, writeOpened } from '../../db/visits/open-many.ts';
import { visitRowOf } from '../../db/visits/visit-row.ts';
import type { VisitWaiting } from '../../db/visits/waiting-visits.ts';
import { theClock } from '../../domain/case/actor.ts';
import { foldVisit } from '../../domain/visit/fold.ts';
import { openingLine } from '../../domain/visit/opening.ts';
import { plannedOf } from './visit-hands.ts';

type Documents = { packs: Packs; calendars: Calendars };

/** Opens planned visits; says which, and what their workflows are to begin with. Those left out are to be opened one by one. */
export type OpenMany = (visitIds: readonly string[]) => Promise<VisitWaiting[]>;

/**
 * Writes the first lines of many visits in one transaction, as the clock does when it looks at each: what each costs alone is a dozen questions.
 * What they owe besides, a rung that is due already, is written by their own workflows, whose alarm is then in the past.
 */
export function createOpenMany({ db, keys }: { db: Db; keys: KeyRing }): OpenMany {
  const documents: Documents = { packs: new Packs(), calendars: new Calendars() };
  const epoch = holdEpoch(db);
  return (visitIds) => db.transaction().execute(async (trx) => {
    await epoch.check(trx);
    const planned = await lockPlanned(trx, keys, visitIds);
    const opened: OpenedRow[] = [];
    let latest = 0;
    for (const group of Map.groupBy(planned, ({ row }) => `${row.pack_id}@${row.pack_version}`).values()) {
      const { rows, now } = await openAlike(trx, documents, group);
      opened.push(...rows);
      latest = Math.max(latest, now);
    }
    // Asked before they are written: none of them waits behind itself.
    const rings = await ringsOfNew(trx, 'visit', opened.map(({ row }) => row.next_alarm_at?.getTime() ?? null));
    await writeOpened(trx, opened, latest);
    return opened.map(({ id, row }, nth) => ({ visitId: id, seen: { seq: row.seq, alarmAt: rings[nth]!, over: row.over } }));
  });
}

/** The first lines of visits that run by one pack. */
async function openAlike(trx: Transaction<Database>, { packs, calendars }: Documents, planned: readonly PlannedRow[]): Promise<{ rows: OpenedRow[]; now: number }> {
  const { pack_id: id, pack_version: version } = planned[0]!.row;
  const pack = await packs.get(trx, { id, version });
  const { now, calendarVersion } = await surroundingsOf(trx, { calendar: pack.calendar, personId: null });
  if (calendarVersion === null) throw new Error(`no calendar ${pack.calendar}`);
  const calendar = { id: pack.calendar, version: calendarVersion };
  await calendars.read(trx, [calendar]);
  const rows = planned.map(({ row, duties, key }): OpenedRow => {
    const entry = openingLine(plannedOf({ row, place: placeOf(row) }, duties), { now, calendar, actor: theClock });
    const [line] = chainedVisit({ stream: row.id, seq: 0, head: row.head, recordedAt: now, commandId: null, actorName: null, key }, [entry]);
    return { id: row.id, line: line!, row: visitRowOf(foldVisit(row.id, entry, 1), { pack, calendarOf: calendars.of }), key };
  });
  return { rows, now };
}
