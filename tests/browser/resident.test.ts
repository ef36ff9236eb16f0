import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { peopleAt } from '../stories/people.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { faultsOf, keepPicture, openBrowser } from './visitor.ts';

const slow = 300_000;
let house: House;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
}, slow);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, slow);

/** A small old phone. */
async function wang(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('console', (line) => { if (line.type() === 'error' || line.type() === 'warning') faults.push(`${page.url()}: ${line.text()}`); });
  page.on('pageerror', (failure) => faults.push(`${page.url()}: ${failure.message}`));
  await page.goto(`${house.url}/r/`);
  return page;
}

async function looksAt(page: Page, name: string): Promise<void> {
  faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wider > 0) faults.push(`${name}: ${wider} px too wide`);
  await keepPicture(page, `resident-${name}`);
}

/** Until the thing has the focus, as somebody without a mouse gets there. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => { const on = document.activeElement; return on ? `${on.getAttribute('aria-label') ?? ''} ${on.textContent ?? ''} ${on.closest('label')?.textContent ?? ''}` : ''; });
    if (focused.includes(name)) return;
  }
  throw new Error(`${name} is not reached by keyboard`);
}

it('is small: at most 25 KB on the wire, its code for the camera included', () => {
  const folder = join(__dirname, '..', '..', 'dist', 'resident', 'assets');
  const bytes = readdirSync(folder).filter((name) => !name.endsWith('.br')).reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name)), { level: 9 }).length, 0);
  expect(bytes).toBeLessThanOrEqual(25 * 1024);
});

it.each(['light', 'dark'] as const)('takes a report by keyboard alone, the place from the map of outlines, and is followed by link (%s)', async (colorScheme) => {
  const page = await wang({ colorScheme });
  await tabTo(page, '环境卫生');
  await page.keyboard.press('ArrowRight');
  await tabTo(page, '情况说明');
  await page.keyboard.type('三单元楼道灯不亮。');
  await tabTo(page, '在地图上选位置');
  await page.keyboard.press('Enter');
  for (const place of ['明溪镇', '河湾社区', '河湾第一网格']) {
    await page.getByRole('button', { name: place }).focus();
    await page.keyboard.press('Enter');
  }
  await page.getByRole('button', { name: '就选这里的中间' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('已在地图上选好位置').waitFor();
  await looksAt(page, `report-${colorScheme}`);
  await tabTo(page, '提交');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '已收到' }).waitFor();
  await page.getByRole('img', { name: '看进度的二维码' }).waitFor();
  await looksAt(page, `receipt-${colorScheme}`);
  const [number, code] = await page.locator('dd.big').allInnerTexts();
  expect(await page.getByRole('link', { name: '看进度的链接' }).getAttribute('href')).toBe(`${house.url}/r/${number}?code=${code}`);
  const { body } = await (await peopleAt(() => house.url).as('desk')).get(`/api/incidents/${number}`);
  expect([body.grid.code, body.location]).toEqual(['hewan-1', { lng: 110.025, lat: 34.15 }]);
  await page.getByRole('button', { name: '看进度' }).click();
  await page.getByRole('heading', { level: 2, name: number! }).waitFor();
  await looksAt(page, `progress-${colorScheme}`);
}, slow);

it('tells without a script where a report stands, and asks for the code again where it is wrong', async () => {
  const { body } = await peopleAt(() => house.url).wang.post('/api/reports', { category: '0702', description: '楼道灯不亮。', location: { lng: 110.02, lat: 34.15 } });
  const { number, code } = body as { number: string; code: string };
  // axe itself is a script, so the same page is looked at by another visitor.
  const reader = await wang({ javaScriptEnabled: false });
  await reader.goto(`${house.url}/r/${number}?code=${code}`);
  await reader.getByRole('heading', { level: 2, name: number }).waitFor();
  expect(await reader.getByRole('list').innerText()).toContain('收到您的反映');
  await reader.goto(`${house.url}/r/`);
  await reader.getByLabel('编号').fill(number);
  await reader.getByLabel('查询码').fill(code);
  await reader.getByRole('button', { name: '查询' }).click();
  await reader.getByRole('heading', { level: 2, name: number }).waitFor();
  const page = await wang();
  await page.goto(`${house.url}/r/${number}?code=${code}`);
  await looksAt(page, 'without-a-script');
  const wrong = await page.goto(`${house.url}/r/${number}?code=WRONG123`);
  expect(wrong?.status()).toBe(404);
  await page.getByRole('alert').waitFor();
  await looksAt(page, 'wrong-code');
}, slow);

it('shows who looks after one’s grid, and takes a complaint about the service (004-22, 004-23)', async () => {
  const page = await wang();
  await page.getByRole('link', { name: '我的网格员' }).click();
  for (const place of ['明溪镇', '河湾社区']) await page.getByRole('button', { name: place }).click();
  await looksAt(page, 'which-grid');
  await page.getByRole('button', { name: '河湾第一网格' }).click();
  await page.getByText('李秀英').waitFor();
  await looksAt(page, 'card');
  await page.getByRole('button', { name: '投诉服务' }).click();
  await page.getByLabel('哪里服务得不好').fill('三次来访都没有预约。');
  await page.getByRole('button', { name: '投诉服务' }).click();
  await page.getByText(/已收到，编号 GW-\d{4}-\d{6}，查询码/).waitFor();
  await page.getByRole('link', { name: '隐私说明' }).click();
  await page.getByRole('heading', { level: 2, name: '隐私说明' }).waitFor();
  await looksAt(page, 'privacy');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 2, name: 'Privacy' }).waitFor();
  await page.getByRole('link', { name: 'Report' }).first().click();
  await page.getByRole('button', { name: 'Choose on the map' }).click();
  await page.getByRole('button', { name: 'Mingxi Town' }).waitFor();
  await looksAt(page, 'english');
}, slow);

it('was quiet, narrow enough and readable everywhere', () => expect(faults.filter((line) => !line.includes('404'))).toEqual([]));
