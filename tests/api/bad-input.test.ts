import { randomUUID } from 'node:crypto';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
let number: string;
beforeAll(async () => {
  door = await openDoor();
  number = (await door.county.report()).number;
});
afterAll(() => door.close());

const lines = async () => Number((await door.county.db.selectFrom('ledger').select((on) => on.fn.countAll().as('n')).executeTakeFirstOrThrow()).n);
const comment = (body: unknown, headers: Record<string, string> = {}) => door.ask('desk', 'post', `/api/incidents/${number}/actions/comment`, { body, headers });
const report = (body: unknown, headers: Record<string, string> = {}) => door.ask(null, 'post', '/api/reports', { body, headers });
const text = (value: string) => JSON.stringify({ text: value });
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

/** What a command and a report are sent that they should never be sent, and what they say to it. */
const corpus: [string, string | Buffer | object, Record<string, string>, RegExp][] = [
  ['half a document', '{"text":', {}, /^400 malformed$/],
  ['no document', 'hello', {}, /^400 malformed$/],
  ['a list', '[]', {}, /^400 malformed$/],
  ['null', 'null', {}, /^400 malformed$/],
  ['bytes that are no text', Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), { 'Content-Type': 'application/json' }, /^400 malformed$/],
  ['depth without end', nested(500), {}, /^400 malformed$/],
  ['a NUL', text('a\u0000b').replace('\u0000', '\\u0000'), {}, /^422 invalid$/],
  ['half a character', '{"text":"\\ud800"}', {}, /^422 invalid$/],
  ['a number for a text', { text: 7 }, {}, /^422 invalid$/],
  ['no text', { text: '' }, {}, /^422 invalid$/],
  ['blanks', { text: ' \n\t ' }, {}, /^422 invalid$/],
  ['nothing at all', {}, {}, /^422 invalid$/],
  ['an unknown field', { text: 'x', colour: 'red' }, {}, /^422 invalid$/],
  ['a prototype', '{"text":"x","__proto__":{"admin":true}}', {}, /^422 invalid$/],
  ['a constructor', '{"text":"x","constructor":{"prototype":{}}}', {}, /^422 invalid$/],
  ['a text too long', { text: 'x'.repeat(9_000) }, {}, /^422 invalid$/],
  ['another media type', '<a/>', { 'Content-Type': 'application/xml' }, /^415 unsupported$/],
  ['a form', 'text=x', { 'Content-Type': 'application/x-www-form-urlencoded' }, /^415 unsupported$/],
  ['a strange character set', text('x'), { 'Content-Type': 'application/json; charset=klingon' }, /^415 unsupported$/],
  ['a strange coding', text('x'), { 'Content-Encoding': 'rot13' }, /^415 unsupported$/],
];

describe('bad input', () => {
  it.each(corpus)('%s is told so by a command and leaves no trace', async (_what, body, headers, expected) => {
    const before = await lines();
    expect(refusal(await comment(body, headers))).toMatch(expected);
    expect(await lines()).toBe(before);
  });

  it.each(corpus)('%s is told so by a report and leaves no trace', async (_what, body, headers, expected) => {
    const before = await lines();
    expect(refusal(await report(body, headers))).toMatch(expected);
    expect(await lines()).toBe(before);
    expect(await door.county.db.selectFrom('intake').select('number').where('opened_at', 'is', null).execute()).toEqual([]);
  });

  it('a command of more than 16 kB is too large, a report of more than 256 kB', async () => {
    expect(refusal(await comment({ text: 'x'.repeat(17_000) }))).toBe('413 tooLarge');
    expect(refusal(await report({ description: 'x'.repeat(300_000) }))).toBe('413 tooLarge');
  });

  it('an impossible date names its field', async () => {
    const { number: other } = await door.county.report();
    await door.act('dispatcher', other, 'accept', { category: '0401' });
    await door.act('dispatcher', other, 'dispatch', { lead: 'urban', person: 'clerk' });
    await door.act('clerk', other, 'sign');
    const { body } = await door.ask('clerk', 'get', `/api/incidents/${other}`);
    if (body.actions.some(({ name }: { name: string }) => name === 'askHold')) {
      const refused = await door.ask('clerk', 'post', `/api/incidents/${other}/actions/askHold`, { body: { reasonCode: 'x', interimMeasure: 'y', until: '2026-02-30' } });
      expect(refused.body).toMatchObject({ code: 'invalid', errors: expect.arrayContaining([expect.objectContaining({ path: 'until', code: 'impossibleDate' })]) });
    }
  });

  it('an unknown route, a wrong method or a broken address is not found, in JSON', async () => {
    for (const [method, path] of [
      ['get', '/api/nothing'], ['delete', '/api/incidents'], ['put', '/api/packs'], ['post', `/api/incidents/${number}/actions/explode`], ['post', `/api/incidents/${number}/actions/archive`],
      ['get', '/nothing/here'], ['post', '/'],
    ] as const) expect([path, refusal(await door.ask('desk', method, path, { body: method === 'get' ? undefined : {} }))]).toEqual([path, '404 notFound']);
    expect(refusal(await door.ask('desk', 'get', '/api/incidents/%E0%A4%A'))).toBe('400 malformed');
  });

  it('a NUL in an address is the name of nothing', async () => {
    for (const path of ['areas/%00', 'packs/%00/versions/1', 'calendars/%00', 'people/%00', 'incidents/%00', 'grids/%00/card', 'files/%00', 'households/%00', 'duties/%00', 'visits/%00']) {
      expect([path, refusal(await door.ask('county', 'get', `/api/${path}`))]).toEqual([path, '404 notFound']);
    }
    expect(refusal(await door.ask('county', 'post', '/api/areas/%00/pack', { body: {} }))).toBe('404 notFound');
    for (const path of ['catalogue?area=%00', 'incidents?q=%00', 'incidents?after=%00', 'people?q=%00', 'audit/verify?case=%00']) {
      expect([path, refusal(await door.ask('county', 'get', `/api/${path}`))]).toEqual([path, '400 malformed']);
    }
  });

  it('says the field’s fault in the reader’s language', async () => {
    const [zh, en] = [await report({ description: '' }), await report({ description: '' }, { 'Accept-Language': 'en' })];
    expect(zh.body.errors[0].message).toMatch(/[\u4e00-\u9fff]/);
    expect(en.body.errors[0]).toMatchObject({ path: 'description', code: 'required', message: expect.stringMatching(/^[ -~’]+$/) });
  });

  it('two people at once: one is first, the other is told where it stands', async () => {
    const { number: both } = await door.county.report();
    const path = `/api/incidents/${both}/actions/accept`;
    const sent = () => ({ body: { category: '0401' }, key: randomUUID(), headers: { 'If-Match': '"1"' } });
    const answers = await Promise.all([door.ask('desk', 'post', path, sent()), door.ask('dispatcher', 'post', path, sent())]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)!.body.current).toMatchObject({ status: 'accepted', seq: 2 });
  });

  it('twenty twins make one line and one answer', async () => {
    const { number: twin, caseId } = await door.county.report();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 20 }, () => door.ask('desk', 'post', `/api/incidents/${twin}/actions/comment`, { body: { text: 'once' }, key })));
    expect(new Set(answers.map(({ text: body }) => body)).size).toBe(1);
    const { n } = await door.county.db.selectFrom('ledger').select((on) => on.fn.countAll().as('n')).where('stream', '=', caseId).executeTakeFirstOrThrow();
    expect(Number(n)).toBe(2);
  });
});
