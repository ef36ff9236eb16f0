import { readSheet } from 'read-excel-file/node';
import supertest from 'supertest';
import { csvCell } from '../../api/sheet/csv.ts';
import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
beforeAll(async () => { door = await openDoor(); });
afterAll(() => door.close());

type Who = Parameters<Door['ask']>[0];
const take = (who: Who, query = '', headers: Record<string, string> = {}) => door.ask(who, 'get', `/api/incidents/export${query}${query ? '&' : '?'}purpose=${encodeURIComponent('周例会')}`, { headers });
const workbook = async (who: Who, query = '') => {
  const answer = await supertest(door.app).get(`/api/incidents/export?format=xlsx&purpose=x${query}`).set('Cookie', await door.cookieOf(who!)).buffer().parse((res, done) => {
    const pieces: Buffer[] = [];
    res.on('data', (piece: Buffer) => pieces.push(piece));
    res.on('end', () => done(null, Buffer.concat(pieces)));
  });
  return { answer, rows: await readSheet(answer.body as Buffer) };
};
const filter = (value: object) => `?filter=${encodeURIComponent(JSON.stringify(value))}`;
const lines = ({ text }: { text: string }) => text.split('\r\n').slice(0, -1);
const said = (description: string) => door.county.report({ sealed: { description } });

describe('a list of cases for a spreadsheet', () => {
  it('opens as UTF-8, with heads in the language of the reader and one row a case', async () => {
    const { number } = await said('消防通道被占');
    const answer = await take('dispatcher');
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'text/csv; charset=utf-8', expect.stringContaining('no-store')]);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="cases-\d{4}-\d\d-\d\d\.csv"$/);
    const [head, ...rows] = lines(answer);
    expect(head).toMatch(/^\ufeff编号,状态,类别/);
    expect(rows.find((row) => row.startsWith(number))).toMatch(/,待受理,.*消防通道被占/);
    expect(lines(await take('dispatcher', '', { 'Accept-Language': 'en' }))[0]).toMatch(/^\ufeffNumber,Status,/);
  });

  it('runs nothing that somebody wrote into a report', async () => {
    for (const text of ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', ' =1+1', '\t=1', '＝1+1']) {
      const { number } = await said(text);
      const cell = csvCell(text);
      expect([text, lines(await take('dispatcher', `?q=${number}`))[1]?.includes(`,${cell},`)]).toEqual([text, true]);
      expect([text, cell.replace(/^"/, '').startsWith("'")]).toEqual([text, true]);
    }
    expect(['plain', '3-5', 'a,b', 'say "no"', 'two\nlines'].map(csvCell)).toEqual(['plain', '3-5', '"a,b"', '"say ""no"""', '"two\nlines"']);
  });

  it('holds what the filter says and the caller may see, in the order asked for', async () => {
    const mine = await said('here');
    const other = await door.county.report({ place: door.county.areaOf('grid2') });
    const shown = (await take('dispatcher', filter({ status: 'submitted' }))).text;
    expect([shown.includes(mine.number), shown.includes(other.number)]).toEqual([true, false]);
    expect(lines(await take('dispatcher', filter({ status: 'closed' })))).toHaveLength(1);
    const newest = lines(await take('dispatcher', '?sort=number&order=desc')).slice(1).map((row) => row.slice(0, 14));
    expect(newest).toEqual(newest.toSorted().toReversed());
  });

  it('goes past one page', async () => {
    for (let i = 0; i < 105; i += 1) await said(`report ${i}`);
    const numbers = lines(await take('dispatcher')).slice(1).map((row) => row.split(',')[0]);
    expect(numbers.length).toBeGreaterThan(105);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('has nothing of the confidential lane, and for an auditor nothing that people wrote', async () => {
    const clue = await door.ask('worker', 'post', '/api/incidents', { body: { category: '0304', description: 'a clue' } });
    for (const who of ['dispatcher', 'county', 'auditor'] as const) expect([who, (await take(who)).text.includes(clue.body.number)]).toEqual([who, false]);
    await said('王阿姨家漏水');
    expect((await take('auditor')).text).not.toContain('王阿姨');
    expect(lines(await take('auditor', `?q=${encodeURIComponent('王阿姨')}`))).toHaveLength(1);
  });

  it('is for those who may take a list out of the house', async () => {
    for (const who of ['worker', 'clerk', 'informant', 'admin', 'clue2', 'privacy'] as const) expect([who, refusal(await take(who))]).toEqual([who, '403 forbidden']);
    expect(refusal(await take(null))).toBe('401 unauthenticated');
    for (const bad of ['?limit=5', '?after=x', filter({ colour: 'red' }), '?sort=colour']) expect([bad, refusal(await take('desk', bad))]).toEqual([bad, '400 malformed']);
  });

  it('is a workbook too, whose times are times and whose formulas are text', async () => {
    const { number } = await said('=1+1');
    const { answer, rows } = await workbook('dispatcher', `&q=${number}`);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="cases-\d{4}-\d\d-\d\d\.xlsx"$/);
    const [head, row] = rows as [string[], unknown[]];
    const cell = (name: string) => row[head.indexOf(name)];
    expect([rows.length, cell('编号'), cell('情况'), cell('退回次数')]).toEqual([2, number, '=1+1', 0]);
    expect(cell('上报时间')).toBeInstanceOf(Date);
    expect((cell('上报时间') as Date).toISOString().slice(0, 13)).toBe(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 13));
  });

  it('is not taken without a purpose', async () => {
    for (const query of ['', '?purpose=', '?purpose=%20', '?format=pdf&purpose=x']) expect([query, refusal(await door.ask('dispatcher', 'get', `/api/incidents/export${query}`))]).toEqual([query, '400 malformed']);
  });

  it('is noted: who, in which role, which columns, by which filter, but not the name that was looked for', async () => {
    await take('chief', `${filter({ overdue: true })}&q=${encodeURIComponent('王阿姨')}`);
    const { body, text } = await door.ask('privacy', 'get', `/api/audit/access?target=cases:list&person=${door.idOf('chief')}`);
    expect(body.items).toMatchObject([{ action: 'case.exportList', role: 'chief', purpose: '周例会 {"overdue":true,"q":"…"}', fields: expect.arrayContaining(['number', 'description']) }]);
    expect(text).not.toContain('王阿姨');
  });
});
