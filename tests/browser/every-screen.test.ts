import type { Browser, Page } from 'playwright-core';
import { password, peopleAt } from '../stories/people.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { inLanes } from './lanes.ts';
import { complaints, faultsOf, keepPicture, openBrowser } from './visitor.ts';

const slow = 600_000;
let house: House;
let browser: Browser;

/** Those who see most come first: a screen is looked at once, by the first who may open it, and opened by everybody. */
const everybody = [
  'county', 'dispatcher', 'leader', 'admin', 'auditor', 'clerk', 'head', 'verifier', 'mediator', 'chief', 'desk', 'worker', 'parttimer', 'informant', 'partner', 'clue1', 'assessor', 'privacy',
] as const;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  await aFewMatters();
}, slow);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, slow);

/** One matter at each of the first stations, so that no list is empty. */
async function aFewMatters(): Promise<void> {
  const { wang, as } = peopleAt(() => house.url);
  const reports = await Promise.all(['0401', '0702', '0702', '0401'].map((category) =>
    wang.post('/api/reports', { category, description: '楼道里堆了杂物，走不过去。', location: { lng: 110.02, lat: 34.15 }, address: '河湾社区三单元', reporter: { name: '王芳', phone: '13800000001' } })));
  const [, accepted, dispatched, signed] = reports.map(({ body }) => (body as { number: string }).number);
  for (const number of [accepted!, dispatched!, signed!]) await (await as('desk')).act(number, 'accept', { category: '0702' });
  for (const number of [dispatched!, signed!]) await (await as('dispatcher')).act(number, 'dispatch', { lead: 'urban', person: 'clerk' });
  await (await as('clerk')).act(signed!, 'sign');
}

interface Visitor { page: Page; complaints: string[] }

/** Somebody who is logged in, with a window of a desk. */
async function visit(username: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const said: string[] = [];
  page.on('console', (line) => { if (line.type() === 'error' || line.type() === 'warning') said.push(`${username} at ${page.url()}: ${line.text()}`); });
  page.on('pageerror', (failure) => said.push(`${username} at ${page.url()}: ${failure.message}`));
  const login = await page.request.post(`${house.url}/api/session`, { data: { username, password } });
  expect(login.status()).toBe(200);
  await page.addInitScript(() => localStorage.setItem('gewu-here', 'yes'));
  await opens(page, '/');
  return { page, complaints: said };
}

const opens = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.url}/#${path}`);
  await page.locator('h1').first().waitFor();
  await page.getByRole('menuitem').first().waitFor();
  await rests(page);
};

/** Until nothing is fetched or turning any more. */
const rests = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => !document.querySelector('[role=progressbar], .MuiSkeleton-root, [aria-busy=true]')).catch(() => undefined);
};

/** Where the menu leads, and the first door of each kind that a page opens. */
const doors = async (page: Page): Promise<string[]> => page.evaluate(() =>
  [...document.querySelectorAll<HTMLAnchorElement>('a[href*="#/"]')].map(({ href }) => href.slice(href.indexOf('#') + 1).replace(/\?.*$/, '')));

/** Keys of sentences that nobody wrote, such as `work.toAccept`. */
const withoutWords = (page: Page): Promise<string[]> => page.evaluate(() => document.body.innerText.split(/[\s，。：；、（）()]+/).filter((text) => /^[a-z][A-Za-z]*(\.[a-zA-Z]{2,})+$/.test(text) && !/\.(csv|xlsx|json|example)$/.test(text)));

const kindOf = (path: string): string => path.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/GW-\d{4}-\d+/g, ':number').replace(/(packs|versions|calendars|areas|figures|outline)\/[^/]+/g, '$1/:id');

/** Of the ground that everything stands on, 0 to 255. */
const brightness = (page: Page): Promise<number> => page.evaluate(() => {
  const [red = 0, green = 0, blue = 0] = getComputedStyle(document.body).backgroundColor.match(/\d+/g)!.map(Number);
  return (red + green + blue) / 3;
});

/** What reaches beyond the right edge of the window, the innermost elements first. */
const widest = (page: Page): Promise<string[]> => page.evaluate(() =>
  ['the page', ...[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1).toReversed().slice(0, 4).map((one) => (one.cloneNode() as Element).outerHTML.slice(0, 120))]);

const themeOf = async (page: Page): Promise<string> => ((await brightness(page)) > 128 ? 'light' : 'dark');

/** In light and dark, on a desk and on a phone. */
async function looksAt(page: Page, kind: string, faults: string[]): Promise<void> {
  const first = await themeOf(page);
  for (const theme of [first, first === 'light' ? 'dark' : 'light']) {
    // Pressed through the page: a dialog may lie over the bar.
    if (theme !== first) await page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="切换浅色/深色"]')?.click());
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await rests(page);
      faults.push(...(await faultsOf(page)).map((fault) => `${kind} (${theme}, ${width} px): ${fault}`));
      if ((await themeOf(page)) !== theme) faults.push(`${kind} is not ${theme}`);
      // A page that was narrowed is given a moment to draw itself anew.
      const fits = page.waitForFunction(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth, undefined, { timeout: 5_000 });
      const wide = await fits.then(() => [], () => widest(page));
      if (wide.length > 0) faults.push(`${kind} (${theme}, ${width} px) is wider than the window: ${wide.join(' ')}`);
      if (theme === 'light') await keepPicture(page, `screen${kind.replaceAll(/[/:]+/g, '-')}-${width}`);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Screens that somebody has looked at already, in light and dark, wide and narrow. */
const seen = new Set<string>();

/** Opens whatever the menu and the pages lead to. @returns how many kinds of screens there were, and what is wrong with them */
async function walk(username: (typeof everybody)[number]): Promise<{ opened: number; faults: string[] }> {
  const faults: string[] = [];
  const { page, complaints: said } = await visit(username);
  const opened = new Set<string>();
  const waiting = await doors(page);
  for (let path = '/' as string | undefined; path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path);
    if (opened.has(kind)) continue;
    opened.add(kind);
    await opens(page, path).catch(() => faults.push(`${kind} did not open`));
    if (await page.getByText(/出错了|页面不存在|无权访问/).count()) faults.push(`${kind} is a dead end`);
    const bare = await withoutWords(page);
    if (bare.length > 0) faults.push(`${kind} shows ${bare.join(', ')} instead of words`);
    waiting.push(...(await doors(page)));
    // Lists of work are one screen with another filter.
    const screen = kind.replace(/^\/work\/.+/, '/work/:list');
    if (seen.has(screen)) continue;
    seen.add(screen);
    await looksAt(page, screen, faults);
  }
  await page.context().close();
  return { opened: opened.size, faults: [...faults, ...said] };
}

/** Three walk at a time. */
const walkOf = inLanes(3, everybody, walk);

it.each(everybody)('every screen that %s can reach opens, is quiet, and can be read by everybody', async (username) => {
  const { opened, faults } = await walkOf(username);
  expect(faults).toEqual([]);
  expect(opened).toBeGreaterThan(3);
}, slow);

it('has been everywhere', () => {
  console.log(`screens looked at: ${[...seen].toSorted().join(' ')}`);
  expect(seen.size).toBeGreaterThan(30);
});

it('complained about nothing', () => expect(complaints).toEqual([]));
