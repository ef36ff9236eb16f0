import type { Db } from '../../db/connect.ts';
import { unfinishedCases } from '../../db/late-alarms.ts';
import { unfinishedVisits } from '../../db/visits/waiting-visits.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';

export interface RehydrateDeps {
  db: Db;
  engine: {
    runs: (number: string) => Promise<boolean>;
    resume: (number: string, run: { caseId: string; seen: { seq: number; alarmAt: number | null; over: boolean } }) => Promise<void>;
    visits: { runs: (visitId: string) => Promise<boolean>; resume: (visitId: string, run: { visitId: string; seen: { seq: number; alarmAt: number | null; over: boolean } }) => Promise<void> };
  };
  failed: (name: string, failure: unknown) => void;
}

export interface Rehydrated { cases: number; visits: number; there: number; failed: number }

const page = 200;

/**
 * Brings back the workflow of every open case and every visit that was begun, from what their rows say: the alarm rings at its instant, and
 * whatever rang before is remembered in the ledger, so that nobody is told twice. Safe to repeat.
 */
export async function rehydrate({ db, engine, failed }: RehydrateDeps): Promise<Rehydrated> {
  const told: Rehydrated = { cases: 0, visits: 0, there: 0, failed: 0 };
  const unable = (name: string, failure: unknown): void => {
    told.failed += 1;
    failed(name, failure);
  };
  for (let after: string | undefined; ; ) {
    const cases = await unfinishedCases(db, { limit: page, ...(after === undefined ? {} : { after }) });
    await aFewAtATime(cases, async ({ number, caseId, seen }) => {
      if (await engine.runs(number)) told.there += 1;
      else {
        await engine.resume(number, { caseId, seen });
        told.cases += 1;
      }
    }, ({ number }, failure) => unable(number, failure));
    after = cases.at(-1)?.caseId;
    if (cases.length < page) break;
  }
  for (let after: string | undefined; ; ) {
    const visits = await unfinishedVisits(db, { limit: page, ...(after === undefined ? {} : { after }) });
    await aFewAtATime(visits, async ({ visitId, seen }) => {
      if (await engine.visits.runs(visitId)) told.there += 1;
      else {
        await engine.visits.resume(visitId, { visitId, seen });
        told.visits += 1;
      }
    }, ({ visitId }, failure) => unable(visitId, failure));
    after = visits.at(-1)?.visitId;
    if (visits.length < page) break;
  }
  return told;
}
