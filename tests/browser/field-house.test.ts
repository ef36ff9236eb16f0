import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { password, peopleAt, until } from '../stories/people.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { aColleague, complaints, keepPicture, openBrowser } from './visitor.ts';

const slow = 240_000;
let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
}, slow);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, slow);

/** Today in the county: whatever is due today is on today's page. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const picture = (shade: string) => sharp({ create: { width: 1200, height: 900, channels: 3, background: shade } }).withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 9/1 0/1' } }).jpeg().toBuffer();
const chooses = async (page: Page, shade: string, nth = 0) => page.locator('input[type=file][multiple]').nth(nth).setInputFiles({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: await picture(shade) });
const outcome = (page: Page, words: string) => page.locator('label').filter({ hasText: new RegExp(`^${words}$`) }).tap();
const save = async (page: Page) => {
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByRole('heading', { name: '✓ 已存手机' }).waitFor();
};

it('a morning’s round without a network is in the house afterwards: every duty, follow-up, photo and escalation where it belongs, once (000-23, 001-19, 003-22, 004-06)', async () => {
  const people = peopleAt(() => house.url);
  const leader = await people.as('leader');
  const homes = ['501', '502', '503', '504'].map((room) => ({ code: `FIELD-${room}`, grid: 'hewan-1', door: { compound: '河湾小区', building: '3幢', room }, residents: [{ name: '王阿姨', relation: 'head' }] }));
  for (const home of homes) expect((await leader.post('/api/households', home)).status).toBe(201);
  expect((await leader.post('/api/places', { code: 'FIELD-P1', class: 'P07', zh: '后坡排水口', grid: 'hewan-1' })).status).toBe(201);
  expect((await leader.post('/api/places', { code: 'FIELD-P2', class: 'P07', zh: '老井', grid: 'hewan-1' })).status).toBe(201);
  const given = await leader.post('/api/tasks', { what: '问问冬天取暖费领到没有', until: today(), households: ['FIELD-501', 'FIELD-502'] });
  expect(given.status).toBe(201);

  const walker = await people.as('parttimer');
  await until('both doors are on the day’s page of the part-timer', async () => {
    const { body } = await leader.get('/api/duties?limit=100');
    // Whoever walks the grid may have got them; the leader gives them to one.
    for (const { visit } of body.items as { visit: string | null }[]) if (visit !== null) await leader.post(`/api/visits/${visit}/actions/hand`, { to: 'parttimer' });
    return ((await walker.get('/api/today')).body.items as unknown[]).length >= 2;
  });

  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  let page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${house.url}/m/`);
  await page.getByLabel('用户名').fill('parttimer');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '进入' }).tap();
  const door = (room: string) => page.getByRole('link', { name: new RegExp(`河湾小区 3幢 ${room}`) });
  await door('501').waitFor();
  // Looked at once while there is a signal: the doors and the points of the grid stay on the phone.
  for (const where of ['doors', 'patrol']) {
    await page.evaluate((way) => { location.hash = `#/${way}`; }, where);
    await page.waitForLoadState('networkidle');
  }
  await page.getByRole('button', { name: '一切正常: 后坡排水口' }).waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await context.setOffline(true);

  // A task at a door, with a hazard in the stairway and a picture of it.
  await page.evaluate(() => { location.hash = '#/today'; });
  await page.reload();
  await door('501').waitFor();
  await keepPicture(page, 'field-house-today');
  await door('501').tap();
  await outcome(page, '见面');
  await page.getByRole('button', { name: /这 \d 项都没有变化/ }).tap();
  await page.getByRole('button', { name: '＋ 隐患' }).tap();
  await page.getByRole('button', { name: '安全隐患' }).tap();
  await page.getByLabel('说明（可不填）').fill('电动车停在楼道里充电。');
  await page.getByText('在屋外或公共部位').tap();
  await chooses(page, '#3b6b4a');
  await page.getByAltText('照片 1').waitFor();
  await save(page);
  await page.getByRole('link', { name: /下一户：.*502/ }).tap();
  await outcome(page, '没见到');
  await page.getByText('已留便条').tap();
  await save(page);

  // Two doors that nobody planned: one has moved away, one has lost somebody.
  const unplanned = async (room: string) => {
    await page.evaluate(() => { location.hash = '#/doors'; });
    await page.getByRole('searchbox').fill(room);
    await page.getByRole('link', { name: new RegExp(`3幢 ${room}`) }).tap();
    await page.getByRole('button', { name: /其他情况/ }).tap();
  };
  await unplanned('503');
  await outcome(page, '已搬离');
  await page.getByLabel('搬到哪里').fill('河西小区');
  await save(page);
  await unplanned('504');
  await outcome(page, '已去世');
  await page.getByText('请节哀。只记这一项就好').waitFor();
  await save(page);
  await page.getByText('请节哀。其余手续以后再办，不急。').waitFor();

  // A patrol: one point is well, at the other something was found.
  await page.evaluate(() => { location.hash = '#/patrol'; });
  await page.getByRole('button', { name: '一切正常: 后坡排水口' }).tap();
  await page.getByRole('link', { name: '有问题: 老井' }).tap();
  await page.getByRole('button', { name: '＋ 隐患' }).tap();
  await page.getByRole('button', { name: '安全隐患' }).tap();
  await page.getByLabel('说明（可不填）').fill('老井的盖子没了。');
  await chooses(page, '#6b3b4a');
  await page.getByAltText('照片 1').waitFor();
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByText('看过了').waitFor();

  // Something seen on the way, and the phone dies once.
  await page.evaluate(() => { location.hash = '#/report'; });
  await page.locator('label').filter({ hasText: '公共设施' }).tap();
  await page.getByLabel('在哪里').fill('3幢楼下');
  await page.getByLabel('情况').fill('路灯不亮。');
  await chooses(page, '#3b3b6a');
  await page.getByAltText('照片 1').waitFor();
  await page.getByRole('button', { name: '上报', exact: true }).tap();
  await page.getByText('✓ 上报 公共设施').waitFor();
  await page.close();
  page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${house.url}/m/`);
  await page.getByText('离线 · 已存手机 7 条').waitFor();
  await context.setOffline(false);
  await page.getByText('全部已上传').waitFor();
  await page.close();

  const at = async (code: string) => {
    const { body } = await leader.get(`/api/duties?filter=${encodeURIComponent(JSON.stringify({ household: code, state: ['open', 'upcoming', 'discharged', 'excused', 'cancelled'] }))}`);
    return body.items as { state: string; visit: string | null; dischargedBy: string | null }[];
  };
  expect((await at('FIELD-501')).map(({ state }) => state)).toEqual(['discharged']);
  const cases = await until('what was found is on record as cases', async () => {
    const { body } = await leader.get('/api/incidents?limit=100');
    const items = body.items as { id: string; description: string; evidence?: string[] }[];
    return items.length >= 5 ? items : undefined;
  });
  const whole = await Promise.all(cases.map(async ({ id }) => (await leader.get(`/api/incidents/${id}`)).body as { description: string; channel: string; evidence: string[]; category: string | null }));
  // One of each: the hazard and its photo, the well and its photo, the lamp and its photo; for those who are gone a change of data.
  const counted = (words: string) => whole.filter(({ description }) => description?.includes(words));
  expect(['电动车', '老井', '路灯'].map((words) => [words, counted(words).length, counted(words)[0]?.evidence.length])).toEqual([['电动车', 1, 1], ['老井', 1, 1], ['路灯', 1, 1]]);
  expect(whole).toHaveLength(5);
  expect(whole.map(({ channel }) => channel).toSorted()).toEqual(['patrol', 'visit', 'visit', 'visit', 'visit']);
  const hashes = new Set(whole.flatMap(({ evidence }) => evidence));
  expect(hashes.size).toBe(3);
  for (const hash of hashes) {
    const answer = await context.request.get(`${house.url}/api/files/${hash}`);
    const bytes = await answer.body();
    expect([answer.status(), createHash('sha256').update(bytes).digest('hex'), (await sharp(bytes).metadata()).exif]).toEqual([200, hash, undefined]);
  }
  // Whoever pointed at the hazard is owed a word about it: the follow-up stands at that door, once.
  const followUps = (await walker.get('/api/today')).body.followUps as { incident: { number: string }; household: { code: string } | null; place: { code: string } | null }[];
  expect(followUps.map(({ household, place }) => household?.code ?? place?.code).toSorted()).toEqual(['FIELD-501', 'FIELD-P2']);
  const [task] = await at('FIELD-502');
  const second = (await leader.get(`/api/visits/${task!.visit}`)).body as { outcome: string; note: string; knocks: unknown[] };
  expect([second.outcome, second.note, second.knocks.length, task!.state]).toEqual(['notMet', '已留便条', 1, 'open']);
  // Nobody was met there: it stands on the list of those who have to be seen, once, with whoever goes.
  const missed = (await leader.get('/api/missed-contacts')).body.items as { target: { code: string }; worker: { name: string } | null }[];
  expect(missed.map(({ target, worker }) => [target.code, worker?.name])).toEqual([['FIELD-502', '赵小兰']]);
}, slow);

it('a lost phone is locked at the desk, clears itself and is seen to have, and works again when it was found (004-05)', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const logsIn = async () => {
    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '进入' }).tap();
  };
  await page.goto(`${house.url}/m/`);
  await page.getByLabel('用户名').fill('parttimer');
  await logsIn();
  await page.getByText(/取到$/).waitFor();
  const id = (await page.evaluate(() => localStorage.getItem('gewu-field-device')))!.slice(0, 6);

  const desk = await aColleague(browser, house.url, 'desk');
  await desk.goto(`${house.url}/#/phones`);
  await desk.getByRole('searchbox', { name: /搜姓名/ }).fill('赵小兰');
  const row = desk.getByRole('row').filter({ hasText: id });
  await row.getByRole('button', { name: /报失锁定/ }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '锁定这部手机' }).click();
  await row.getByText('已锁定 · 资料还在手机里').waitFor();
  await page.reload();
  await page.getByText('这部手机已被锁定（报失）').waitFor();
  await until('the desk may know that it has cleared itself', async () => {
    const { body } = await (await peopleAt(() => house.url).as('desk')).get(`/api/devices?filter=${encodeURIComponent('{"area":"hewan"}')}&q=${id}`);
    return (body.items as { wiped: boolean }[])[0]?.wiped;
  });
  await desk.reload();
  await row.getByText('已锁定 · 资料已清掉').waitFor();
  await keepPicture(desk, 'field-house-phones');
  await row.getByRole('button', { name: /^解锁/ }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '解锁这部手机' }).click();
  await row.getByText('未锁定').waitFor();
  await logsIn();
  await page.getByText(/取到$/).waitFor();
  await context.close();
}, slow);

it('a photo on a badge is brought by one, verified by another at the desk, and only then seen by residents (004-22)', async () => {
  const onCard = async () => ((await (await fetch(`${house.url}/api/grids/hewan-1/card`)).json()) as { workers: { name: string; photo: string | null }[] }).workers.find(({ name }) => name === '李秀英')!.photo;
  const [leader, desk] = [await aColleague(browser, house.url, 'leader'), await aColleague(browser, house.url, 'desk')];
  await leader.goto(`${house.url}/#/badges`);
  await leader.getByLabel('上传照片 李秀英').setInputFiles({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: await picture('#896a4b') });
  const hers = leader.getByRole('row').filter({ hasText: '李秀英' });
  await hers.getByText('等另一个人核对').waitFor();
  // Whoever brought it is not the second person.
  expect(await hers.getByRole('button', { name: /^核对/ }).count()).toBe(0);
  expect(await onCard()).toBeNull();
  await desk.goto(`${house.url}/#/badges`);
  await desk.getByRole('button', { name: '核对 李秀英' }).click();
  await desk.getByRole('dialog').getByRole('img', { name: '李秀英的证件照' }).waitFor();
  await desk.getByRole('dialog').getByRole('button', { name: '核对过，是本人' }).click();
  await desk.getByRole('row').filter({ hasText: '李秀英' }).getByText('已核对').waitFor();
  await keepPicture(desk, 'field-house-badges');
  const shown = await fetch(house.url + (await onCard())!);
  expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).exif).toBeUndefined();
  expect(complaints).toEqual([]);
}, slow);
