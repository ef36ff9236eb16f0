import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { sql } from 'kysely';
import { createHistories } from '../../activities/relay/histories.ts';
import type { Histories } from '../../activities/relay/histories.ts';
import { createWitnessKeeper } from '../../activities/relay/keep-witnesses.ts';
import { createOpenMany } from '../../activities/visits/open-many.ts';
import { replayWitnesses } from '../../bin/verify/witnesses.ts';
import { bundlesOf, keepBundle } from '../../bin/worker/kept-bundle.ts';
import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { eraseTexts, findDataKey } from '../../db/data-keys.ts';
import { seal, unseal } from '../../db/keys.ts';
import { asChained, sha256 } from '../../db/ledger.ts';
import { verify } from '../../db/verify.ts';
import { lineHash } from '../../domain/case/chain.ts';
import type { County } from '../db/county.ts';
import { aCounty, inProgress } from '../db/county.ts';
import type { VisitingCounty } from '../db/visiting-county.ts';
import { visiting } from '../db/visiting-county.ts';
import { engineAddress } from '../support/engine.ts';
import type { Case, WorkingCounty } from './working-county.ts';
import { apartFromOthers, soon, workOn } from './working-county.ts';

let county: County;
let town: VisitingCounty;
let work: WorkingCounty;
let histories: Histories;
let admin: Db;
let home: string;
let bundle: string;
let keeper: ReturnType<typeof createWitnessKeeper>;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'OFF', forward: {} } } });
  county = await aCounty();
  town = await visiting(county);
  await apartFromOthers(county);
  work = await workOn(county, town, engineAddress());
  histories = createHistories(engineAddress());
  home = mkdtempSync(join(tmpdir(), 'gewu-witness-'));
  bundle = keepBundle(home, work.code.codePath);
  admin = connect(county.base.adminUrl, { max: 1 });
  keeper = createWitnessKeeper({ db: county.db, keys: county.keys, engine: work.conductor, histories, code: { sdk: 'tests', bundle }, failed: (_name, failure) => { throw failure; } });
}, 60_000);
afterAll(async () => {
  await work?.leave();
  await histories.close();
  await admin.destroy();
  await county.close();
  rmSync(home, { recursive: true, force: true });
});

/** What is said a moment ago is left for the next look. */
async function keep(): Promise<void> {
  await sql`select pg_sleep(2.1)`.execute(county.db);
  while (await keeper.once());
}
const look = (name?: string) => replayWitnesses(county.db, county.keys, home, name);
const faultsOf = async (name: string): Promise<string[]> => (await look(name)).broken.map(({ seq, what }) => `${seq} ${what.split('.')[0]}`);
const kept = (stream: string) => county.db.selectFrom('engine_history').selectAll().where('stream', '=', stream).orderBy('taken_at').execute();

async function withdrawn(): Promise<Case> {
  const one = await work.reported('0702');
  await work.asks('dispatcher', one, 'accept', { category: '0702' });
  await work.asks('dispatcher', one, 'comment', { text: 'seen' });
  await work.asks('resident', one, 'withdraw', { reason: 'it burns again' });
  await soon('the end of its workflow', async () => !(await work.conductor.runs(one.number)));
  return one;
}

/** What only a database administrator could do, with the triggers off. */
const freely = (deed: (db: Db) => Promise<unknown>) => admin.connection().execute(async (db) => {
  await sql`set session_replication_role = replica`.execute(db);
  await deed(db);
});

/** Hashes a stream anew from a line on, as if it had always said so, and the head of its row with it. */
const forge = (stream: string, from: number, change: { actor?: string; command_id?: string }): Promise<void> => freely(async (db) => {
  const lines = await db.selectFrom('ledger').selectAll().where('stream', '=', stream).orderBy('seq').execute();
  let before: Buffer = from === 1 ? Buffer.alloc(32) : lines[from - 2]!.hash;
  for (const line of lines.slice(from - 1)) {
    const edited = { ...line, ...(line.seq === from ? change : {}) };
    const hash = Buffer.from(lineHash(asChained(edited), before, sha256));
    await db.updateTable('ledger').set({ ...(line.seq === from ? change : {}), prev_hash: before, hash }).where('stream', '=', stream).where('seq', '=', line.seq).execute();
    before = hash;
  }
  for (const table of ['cases', 'visit'] as const) await db.updateTable(table).set({ head: before }).where('id', '=', stream).execute();
});

