import type { Browser } from 'playwright-core';
import { takePhone } from './field-phone.ts';
import { faultsOf, openBrowser } from './visitor.ts';

const slow = 120_000;
let browser: Browser;
beforeAll(async () => { browser = await openBrowser(); }, slow);
afterAll(() => browser?.close());

it.each([['light', 'zh-CN'], ['dark', 'en']] as const)('is accessible in the %s theme in %s, in the largest letters, and nothing is wider than 320 px', async (theme, language) => {
  const phone = await takePhone(browser);
  const { context, house, zhao } = phone;
  const page = await zhao();
  await context.addInitScript((settings) => localStorage.setItem('gewu-field-settings', settings), JSON.stringify({ theme, language, size: 'largest' }));
  await page.reload();
  await page.setViewportSize({ width: 320, height: 640 });
  for (const where of ['today', 'visit/visit-1', 'report', 'work', 'me', 'badge', 'waiting', 'print', 'paper', 'doors', 'door/home-31', 'patrol', 'point/P07-1', 'labels', 'staff']) {
    await page.goto(`${house.url}/m/#/${where}`);
    await page.locator('main').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect([where, await faultsOf(page)]).toEqual([where, []]);
    expect([where, await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)]).toEqual([where, 0]);
  }
  await phone.close();
}, slow);
