import type { Door } from './door.ts';
import { openDoor, refusal } from './door.ts';

let door: Door;
let number: string;
let code: string;
beforeAll(async () => {
  door = await openDoor();
  ({ number, code } = await door.county.report());
});
afterAll(() => door.close());

const read = (path: string, language = 'zh-CN') => door.ask(null, 'get', path, { headers: { 'Accept-Language': language } });

describe('reading without a script', () => {
  it('tells by number and code where a report stands, in the reader’s language', async () => {
    const { status, text, headers } = await read(`/r/${number}?code=${code}`);
    expect(status).toBe(200);
    expect(text).toContain(number);
    expect(text).toContain('办理过程');
    expect(text).not.toContain('<script');
    expect([headers['cache-control'], headers['referrer-policy']]).toEqual(['no-store', 'no-referrer']);
    expect((await read(`/r/follow?number=${number.toLowerCase()}&code=${code.toLowerCase()}`, 'en')).text).toContain('What happened');
  });

  it('asks for the code where it is missing, and says no more of a wrong one than of a wrong number', async () => {
    expect((await read(`/r/${number}`)).text).toContain('<form method="get" action="/r/follow">');
    const wrong = await read(`/r/${number}?code=AAAAAAAA`);
    const nobody = await read('/r/GW-2026-999999?code=AAAAAAAA');
    expect([wrong.status, nobody.status]).toEqual([404, 404]);
    expect(wrong.text.replaceAll(number, 'X')).toBe(nobody.text.replaceAll('GW-2026-999999', 'X'));
  });

  it('never reads as a page what somebody typed', async () => {
    const { text } = await read(`/r/follow?number=${encodeURIComponent('"><script>alert(1)</script>')}&code=x`);
    expect(text).not.toContain('<script>');
    expect(text).toContain('&lt;SCRIPT&gt;'.toLowerCase());
  });

  it('shows the public card of a grid (004-22)', async () => {
    await door.county.db.updateTable('area').set({ card: JSON.stringify({ duties: '走访', complaintLine: '0900-1' }) }).where('code', '=', 'grid1').execute();
    const { text } = await read('/r/grid/grid1');
    expect(text).toContain('name of worker');
    expect(text).toContain('tel:0900-1');
    expect((await read('/r/grid/town1')).status).toBe(404);
  });
});

describe('outlines for everybody', () => {
  it('are names and borders from the county down, and nothing that lies in them', async () => {
    const { body } = await read('/api/public/outlines');
    expect(body).toEqual({ area: { code: 'county', zh: 'county', en: 'county', level: 'county', ring: null }, above: null, below: [expect.objectContaining({ code: 'town1' }), expect.objectContaining({ code: 'town2' })] });
    expect((await read('/api/public/outlines?area=village1')).body).toMatchObject({ above: 'town1', below: [{ code: 'grid1' }] });
    expect(refusal(await read('/api/public/outlines?area=nowhere'))).toBe('404 notFound');
  });
});
