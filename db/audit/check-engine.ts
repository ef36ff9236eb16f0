import { unfinishedCases } from '../late-alarms.ts';
import type { Db } from '../connect.ts';
import type { Broken } from './fault.ts';

/** What is asked of the engine; absent where it cannot be reached. */
export interface EngineSeen {
  /** Does a workflow run for this case? */
  runs: (number: string) => Promise<boolean>;
  /** The numbers of all cases of which a workflow runs. */
  running: () => AsyncIterable<string>;
}

/** Open cases and running workflows are the same. A case that was reported or ended within the last minute may be on its way. */
export async function checkEngine(db: Db, engine: EngineSeen): Promise<Broken[]> {
  const faults: Broken[] = [];
  for (let after: string | undefined; ; ) {
    const cases = await unfinishedCases(db, { limit: 200, ...(after === undefined ? {} : { after }) });
    const runs = await Promise.all(cases.map(({ number }) => engine.runs(number)));
    faults.push(...cases.filter((_, at) => !runs[at]).map(({ number }) => ({ case: number, seq: 0, what: 'workflowMissing' })));
    after = cases.at(-1)?.caseId;
    if (cases.length < 200) break;
  }
  for await (const number of engine.running()) {
    const row = await db.selectFrom('cases').select(['over', 'updated_at']).where('number', '=', number).executeTakeFirst();
    if (row?.over && Date.now() - row.updated_at.getTime() > 60_000) faults.push({ case: number, seq: 0, what: 'workflowOfEndedCase' });
  }
  return faults;
}
