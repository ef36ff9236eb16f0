import { claimWaitingReports } from '../../db/intake.ts';
import type { Db } from '../../db/connect.ts';
import { aFewAtATime } from './a-few-at-a-time.ts';
import type { Engine } from './engine.ts';

export interface OpenReportsDeps {
  db: Db;
  engine: Pick<Engine, 'open' | 'isUp'>;
  failed: (number: string, failure: unknown) => void;
  /** Milliseconds that the door has to open a report by itself. */
  olderThan?: number;
}

const atOnce = 50;

/**
 * Opens reports that were taken while the engine was away, or whose door died before it could. Nothing is claimed while the
 * engine is away, so that the pauses between tries do not grow and recovery is quick.
 * @returns true when there are more
 */
export async function openWaitingReports({ db, engine, failed, olderThan = 5_000 }: OpenReportsDeps): Promise<boolean> {
  if (!(await engine.isUp())) return false;
  const reports = await claimWaitingReports(db, { limit: atOnce, olderThan });
  await aFewAtATime(
    reports,
    // A turn that broke would be answered with the same failure for ever if it were asked under the same id.
    ({ caseId, number }) => engine.open(caseId, number, { kind: 'open', caseId, commandId: caseId }, { attempt: Date.now() }),
    ({ number }, failure) => failed(number, failure),
  );
  return reports.length === atOnce;
}
