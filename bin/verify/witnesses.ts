import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from '@temporalio/worker';
import type { Broken } from '../../db/audit/fault.ts';
import type { Kept } from '../../db/audit/witnesses.ts';
import { listWitnessed, witnessesOf } from '../../db/audit/witnesses.ts';
import type { Db } from '../../db/connect.ts';
import type { KeyRing } from '../../db/keys.ts';
import { caseWorkflowId } from '../../workflows/address.ts';
import { bundlesOf } from '../worker/kept-bundle.ts';
import { testimonyOf } from './testimony.ts';
import type { Testimony } from './testimony.ts';

export interface Witnesses { broken: Broken[]; told: { replayed: number; without: string[] } }

/**
 * Runs every archived history again through the bundle of workflows of its time, and holds what it says to the ledger: every turn was
 * answered with the head that stands there, and every command and alarm of the ledger was the engine's too.
 */
export async function replayWitnesses(db: Db, keys: KeyRing, home: string, number?: string): Promise<Witnesses> {
  const broken: Broken[] = [];
  const told: Witnesses['told'] = { replayed: 0, without: [] };
  for (let after: string | undefined; ; ) {
    const cases = await listWitnessed(db, { ...(after === undefined ? {} : { after }), ...(number === undefined ? {} : { number }) });
    for (const { id, number: of, witnessed } of cases) {
      const kept = witnessed ? await witnessesOf(db, keys, id) : [];
      // Of an erased case the key of its histories is gone too.
      if (kept.every(({ json }) => json === '')) told.without.push(of);
      const testimonies: Testimony[] = [];
      for (const one of kept.filter(({ json }) => json !== '')) {
        told.replayed += 1;
        const what = await replay(home, of, one);
        if (what) broken.push({ case: of, seq: 0, what });
        else testimonies.push(testimonyOf(one.json));
      }
      if (testimonies.length > 0) broken.push(...(await disagreements(db, id, testimonies)).map((fault) => ({ case: of, ...fault })));
    }
    const last = cases.at(-1);
    if (!last || number !== undefined || cases.length < 500) return { broken, told };
    after = last.id;
  }
}

async function replay(home: string, number: string, { json, sha256, bundle, runId }: Kept): Promise<string | undefined> {
  if (createHash('sha256').update(json).digest('hex') !== sha256) return `historyChanged.${runId}`;
  const codePath = join(bundlesOf(home), `${bundle}.js`);
  if (!existsSync(codePath)) return `bundleMissing.${bundle}`;
  try {
    await Worker.runReplayHistory({ workflowBundle: { codePath } }, JSON.parse(json), caseWorkflowId(number));
    return undefined;
  } catch {
    return `historyDoesNotReplay.${runId}`;
  }
}

/** Lines that a turn of another stream or a new calendar wrote: the case's own workflow knows nothing of them. */
const elsewhere = new Set(['ChildMerged', 'CalendarChanged']);

/** Where ledger and engine do not say the same. */
export async function disagreements(db: Db, stream: string, testimonies: readonly Testimony[]): Promise<{ seq: number; what: string }[]> {
  const lines = await db.selectFrom('ledger').select(['seq', 'type', 'hash', 'command_id', 'recorded_at']).where('stream', '=', stream).orderBy('seq').execute();
  const heads = new Map(lines.map(({ seq, hash }) => [seq, hash.toString('hex')]));
  const answers = testimonies.flatMap((one) => one.answers);
  const faults = answers.filter(({ seq, head }) => heads.get(seq) !== head).map(({ seq }) => ({ seq, what: 'engineSaysOtherwise' }));
  if (!testimonies.some(({ fromTheFirst }) => fromTheFirst)) return faults;
  const known = new Set(answers.map(({ seq }) => seq));
  const upTo = Math.max(0, ...known);
  const last = lines.filter(({ seq, command_id: command, recorded_at: at }, nth) => {
    const next = lines[nth + 1];
    return seq <= upTo && !(next && next.command_id === command && next.recorded_at.getTime() === at.getTime());
  });
  return [...faults, ...last.filter(({ seq, type }) => !known.has(seq) && !elsewhere.has(type)).map(({ seq }) => ({ seq, what: 'engineKnowsNothing' }))];
}
