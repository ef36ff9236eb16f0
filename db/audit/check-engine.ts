import { setTimeout as pause } from 'node:timers/promises';
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

/** Open cases and running workflows are the same; one that was reported or ended a moment ago may be on its way. */
export async function checkEngine(db: Db, engine: EngineSeen): Promise<Broken[]> {
  const faults: Broken[] = [];
  for (let after: string | undefined; ; ) {
    const cases = await unfinishedCases(db, { limit: 200, ...(after === undefined ? {} : { after }) });
    for (const number of await missing(engine, cases.map(({ number: of }) => of))) faults.push({ case: number, seq: 0, what: 'workflowMissing' });
    after = cases.at(-1)?.caseId;
    if (cases.length < 200) break;
  }
  for await (const number of engine.running()) {
    const row = await db.selectFrom('cases').select(['over', 'updated_at']).where('number', '=', number).executeTakeFirst();
    if (row?.over && Date.now() - row.updated_at.getTime() > 60_000) faults.push({ case: number, seq: 0, what: 'workflowOfEndedCase' });
  }
  return faults;
}

/** Whose workflow does not run, and not a few seconds later either. */
async function missing(engine: EngineSeen, numbers: readonly string[], tries = 5): Promise<string[]> {
  const runs = await Promise.all(numbers.map((number) => engine.runs(number)));
  const without = numbers.filter((_, at) => !runs[at]);
  if (without.length === 0 || tries === 1) return without;
  await pause(2_000);
  return missing(engine, without, tries - 1);
}