it('keeps what the engine remembers of an ended case, runs it again and finds it agrees with the ledger (002-23)', async () => {
  const [one, seeded] = [await withdrawn(), await inProgress(county)];
  await keep();
  const [archive, ...more] = await kept(one.caseId);
  expect(archive).toMatchObject({ moment: 'ended', bundle, sdk: 'tests' });
  expect(more).toEqual([]);
  expect(archive!.steps).toBeGreaterThan(10);
  expect(archive!.sealed.toString('latin1')).not.toContain('WORKFLOW');
  const { broken, told } = await look();
  expect({ broken, replayed: told.replayed }).toEqual({ broken: [], replayed: 1 });
  expect(told.without).toContain(seeded.number);
  expect(told.without).not.toContain(one.number);

  // The rest of the case hashed anew, row and all: the chain holds, the engine says otherwise.
  await forge(one.caseId, 3, { actor: '{"kind":"person","id":"somebody","role":"county"}' });
  expect((await verify(county.db, county.keys, { case: one.number })).broken).toEqual([]);
  expect(await faultsOf(one.number)).toEqual(expect.arrayContaining(['3 engineSaysOtherwise', '4 engineSaysOtherwise']));
  await forge(one.caseId, 3, { command_id: '0192a000-0000-7000-8000-0000000000ff' });
  expect(await faultsOf(one.number)).toEqual(expect.arrayContaining(['3 commandUnknown']));
}, 60_000);

it('keeps it at the closing, and once more when the workflow has ended (002-23)', async () => {
  const one = await work.reported('0702');
  await work.asks('dispatcher', one, 'accept', { category: '0702' });
  await work.asks('dispatcher', one, 'dispatch', { lead: 'urban', person: 'clerk' });
  await work.asks('clerk', one, 'sign');
  await work.asks('clerk', one, 'feedBack', { result: 'fixed', text: 'it burns again' });
  await work.asks('verifier', one, 'pass', { method: 'visit', informed: 'told by phone' });
  await keep();
  expect((await kept(one.caseId)).map(({ moment }) => moment)).toEqual(['closed']);
  expect(await faultsOf(one.number)).toEqual([]);
  // What was filed meanwhile stands in the second one alone.
  await county.db.updateTable('cases').set({ updated_at: new Date() }).where('id', '=', one.caseId).execute();
  await freely((db) => db.updateTable('cases').set({ over: true }).where('id', '=', one.caseId).execute());
  await work.client.workflow.getHandle(`case/${one.number}`).terminate('filed');
  await keep();
  expect((await kept(one.caseId)).map(({ moment }) => moment)).toEqual(['closed', 'ended']);
}, 60_000);

