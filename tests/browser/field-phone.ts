import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openPretendHouse } from './pretend-house.ts';
import type { PretendHouse } from './pretend-house.ts';

/** An emulated phone before the pretended house: small, touched with a finger, in the county's time. */
export interface Phone {
  house: PretendHouse;
  context: BrowserContext;
  opens: () => Promise<Page>;
  /** Part-time worker Zhao with the app on her phone and today's page in it. */
  zhao: () => Promise<Page>;
  logsIn: (page: Page, username: string) => Promise<void>;
  close: () => Promise<void>;
}

export async function takePhone(browser: Browser, size = { width: 360, height: 740 }): Promise<Phone> {
  const house = await openPretendHouse();
  const context = await browser.newContext({
    viewport: size, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', geolocation: { longitude: 110.02, latitude: 34.15 }, permissions: ['geolocation'],
  });
  const opens = async () => {
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${house.url}/m/`);
    return page;
  };
  const logsIn = async (page: Page, username: string) => {
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码', { exact: true }).fill('gewu-demo');
    await page.getByRole('button', { name: '进入' }).tap();
  };
  const zhao = async () => {
    const page = await opens();
    await logsIn(page, 'parttimer');
    await page.getByRole('link', { name: /3幢101/ }).waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    return page;
  };
  return { house, context, opens, zhao, logsIn, close: async () => { await context.close(); await house.close(); } };
}

/** Where the records are, in the words of the bar. */
export const bar = (page: Page, words: string | RegExp) => page.getByRole('status').filter({ hasText: words }).first().waitFor();

/** Presses "try now" in one go: the phone may have tried again by itself a moment before, and then there is nothing left to press. */
export const tryNow = (page: Page) => page.evaluate(() => [...document.querySelectorAll('button')].find((one) => one.textContent === '现在就试')?.click());

/** Somebody was met and nothing has changed: card, met, no change in the rest, save. @returns the taps */
export async function visits(page: Page, address: string): Promise<number> {
  let taps = 0;
  const tap = async (what: ReturnType<Page['locator']>) => { await what.tap(); taps += 1; };
  await tap(page.getByRole('link', { name: new RegExp(address) }));
  await tap(page.locator('label').filter({ hasText: /^见面$/ }));
  await page.getByRole('button', { name: /项都没有变化/ }).or(page.getByRole('button', { name: '保存' })).first().waitFor();
  const same = page.getByRole('button', { name: /项都没有变化/ });
  if (await same.isVisible()) await tap(same);
  await tap(page.getByRole('button', { name: '保存' }));
  await page.getByRole('heading', { name: '✓ 已存手机' }).waitFor();
  return taps;
}

/** Which doors the house has on record, in the order in which they came. */
export const visited = ({ ledger }: PretendHouse) => ledger.filter(({ type }) => type === 'visit.record').map(({ target }) => target);

/** Works on the rows of the phone's own store, as a damaged disk or a long absence would. */
export const inStore = (page: Page, change: 'damage' | 'age', person = 'person-zhao') => page.evaluate(async ([what, who]) => {
  const database = await new Promise<IDBDatabase>((resolve) => { const asked = indexedDB.open(`gewu-field-${who}`); asked.addEventListener('success', () => resolve(asked.result)); });
  const outbox = database.transaction('outbox', 'readwrite').objectStore('outbox');
  if (what === 'damage') outbox.put({ half: 'a record', words: '张家说水管坏了' }, 'damaged-1');
  else {
    const rows = await new Promise<{ id: string; phoneAt: number }[]>((resolve) => { const all = outbox.getAll(); all.addEventListener('success', () => resolve(all.result as { id: string; phoneAt: number }[])); });
    for (const row of rows) outbox.put({ ...row, phoneAt: row.phoneAt - 25 * 3_600_000 }, row.id);
  }
  await new Promise<void>((resolve) => outbox.transaction.addEventListener('complete', () => resolve()));
  database.close();
}, [change, person] as const);
