import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { connect } from '../../db/connect.ts';
import type { Db } from '../../db/connect.ts';
import { eraseCase, eraseVisit } from '../../db/erase.ts';
import { loadState } from '../../db/cases.ts';
import { insertFile } from '../../db/files.ts';
import { conflictsOf, keepConflict } from '../../db/sync.ts';
import { rebuild } from '../../db/rebuild.ts';
import { verify } from '../../db/verify.ts';
import type { County } from './county.ts';
import { aCounty, inProgress } from './county.ts';
import { visiting } from './visiting-county.ts';

let county: County;
let admin: Db;
beforeAll(async () => {
  county = await aCounty();
  admin = connect(county.base.adminUrl, { max: 1 });
  await sql`set session_replication_role = replica`.execute(admin);
});
afterAll(async () => {
  await admin.destroy();
  await county.close();
});

const day = 86_400_000;

it('folds every row anew and finds them the same, and names the one that is not', async () => {
  const told = Date.now() - 3 * day;
  const [late, edited, lost] = [await county.report({}, told), await inProgress(county), await inProgress(county)];
  await county.looks(late.caseId);
  const { differing, cases } = await rebuild(county.db, county.keys);
  expect({ differing, cases }).toEqual({ differing: [], cases: 3 });
  await admin.updateTable('cases').set({ lead: 'roads', due_at: new Date(0) }).where('id', '=', edited.caseId).execute();
  await admin.deleteFrom('cases').where('id', '=', lost.caseId).execute();
  await admin.deleteFrom('rung').where('stream', '=', late.caseId).execute();
  const found = await rebuild(county.db, county.keys);
  expect(found.differing.map(({ table, case: number }) => [table, number])).toEqual([['cases', edited.number], ['cases', lost.number], ['rung', late.number]]);
  expect(found.differing[0]!.columns).toEqual(['due_at', 'due_sort', 'lead']);
});

it('folds visits and what became of duties anew, and names the row that differs', async () => {
  const fresh = await aCounty();
  const own = connect(fresh.base.adminUrl, { max: 1 });
  await sql`set session_replication_role = replica`.execute(own);
  const town = await visiting(fresh);
  const [made, excused, notMet, handed] = [await town.planned([{ code: 'H08' }, { code: 'H01', period: '2026' }]), await town.planned([{ code: 'H08' }]), await town.planned([{ code: 'H08' }]), await town.planned([{ code: 'H01' }], { worker: 'worker9' })];
  await town.does('worker', made.visitId, 'record', { outcome: 'met', facets: { family: 'same' } });
  await town.does('worker', excused.visitId, 'askExcuse', { reason: 'leave' });
  await town.does('leader9', excused.visitId, 'grantExcuse');
  await town.does('worker', notMet.visitId, 'record', { outcome: 'notMet' });
  await town.does('worker9', handed.visitId, 'start');
  // Whoever had it left: the register takes it from him without a line, and it is handed on.
  await fresh.db.updateTable('visit').set({ worker_id: null }).where('id', '=', handed.visitId).execute();
  await town.does('leader9', handed.visitId, 'hand', { to: town.idOf('worker') });
  expect((await verify(fresh.db, fresh.keys)).broken).toEqual([]);
  const { differing, visits } = await rebuild(fresh.db, fresh.keys);
  expect({ differing, visits }).toEqual({ differing: [], visits: 4 });

  await own.updateTable('visit').set({ status: 'done', due_at: new Date(0) }).where('id', '=', notMet.visitId).execute();
  await own.updateTable('duty').set({ discharged_by: excused.visitId }).where('id', '=', made.duties[0]!).execute();
  await own.updateTable('duty').set({ state: 'discharged', settled_at: new Date(), discharged_by: made.visitId }).where('id', '=', notMet.duties[0]!).execute();
  await own.updateTable('household_facet').set({ confirmed_at: new Date(0) }).where('household_id', '=', made.household.id).execute();
  await own.deleteFrom('visit').where('id', '=', handed.visitId).execute();
  const found = (await rebuild(fresh.db, fresh.keys)).differing.map(({ table, case: of, columns }) => [table, of, ...columns]);
  expect(found).toHaveLength(5);
  expect(found).toEqual(expect.arrayContaining([
    ['visit', notMet.visitId, 'due_at', 'status'], ['visit', handed.visitId], ['duty', made.duties[0], 'discharged_by'], ['duty', notMet.duties[0], 'state', 'discharged_by', 'settled_at'], ['household_facet', made.household.id, 'family'],
  ]));
  await own.destroy();
  await fresh.close();
});

