import { streamsOf } from './audit/ledger-pages.ts';
import { Calendars } from './calendars.ts';
import type { Db } from './connect.ts';
import { findDataKeys } from './data-keys.ts';
import type { KeyRing } from './keys.ts';
import { Packs } from './packs.ts';
import { differingCases, differingDuties, differingFacets, differingSets, differingVisits } from './rebuild/differing.ts';
import type { Differing } from './rebuild/differing.ts';
import { createFresh } from './rebuild/fresh.ts';
import { refoldCase } from './rebuild/refold-case.ts';
import { refoldVisit } from './rebuild/refold-visit.ts';
import { isVisitStream } from './visits/verify-visit.ts';

export type { Differing } from './rebuild/differing.ts';
export interface Rebuilt { cases: number; visits: number; lines: number; differing: Differing[]; tookMs: number }

/**
 * Folds every row of every case and every visit anew into fresh tables, from the ledger, the packs and the calendars alone, and compares them
 * with the ones that lists are read from: cases, visits, what became of duties, rungs, files, what was confirmed of households. The fresh
 * tables go with the transaction; nothing is changed.
 */
export async function rebuild(db: Db, keys: KeyRing): Promise<Rebuilt> {
  const began = performance.now();
  return db.transaction().setIsolationLevel('repeatable read').execute(async (trx) => {
    await createFresh(trx);
    const documents = { packs: new Packs(), calendars: new Calendars() };
    const told = { cases: 0, visits: 0, lines: 0 };
    for await (const [group, dataKeys] of streamsOf(trx, (some) => findDataKeys(trx, keys, some.map(([stream]) => stream)))) {
      for (const [stream, rows] of group) {
        const isVisit = isVisitStream(rows);
        await (isVisit ? refoldVisit : refoldCase)(trx, documents, stream, rows, dataKeys.get(stream) ?? null);
        told[isVisit ? 'visits' : 'cases'] += 1;
        told.lines += rows.length;
      }
    }
    const differing = [
      ...(await differingCases(trx)), ...(await differingSets(trx, 'rung')), ...(await differingSets(trx, 'case_file')), ...(await differingVisits(trx)), ...(await differingDuties(trx)), ...(await differingFacets(trx)),
    ];
    return { ...told, differing, tookMs: Math.round(performance.now() - began) };
  });
}
