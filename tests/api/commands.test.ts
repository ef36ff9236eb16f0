import { randomUUID } from 'node:crypto';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());
afterEach(() => { door.engine.outcome = undefined; });

const lines = async (id: string) => Number((await door.county.db.selectFrom('ledger').select((on) => on.fn.countAll().as('n')).where('stream', '=', id).executeTakeFirstOrThrow()).n);
const accept = (ref: string) => `/api/incidents/${ref}/actions/accept`;

describe('a command at the door', () => {
  it('walks a case from the report to its closing', async () => {
    const { number, caseId } = await door.county.report();
    const accepted = await door.ask('desk', 'post', accept(number), { body: { category: '0401' } });
    expect(accepted.status).toBe(200);
    expect(accepted.headers.etag).toBe('"2"');
    expect(accepted.body).toMatchObject({ case: { id: caseId, number, seq: 2, status: 'accepted', category: '0401' }, entries: [{ seq: 2, type: 'Accepted', actor: { kind: 'person', role: 'desk' } }] });
    expect(accepted.body.entries[0].words).not.toBe('');
    await door.act('dispatcher', number, 'dispatch', { lead: 'urban', person: 'clerk' });
    await door.act('clerk', caseId, 'sign');
    await door.act('clerk', number, 'feedBack', { result: 'fixed', text: 'cleared' });
    const passed = await door.act('verifier', number, 'pass', { method: 'visit', informed: 'the reporter' });
    expect(passed.body.case).toMatchObject({ status: 'closed', result: 'fixed', lead: { code: 'urban' }, person: { id: door.idOf('clerk'), name: 'name of clerk' } });
  });

  it('is answered once for one key, byte for byte', async () => {
    const { number, caseId } = await door.county.report();
    const key = randomUUID();
    const sent = { body: { category: '0401' }, key };
    const first = await door.ask('desk', 'post', accept(number), sent);
    const again = await door.ask('desk', 'post', accept(number), sent);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.text).toBe(first.text);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.headers.etag).toBe(first.headers.etag);
    expect(await lines(caseId)).toBe(2);
    const other = await door.ask('desk', 'post', accept(number), { body: { category: '0402' }, key });
    expect(refusal(other)).toBe('422 keyReused');
    const another = await door.ask('dispatcher', 'post', accept(number), sent);
    expect(refusal(another)).toBe('409 notNow');
  });

  it('keeps a refusal of the rules with its key, and never a mistake of form', async () => {
    const { number } = await door.county.report();
    const key = randomUUID();
    const refused = await door.ask('desk', 'post', `/api/incidents/${number}/actions/escalate`, { body: { finding: 'x', proposal: 'y' }, key });
    expect(refusal(refused)).toBe('409 notNow');
    expect(refused.body.current).toMatchObject({ number, status: 'submitted' });
    expect(refused.body.case).toMatchObject({ number });
    await door.act('desk', number, 'accept', { category: '0401' });
    const again = await door.ask('desk', 'post', `/api/incidents/${number}/actions/escalate`, { body: { finding: 'x', proposal: 'y' }, key });
    expect(again.text).toBe(refused.text);
    expect(again.headers['idempotency-replayed']).toBe('true');
    const other = randomUUID();
    expect(refusal(await door.ask('desk', 'post', `/api/incidents/${number}/actions/comment`, { body: '{"text":', key: other }))).toBe('400 malformed');
    expect((await door.ask('desk', 'post', `/api/incidents/${number}/actions/comment`, { body: { text: 'seen' }, key: other })).status).toBe(200);
  });

  it('is refused in the order of the contract', async () => {
    const { number } = await door.county.report();
    const path = accept(number);
    expect(refusal(await door.ask(null, 'post', path, { body: 'no json', key: null }))).toBe('401 unauthenticated');
    expect(refusal(await door.ask('desk2', 'post', path, { body: 'no json', key: null }))).toBe('404 notFound');
    expect(refusal(await door.ask('clerk', 'post', path, { body: 'no json', key: null }))).toBe('404 notFound');
    expect(refusal(await door.ask('verifier', 'post', path, { body: 'no json', key: null }))).toBe('400 malformed');
    expect(refusal(await door.ask('verifier', 'post', path, { body: {}, key: null }))).toBe('400 keyMissing');
    expect(refusal(await door.ask('verifier', 'post', path, { body: {}, key: 'not-a-uuid' }))).toBe('400 malformed');
    expect(refusal(await door.ask('verifier', 'post', path, { body: {}, headers: { 'If-Match': '7' } }))).toBe('400 malformed');
    expect(refusal(await door.ask('verifier', 'post', path, { body: {}, headers: { 'If-Match': '"9"' } }))).toBe('403 forbidden');
    const stale = await door.ask('desk', 'post', path, { body: {}, headers: { 'If-Match': '"9"' } });
    expect(refusal(stale)).toBe('412 stale');
    expect(stale.body.current.seq).toBe(1);
    expect(refusal(await door.ask('desk', 'post', `/api/incidents/${number}/actions/escalate`, { body: { nonsense: 1 } }))).toBe('409 notNow');
    const invalid = await door.ask('desk', 'post', path, { body: { category: 7, colour: 'red' } });
    expect(refusal(invalid)).toBe('422 invalid');
    expect((invalid.body.errors as { path: string }[]).map((error) => error.path).toSorted()).toEqual(['category', 'colour']);
  });

  it('says when the engine is away or slow, and gives the same command another try', async () => {
    const { number, caseId } = await door.county.report();
    const key = randomUUID();
    const sent = { body: { category: '0401' }, key };
    door.engine.outcome = { kind: 'engineAway' };
    const away = await door.ask('desk', 'post', accept(number), sent);
    expect(refusal(away)).toBe('503 engineAway');
    expect(Number(away.headers['retry-after'])).toBeGreaterThan(0);
    door.engine.outcome = { kind: 'inFlight' };
    const slow = await door.ask('desk', 'post', accept(number), sent);
    expect(refusal(slow)).toBe('409 inFlight');
    expect(slow.headers['retry-after']).toBeDefined();
    door.engine.outcome = undefined;
    expect((await door.ask('desk', 'post', accept(number), sent)).status).toBe(200);
    expect(await lines(caseId)).toBe(2);
  });

  it('on a case that is over is refused from what Postgres says', async () => {
    const { number } = await door.county.report();
    await door.act('dispatcher', number, 'refer', { where: 'the court', how: 'by letter' });
    door.engine.outcome = { kind: 'gone' };
    const refused = await door.ask('desk', 'post', accept(number), { body: { category: '0401' } });
    expect(refusal(refused)).toBe('409 notNow');
    expect(refused.body.current.status).toBe('referred');
    expect(refusal(await door.ask('verifier', 'post', accept(number), { body: { category: '0401' } }))).toBe('403 forbidden');
  });

  it('with evidence that nobody stored is refused, and leaves no trace', async () => {
    const { number, caseId } = await door.county.report();
    await door.act('dispatcher', number, 'accept', { category: '0401' });
    await door.act('dispatcher', number, 'dispatch', { lead: 'urban', person: 'clerk' });
    await door.act('clerk', number, 'sign');
    const refused = await door.ask('clerk', 'post', `/api/incidents/${number}/actions/feedBack`, { body: { result: 'fixed', text: 'done', evidence: ['a'.repeat(64)] } });
    expect(refusal(refused)).toBe('422 invalid');
    expect(refused.body.errors).toMatchObject([{ path: 'evidence.0', code: 'unknownFile' }]);
    expect(await lines(caseId)).toBe(4);
  });

  it('offers what it will take, and nothing else', async () => {
    const { number } = await door.county.report();
    const shown = await door.ask('desk', 'get', `/api/incidents/${number}`);
    const names = (shown.body.actions as { name: string; schema: unknown }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['accept', 'reject', 'askInformation', 'comment']));
    expect(names).not.toContain('settle');
    const schema = shown.body.actions.find(({ name }: { name: string }) => name === 'accept').schema;
    expect(schema).toMatchObject({ type: 'object', required: ['category'], additionalProperties: false, properties: { category: { 'x-kind': 'category' }, gridId: { 'x-kind': 'area' } } });
  });

  it('speaks the language of the reader', async () => {
    const chinese = await door.ask(null, 'get', '/api/session');
    const english = await door.ask(null, 'get', '/api/session', { headers: { 'Accept-Language': 'en' } });
    expect(chinese.body.title).toMatch(/[\u4e00-\u9fff]/);
    expect(english.body.title).toMatch(/^[\x20-\x7e’]+$/);
  });
});