it('erases what people wrote in a case that is over, on record, and all still adds up', async () => {
  const fresh = await aCounty();
  const { caseId, number } = await fresh.report({ category: '0702' }, Date.now() - 60 * day);
  await expect(eraseCase(fresh.db, number, 'retention', new Date())).rejects.toMatchObject({ name: 'NotOver' });
  await fresh.does('resident', caseId, 'withdraw', { reason: 'nobody was there' }, { at: Date.now() - 59 * day });
  const { counts, createdAt, seq, over } = await loadState(fresh.db, fresh.keys, caseId);
  expect(over).toBe(true);
  const before = await verify(fresh.db, fresh.keys);
  await eraseCase(fresh.db, number, 'retention', new Date());
  const after = await verify(fresh.db, fresh.keys);
  expect({ broken: after.broken, head: after.head, checked: after.checked, looked: after.looked }).toEqual({ broken: [], head: before.head, checked: before.checked, looked: before.looked + 1 });
  expect(await loadState(fresh.db, fresh.keys, caseId)).toMatchObject({ private: {}, counts, createdAt, seq });
  expect((await rebuild(fresh.db, fresh.keys)).differing).toEqual([]);
  for (const table of ['ledger', 'cases', 'intake', 'command_log', 'notice', 'access_line'] as const) {
    const { rows } = await sql<{ text: string }>`select (to_jsonb(t) - 'fingerprint')::text as text from ${sql.table(table)} t`.execute(fresh.db);
    expect([table, rows.filter(({ text }) => /fire lane|nobody was there|13800001234|Wang/.test(text))]).toEqual([table, []]);
  }
  await fresh.close();
});

it('erases what people wrote in a visit that is over, on record; who was there, when, and what it discharged still adds up', async () => {
  const fresh = await aCounty();
  const town = await visiting(fresh);
  const { visitId, duties } = await town.planned([{ code: 'H08' }]);
  await town.does('worker', visitId, 'askExcuse', { reason: 'leave: a wedding' });
  await expect(eraseVisit(fresh.db, { keys: fresh.keys, files: { drop: async () => undefined } }, visitId, 'retention', new Date())).rejects.toMatchObject({ name: 'NotOver' });
  const [memo, late, shown] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];
  for (const sha256 of [memo, late, shown]) await insertFile(fresh.db, { sha256, bytes: 3, type: 'audio/webm', storedBy: town.idOf('worker') });
  await town.does('worker', visitId, 'record', { outcome: 'met', note: 'she speaks of a fall', memo, facets: { family: 'a grandson moved in' } });
  await fresh.report({ evidence: [shown] });
  // Another phone was there as well: what it recorded waits beside the visit, and says as much.
  await keepConflict(fresh.db, fresh.keys, { key: randomUUID(), personId: town.idOf('worker9'), type: 'visit.record', targetId: visitId, code: 'notNow', payload: { note: 'a fall, says she', memo: late, needs: [{ evidence: [shown] }] }, occurredAt: Date.now(), areaPath: [] });
  const before = await verify(fresh.db, fresh.keys);
  const dropped: string[] = [];
  await eraseVisit(fresh.db, { keys: fresh.keys, files: { drop: async (sha256) => void dropped.push(sha256) } }, visitId, 'retention', new Date());
  // Voices are texts: they go. What a case shows is the case's.
  expect(dropped.toSorted()).toEqual([memo, late]);
  expect(await conflictsOf(fresh.db, fresh.keys, visitId)).toMatchObject([{ payload: {} }]);
  const after = await verify(fresh.db, fresh.keys);
  expect({ broken: after.broken, head: after.head, looked: after.looked }).toEqual({ broken: [], head: before.head, looked: before.looked + 1 });
  expect((await rebuild(fresh.db, fresh.keys)).differing).toEqual([]);
  expect(await town.row(visitId)).toMatchObject({ status: 'done', outcome: 'met', private_sealed: null });
  expect(await town.duty(duties[0]!)).toMatchObject({ state: 'discharged', discharged_by: visitId });
  expect((await town.lines(visitId)).map(({ sealed, actorName }) => sealed ?? actorName)).toEqual([null, null, null]);
  for (const table of ['ledger', 'visit', 'command_log', 'notice', 'access_line'] as const) {
    const { rows } = await sql<{ text: string }>`select (to_jsonb(t) - 'fingerprint')::text as text from ${sql.table(table)} t`.execute(fresh.db);
    expect([table, rows.filter(({ text }) => /wedding|a fall|grandson|aaaaaaaa/.test(text))]).toEqual([table, []]);
  }
  await fresh.close();
});
