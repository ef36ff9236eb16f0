import type { Browser } from 'playwright-core';
import { password, peopleAt, until } from '../stories/people.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { keepPicture, openBrowser } from './visitor.ts';

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

it('a morning’s round without a network is in the house afterwards, each door once, and the hazard is a case (001-19, 003-22)', async () => {
  const people = peopleAt(() => house.url);
  const leader = await people.as('leader');
  const homes = ['501', '502'].map((room) => ({ code: `FIELD-${room}`, grid: 'hewan-1', door: { compound: '河湾小区', building: '3幢', room }, residents: [{ name: '王阿姨', relation: 'head' }] }));
  for (const home of homes) expect((await leader.post('/api/households', home)).status).toBe(201);
  const given = await leader.post('/api/tasks', { what: '问问冬天取暖费领到没有', until: today(), households: homes.map(({ code }) => code) });
  expect(given.status).toBe(201);

  const walker = await people.as('parttimer');
  await until('both doors are on the day’s page of the part-timer', async () => {
    const { body } = await leader.get('/api/duties?limit=100');
    // Whoever walks the grid may have got them; the leader gives them to one.
    for (const { visit } of body.items as { visit: string | null }[]) if (visit !== null) await leader.post(`/api/visits/${visit}/actions/hand`, { to: 'parttimer' });
    return ((await walker.get('/api/today')).body.items as unknown[]).length >= 2;
  });

  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${house.url}/m/`);
  await page.getByLabel('用户名').fill('parttimer');
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '进入' }).tap();
  const door = (room: string) => page.getByRole('link', { name: new RegExp(`河湾小区 3幢 ${room}`) });
  await door('501').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForLoadState('networkidle');

  await context.setOffline(true);
  await page.reload();
  await door('501').waitFor();
  await keepPicture(page, 'field-house-today');
  await door('501').tap();
  await page.locator('label').filter({ hasText: /^见面$/ }).tap();
  await page.getByRole('button', { name: /其余 \d 项都没有变化/ }).tap();
  await page.getByRole('button', { name: '＋ 隐患' }).tap();
  await page.getByRole('button', { name: '安全隐患' }).tap();
  await page.getByLabel('说明（可不填）').fill('电动车停在楼道里充电。');
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByRole('heading', { name: '✓ 已存手机' }).waitFor();
  await page.getByRole('link', { name: /下一户：.*502/ }).tap();
  await page.locator('label').filter({ hasText: /^没见到$/ }).tap();
  await page.getByText('已留便条').tap();
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByText('离线 · 已存手机 2 条').waitFor();
  await context.setOffline(false);
  await page.getByText('全部已上传').waitFor();
  await page.close();

  const desk = await people.as('desk');
  const ended = await until('both visits are in the house', async () => {
    const { body } = await leader.get(`/api/duties?limit=100`);
    const visits = new Set((body.items as { visit: string | null; target: { code: string } }[]).filter(({ target }) => target.code?.startsWith('FIELD-')).map(({ visit }) => visit));
    const shown = await Promise.all([...visits].filter((id) => id !== null).map(async (id) => (await desk.get(`/api/visits/${id}`)).body));
    return shown.length > 0 ? shown : undefined;
  });
  expect(ended.map(({ outcome }) => outcome)).toContain('notMet');
  const discharged = (await leader.get(`/api/duties?filter=${encodeURIComponent('{"state":"discharged"}')}`)).body.items as { target: { code: string } }[];
  expect(discharged.map(({ target }) => target.code)).toEqual(['FIELD-501']);
  const cases = await until('the hazard is a case', async () => {
    const { body } = await leader.get('/api/incidents?limit=100');
    const found = (body.items as { description: string }[]).filter(({ description }) => description?.includes('电动车'));
    return found.length > 0 ? found : undefined;
  });
  expect(cases).toHaveLength(1);
}, slow);