it('keeps it of a visit, and finds what was changed in it (002-23)', async () => {
  const { visitId } = await town.planned([{ code: 'H08' }]);
  await work.visits('worker', visitId, 'start');
  await work.visits('worker', visitId, 'record', { outcome: 'notMet' });
  await work.visits('worker', visitId, 'record', { outcome: 'met', needs: [{ category: '0401', text: 'the stairs are blocked' }] });
  await soon('somebody to be told', async () => (await town.row(visitId)).status === 'done');
  await keep();
  // Made, and somebody waits to be told what became of it: its workflow goes on.
  expect((await kept(visitId)).map(({ moment }) => moment)).toEqual(['closed']);
  const { caseId } = town.waiting.at(-1)!;
  await county.hands.turn({ kind: 'open', caseId, commandId: caseId });
  await county.does('dispatcher', caseId, 'accept', { category: '0401' });
  await county.does('desk', caseId, 'settle', { result: 'onSpot', done: 'cleared', told: 'told' });
  await work.visits('worker', visitId, 'tell', { text: 'told' });
  await soon('the end of its workflow', async () => !(await work.conductor.visits.runs(visitId)));
  await keep();
  expect((await kept(visitId)).map(({ moment }) => moment)).toEqual(['closed', 'ended']);
  expect(await look(visitId)).toMatchObject({ broken: [], told: { replayed: 1, without: [] } });
  expect((await look()).told.without).not.toContain(visitId);

  const [, , line] = await county.db.selectFrom('ledger').select('actor').where('stream', '=', visitId).orderBy('seq').execute();
  await forge(visitId, 3, { actor: line!.actor.replace('"worker"', '"leader"') });
  expect((await verify(county.db, county.keys, { case: visitId })).broken).toEqual([]);
  expect(await faultsOf(visitId)).toContain('3 engineSaysOtherwise');
}, 60_000);

it('keeps it of a visit whose first line stood before its workflow began, which slept until somebody asked', async () => {
  const { visitId } = await town.planned([{ code: 'H01' }]);
  const [opened] = await createOpenMany({ db: county.db, keys: county.keys })([visitId]);
  await work.conductor.visits.start(visitId, { ...opened!, opened: true }, { delayMs: opened!.seen.alarmAt! - Date.now() });
  expect(await work.conductor.visits.runs(visitId)).toBe(true);
  await work.visits('worker', visitId, 'start');
  await work.visits('worker', visitId, 'record', { outcome: 'met' });
  await soon('the end of its workflow', async () => !(await work.conductor.visits.runs(visitId)));
  await keep();
  expect(await look(visitId)).toMatchObject({ broken: [], told: { replayed: 1, without: [] } });
  // What nobody asked the engine for is found, though its history begins behind the first line.
  await forge(visitId, 2, { command_id: '0192a000-0000-7000-8000-0000000000ff' });
  expect(await faultsOf(visitId)).toEqual(expect.arrayContaining(['2 engineSaysOtherwise', '2 commandUnknown']));
}, 60_000);

it('names an archive that was tampered with, a bundle that is gone or changed, and tells it from an erased one (002-23)', async () => {
  const [one, other] = [await withdrawn(), await withdrawn()];
  await keep();
  const [archive] = await kept(one.caseId);
  const put = (sealed: Buffer) => freely((db) => db.updateTable('engine_history').set({ sealed }).where('stream', '=', one.caseId).execute());
  const flipped = Buffer.from(archive!.sealed);
  flipped[60]! ^= 1;
  await put(flipped);
  expect(await faultsOf(one.number)).toEqual(['0 historyChanged']);
  // Whoever holds the key of the case can seal another story, and is found by its hash.
  const key = (await findDataKey(county.db, county.keys, one.caseId))!;
  const context = `history|${one.caseId}|${archive!.run_id}`;
  const story = gunzipSync(unseal(key, archive!.sealed, context)).toString('utf8');
  await put(seal(key, gzipSync(story.replaceAll('WORKFLOW_TASK_COMPLETED', 'WORKFLOW_TASK_FAILED')), context));
  expect(await faultsOf(one.number)).toEqual(['0 historyChanged']);
  await put(archive!.sealed);
  expect(await faultsOf(one.number)).toEqual([]);

  writeFileSync(join(bundlesOf(home), `${bundle}.js`), '// another program');
  expect(await faultsOf(one.number)).toEqual(['0 bundleChanged']);
  rmSync(join(bundlesOf(home), `${bundle}.js`));
  expect(await faultsOf(one.number)).toEqual(['0 bundleMissing']);
  keepBundle(home, work.code.codePath);

  await eraseTexts(county.db, other.caseId);
  expect(await look(other.number)).toMatchObject({ broken: [], told: { replayed: 0, without: [other.number] } });
}, 60_000);
