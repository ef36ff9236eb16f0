import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { claimCommand } from '../db/command-log.ts';
import { sealLines } from '../db/audit/sealing.ts';
import { signerOf } from '../db/audit/signer.ts';
import { asChained, asEntry, asLine, readLedger, sha256 } from '../db/ledger.ts';
import type { Verifying } from '../db/verify.ts';
import { verify } from '../db/verify.ts';
import { handsOf } from '../bin/verify/hands.ts';
import { canonical } from '../domain/case/canonical.ts';
import { lineHash } from '../domain/case/chain.ts';
import { fold } from '../domain/case/fold.ts';
import type { CaseState } from '../domain/case/state.ts';
import { analyzed, fillLedger, longCase, ownCounty } from './many-lines.ts';
import type { County } from '../tests/db/county.ts';
import { inFlight, round, spreadOf, timed } from './spread.ts';

/**
 * `node bench/verify.ts [lines]`: the whole verification beside a plain SHA-256 stream over the same rows in the same run; what the chain costs a
 * command at 1, 8 and 32 writers beside the same inserts without it; folding a case of 500 lines. Writes bench/results/verify.json.
 */
async function bench(): Promise<void> {
  const wanted = Number(process.argv[2] ?? 100_000);
  const began = { load: loadavg()[0], at: new Date().toISOString() };
  const { county, home, close } = await ownCounty();
  try {
    const lines = await fillLedger(county, home, wanted);
    const signer = signerOf(Buffer.alloc(32, 5).toString('base64url'));
    const sealing = await timed(async () => { while (await sealLines(county.db, { signer, now: Date.now() })); });
    await analyzed(county);
    const rate = await measureVerify(county, home, lines, signer.publicKey);
    console.log(`bench: verify ${JSON.stringify(rate)}`);
    const folding = await measureFold(county);
    console.log(`bench: fold ${JSON.stringify(folding)}`);
    const chain = [];
    for (const writers of [1, 8, 32]) chain.push(await measureChain(county, writers));
    console.log(`bench: chain ${JSON.stringify(chain)}`);
    const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version, ...began, loadAfter: loadavg()[0] };
    mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
    const results = { machine, lines, verify: rate, sealing: { perSecond: Math.round((lines * 1_000) / sealing.ms) }, folding, chain };
    writeFileSync(join(import.meta.dirname, 'results', 'verify.json'), `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await close();
  }
}

/** The limit: the same rows read in the same pages, each hashed once and nothing else. */
async function plainStream({ db }: County): Promise<number> {
  const began = performance.now();
  let [read, last]: [number, { stream: string; seq: number } | undefined] = [0, undefined];
  for (;;) {
    const from: { stream: string; seq: number } | undefined = last;
    let query = db.selectFrom('ledger').selectAll().orderBy('stream').orderBy('seq').limit(5_000);
    if (from) query = query.where((on) => on(on.refTuple('stream', 'seq'), '>', on.tuple(from.stream, from.seq)));
    const rows = await query.execute();
    for (const { stream, seq, actor, data, sealed, prev_hash: before } of rows) {
      createHash('sha256').update(stream).update(String(seq)).update(actor).update(data).update(sealed ?? '').update(before).digest();
    }
    read += rows.length;
    last = rows.at(-1);
    if (rows.length < 5_000) return Math.round((read * 1_000) / (performance.now() - began));
  }
}

/** By one pair of hands and by one a processor, beside the plain stream, each three times; the best counts. */
async function measureVerify(county: County, home: string, lines: number, trusted: Buffer) {
  const [one, all, plain, memory]: number[][] = [[], [], [], []];
  const rateOf = async (more: Partial<Verifying>): Promise<number> => {
    const { ms, result } = await timed(() => verify(county.db, county.keys, { trusted, ...more }));
    if (result.broken.length > 0) throw new Error(`it does not add up: ${JSON.stringify(result.broken[0])}`);
    return Math.round((result.checked * 1_000) / ms);
  };
  for (let nth = 0; nth < 3; nth += 1) {
    plain!.push(await plainStream(county));
    one!.push(await rateOf({}));
    all!.push(await rateOf({ inParts: handsOf({ databaseUrl: county.base.url, home }) }));
    memory!.push(Math.round(process.memoryUsage().rss / 2 ** 20));
  }
  const [best, limit] = [Math.max(...all!), Math.max(...plain!)];
  return { lines, perSecond: best, each: all, oneThread: { perSecond: Math.max(...one!), each: one }, plainSha256PerSecond: limit, ratio: round(best / limit), rssMiB: memory };
}

async function measureFold(county: County) {
  const caseId = await longCase(county, 500);
  const lines = (await readLedger(county.db, county.keys, caseId, { withSealed: true, limit: 1_000 })).slice(0, 500);
  const rows = await county.db.selectFrom('ledger').selectAll().where('stream', '=', caseId).orderBy('seq').limit(500).execute();
  const durations = (work: () => void): number[] => Array.from({ length: 30 }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  const folding = spreadOf(durations(() => void lines.reduce<CaseState | string>((state, line) => fold(state, asEntry(line), line.seq), caseId)));
  const parsing = spreadOf(durations(() => void rows.map((row) => asLine(row, null))));
  return { lines: lines.length, foldMs: folding, parseMs: parsing };
}

/** Comments through the hands on cases of their own, and how much of each is the chain. */
async function measureChain(county: County, writers: number) {
  const jobs = 120 + 12 * writers;
  const cases = await Promise.all(Array.from({ length: writers }, () => county.report()));
  const { viewer, actor } = await county.as('dispatcher');
  const commands = await Promise.all(Array.from({ length: jobs }, async (_, nth) => {
    const { caseId } = cases[nth % writers]!;
    const claimed = await claimCommand(county.db, county.keys, { caller: 'bench', key: randomUUID(), fingerprint: '', caseId, action: 'comment', body: { text: '进展' }, viewer, actor });
    if (claimed.kind === 'reused') throw new Error('a key was used twice');
    return { caseId, commandId: claimed.commandId };
  }));
  const chained = await inFlight(writers, jobs, async (nth) => { await county.hands.turn({ kind: 'command', ...commands[nth]! }); });
  const hashing = await hashCost(county, cases[0]!.caseId);
  return { writers, commandsPerSecond: chained.perSecond, ms: spreadOf(chained.durations), chainMicrosecondsALine: hashing, shareOfCommand: round((hashing / 1_000) / spreadOf(chained.durations).p50) };
}

/** What chaining a line costs in the transaction: canonical text and two hashes. */
async function hashCost({ db }: County, caseId: string): Promise<number> {
  const row = await db.selectFrom('ledger').selectAll().where('stream', '=', caseId).orderBy('seq').limit(1).executeTakeFirstOrThrow();
  const [line, data] = [asChained(row), JSON.parse(row.data) as unknown];
  const times = 20_000;
  const began = performance.now();
  for (let nth = 0; nth < times; nth += 1) {
    canonical(data);
    lineHash(line, row.prev_hash, sha256);
  }
  return round(((performance.now() - began) * 1_000) / times);
}

bench().catch((failure: Error) => {
  console.error(`bench: ${failure.stack ?? failure.message}`);
  process.exitCode = 1;
});
