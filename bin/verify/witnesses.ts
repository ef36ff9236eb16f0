import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import type { Broken, Fault } from '../../db/audit/fault.ts';
import type { Kept, Witnessed } from '../../db/audit/witnesses.ts';
import { listWitnessed, witnessesOf } from '../../db/audit/witnesses.ts';
import type { Db } from '../../db/connect.ts';
import type { KeyRing } from '../../db/keys.ts';
import { caseWorkflowId, visitWorkflowId } from '../../workflows/address.ts';
import { bundlesOf } from '../worker/kept-bundle.ts';
import { disagreements } from './disagreements.ts';
import { testimonyOf } from './testimony.ts';
import type { Testimony } from './testimony.ts';

/** `without`: numbers of cases and ids of visits that no engine bears witness to, the first thousand of `unwitnessed`. */
export interface Witnesses { broken: Broken[]; told: { replayed: number; unwitnessed: number; without: string[] } }

const most = 1_000;
const page = 500;

/**
 * Runs every archived history again through the bundle of workflows of its time, and holds what it says to the ledger: every turn was
 * answered with the head that stands there, every command and alarm of the ledger was the engine's too, and the engine set its alarms to the
 * instants that it was told. @param only the number of a case or the id of a visit
 */
export async function replayWitnesses(db: Db, keys: KeyRing, home: string, only?: string): Promise<Witnesses> {
  const found: Witnesses = { broken: [], told: { replayed: 0, unwitnessed: 0, without: [] } };
  for (const kind of ['case', 'visit'] as const) {
    for (let after: string | undefined; ; ) {
      const some = await listWitnessed(db, kind, { limit: page, ...(after === undefined ? {} : { after }), ...(only === undefined ? {} : { only }) });
      for (const one of some) await hear(db, keys, home, one, found);
      after = some.at(-1)?.id;
      if (some.length < page) break;
    }
  }
  return found;
}

async function hear(db: Db, keys: KeyRing, home: string, { kind, id, name, witnessed }: Witnessed, { broken, told }: Witnesses): Promise<void> {
  const kept = witnessed ? await witnessesOf(db, keys, id) : [];
  // Where the texts were erased the key of the histories is gone too.
  if (!kept || kept.length === 0) {
    told.unwitnessed += 1;
    if (told.without.length < most) told.without.push(name);
    return;
  }
  const workflowId = kind === 'case' ? caseWorkflowId(name) : visitWorkflowId(name);
  const testimonies: Testimony[] = [];
  for (const one of kept) {
    told.replayed += 1;
    const what = await replay(home, workflowId, one);
    if (what) broken.push({ case: name, seq: 0, what });
    else testimonies.push(testimonyOf(one.json));
  }
  if (testimonies.length > 0) broken.push(...(await disagreements(db, id, testimonies)).map((fault: Fault) => ({ case: name, ...fault })));
}

async function replay(home: string, workflowId: string, { json, sha256, bundle, runId }: Kept): Promise<string | undefined> {
  if (createHash('sha256').update(json).digest('hex') !== sha256) return `historyChanged.${runId}`;
  const codePath = join(bundlesOf(home), `${bundle}.js`);
  if (!existsSync(codePath)) return `bundleMissing.${bundle}`;
  if (createHash('sha256').update(readFileSync(codePath)).digest('hex') !== bundle) return `bundleChanged.${bundle}`;
  try {
    await Worker.runReplayHistory({ workflowBundle: { codePath } }, JSON.parse(json), workflowId);
    return undefined;
  } catch {
    return `historyDoesNotReplay.${runId}`;
  }
}
