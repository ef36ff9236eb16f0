import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sealLines } from '../db/audit/sealing.ts';
import { signerOf } from '../db/audit/signer.ts';
import { verify } from '../db/verify.ts';
import { handsOf } from '../bin/verify/hands.ts';
import { analyzed, fillLedger, ownCounty } from './many-lines.ts';
import { round, timed } from './spread.ts';

/** Memory may grow by so much between the first fifth of the lines and the last. */
const allowed = 1.1;

/**
 * `node bench/flat.ts [lines]`: does the memory of the whole verification stay flat over so many lines (10,000,000 unless said)? The process is
 * looked at four times a second. Writes bench/results/flat.json; exit 1 where it grew by more than a tenth after the first fifth.
 */
async function bench(): Promise<void> {
  const began = { load: loadavg()[0], at: new Date().toISOString() };
  const { county, home, close } = await ownCounty();
  try {
    const { result: lines, ms: filling } = await timed(() => fillLedger(county, home, Number(process.argv[2] ?? 10_000_000)));
    console.log(`bench: ${lines} lines written in ${Math.round(filling / 1_000)} s`);
    const signer = signerOf(Buffer.alloc(32, 5).toString('base64url'));
    const sealing = await timed(async () => { while (await sealLines(county.db, { signer, now: Date.now() })); });
    console.log(`bench: sealed in ${Math.round(sealing.ms / 1_000)} s`);
    await analyzed(county);
    const load = loadavg()[0];
    const seen: number[] = [];
    const looking = new AbortController();
    const looks = (async () => { for (;;) { await wait(250, undefined, { signal: looking.signal }); seen.push(Math.round(process.memoryUsage().rss / 2 ** 20)); } })().catch(() => undefined);
    const { ms, result } = await timed(() => verify(county.db, county.keys, { trusted: signer.publicKey, inParts: handsOf({ databaseUrl: county.base.url, home }) }));
    looking.abort();
    await looks;
    if (result.broken.length > 0) throw new Error(`it does not add up: ${JSON.stringify(result.broken[0])}`);
    const tenths = Array.from({ length: 10 }, (_, nth) => Math.max(...seen.slice(Math.floor((nth * seen.length) / 10), Math.floor(((nth + 1) * seen.length) / 10))));
    const growth = round(Math.max(...tenths.slice(2)) / tenths[1]!);
    const results = { machine: { processors: cpus().length, model: cpus()[0]?.model, node: process.version, ...began, loadBefore: load, loadAfter: loadavg()[0] }, lines: result.checked, seconds: Math.round(ms / 1_000), perSecond: Math.round((result.checked * 1_000) / ms), mostMiBInEachTenth: tenths, growthAfterFirstFifth: growth };
    console.log(`bench: flat ${JSON.stringify(results)}`);
    mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
    writeFileSync(join(import.meta.dirname, 'results', 'flat.json'), `${JSON.stringify(results, null, 2)}\n`);
    if (growth > allowed) throw new Error(`memory grew to ${growth} of what it was`);
  } finally {
    await close();
  }
}

bench().catch((failure: Error) => {
  console.error(`bench: ${failure.stack ?? failure.message}`);
  process.exitCode = 1;
});
