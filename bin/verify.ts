import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parseSignedHead } from '../domain/audit/tree-head.ts';
import type { SignedHead } from '../domain/audit/tree-head.ts';
import { connect } from '../db/connect.ts';
import type { Db } from '../db/connect.ts';
import type { KeyRing } from '../db/keys.ts';
import type { Verified } from '../db/verify.ts';
import { verify } from '../db/verify.ts';
import { keyRingOf } from './key-ring.ts';
import { readRunningConfig } from './running.ts';
import { knownSignerOfHome } from './seal-key.ts';
import { seeEngine } from './verify/engine-seen.ts';
import { lookOnDisk } from './verify/file-on-disk.ts';
import { handsOf } from './verify/hands.ts';
import type { Witnesses } from './verify/witnesses.ts';

const options = {
  case: { type: 'string' }, since: { type: 'string' }, against: { type: 'string', multiple: true }, engine: { type: 'boolean', default: false }, json: { type: 'boolean', default: false },
} as const;

/**
 * `npm run verify [-- --case GW-2026-000123] [--since 2026-03-01] [--against head.txt] [--engine] [--json]`: does the sum of the record again.
 * `--against` holds it to heads that were kept elsewhere, `--engine` runs the archived histories of the engine again as well. Exit 1 and the
 * name of every line that does not add up; exit 2 when it could not be checked at all.
 */
async function run(): Promise<number> {
  const { values } = parseArgs({ options, strict: true });
  const since = values.since === undefined ? undefined : Date.parse(values.since);
  if (Number.isNaN(since)) throw new Error('--since must be a date such as 2026-03-01');
  const against = (values.against ?? []).map(headIn);
  const config = readRunningConfig({ ...process.env, TEMPORAL_ADDRESS: process.env.TEMPORAL_ADDRESS || (process.env.DATABASE_URL ? 'unused:1' : undefined) });
  const db = connect(config.databaseUrl, { max: 2, statementTimeout: 600_000 });
  const keys = keyRingOf(config.home);
  const signer = knownSignerOfHome(config.home);
  const isWhole = values.case === undefined && since === undefined;
  const engine = isWhole && config.temporalAddress !== 'unused:1' ? await seeEngine(config) : undefined;
  try {
    const found = await verify(db, keys, {
      ...(values.case === undefined ? {} : { case: values.case }), ...(since === undefined ? {} : { since }), ...(signer ? { trusted: signer.publicKey } : {}),
      ...(engine ? { engine } : {}), ...(isWhole ? { inParts: handsOf(config) } : {}), against, fileOnDisk: lookOnDisk(config.home),
    });
    const witnesses = values.engine ? await witnessesOf(db, keys, config.home, values.case) : undefined;
    const whole = { ...found, broken: [...found.broken, ...(witnesses?.broken ?? [])], ...(witnesses ? { witnesses: witnesses.told } : {}) };
    if (values.json) console.log(JSON.stringify(whole));
    else say(whole, { engine: engine !== undefined, isWhole });
    return whole.broken.length === 0 ? 0 : 1;
  } finally {
    await engine?.close();
    await db.destroy();
  }
}

/** The SDK is large and is loaded only where histories are run again. */
async function witnessesOf(...given: [db: Db, keys: KeyRing, home: string, number?: string]): Promise<Witnesses> {
  const { DefaultLogger, Runtime } = await import('@temporalio/worker');
  const { replayWitnesses } = await import('./verify/witnesses.ts');
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF', forward: {} } } });
  return replayWitnesses(...given);
}

function headIn(file: string): SignedHead {
  const head = parseSignedHead(readFileSync(file, 'utf8'));
  if (!head) throw new Error(`${file} holds no signed head`);
  return head;
}

function say({ checked, broken, head, tookMs, looked, erasedFiles, sealed, witnesses }: Verified & { witnesses?: Witnesses['told'] }, seen: { engine: boolean; isWhole: boolean }): void {
  for (const { case: number, seq, what } of broken) console.log(`${number} line ${seq}: ${what}`);
  const verdict = broken.length === 0 ? 'every chain holds' : `${broken.length} ${broken.length === 1 ? 'fault' : 'faults'}`;
  console.log(`${checked} lines checked in ${tookMs} ms, ${verdict}. Head ${head}`);
  if (erasedFiles > 0) console.log(`${erasedFiles} ${erasedFiles === 1 ? 'file was' : 'files were'} erased with what showed them.`);
  if (!seen.isWhole) return;
  console.log(`${looked} lines of who looked at what. ${sealed ? `Seal ${sealed.n} over ${sealed.size} lines` : 'Nothing is sealed yet'}. ${seen.engine ? 'The engine was compared' : 'The engine could not be reached and was not compared'}.`);
  if (!witnesses) return;
  const { replayed, unwitnessed, without } = witnesses;
  console.log(`${replayed} histories of the engine were run again; ${unwitnessed} cases and visits have no such witness${unwitnessed > 0 ? `: ${without.slice(0, 20).join(' ')}${unwitnessed > 20 ? ' …' : ''}` : ''}.`);
}

run().then(
  // The SDK's own threads would keep the process alive for ever.
  (code) => process.stdout.write('', () => process.exit(code)),
  (failure: Error) => {
    console.error(`gewu: ${failure.message}`);
    process.exit(2);
  },
);
