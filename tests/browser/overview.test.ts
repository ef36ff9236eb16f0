import type { Browser, Page } from 'playwright-core';
import { peopleAt, until } from '../stories/people.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { aColleague, complaints, faultsOf, keepPicture, openBrowser } from './visitor.ts';

const slow = 300_000;
let house: House;
let browser: Browser;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const { wang, as } = peopleAt(() => house.url);
  const numbers: string[] = [];
  for (const lng of [110.02, 110.03, 110.07]) {
    const { body } = await wang.post('/api/reports', { category: '0702', description: '楼道灯不亮。', location: { lng, lat: 34.15 }, address: '河湾社区三单元' });
    numbers.push((body as { number: string }).number);
  }
  for (const number of numbers.slice(1)) await (await as('desk')).act(number, 'accept', { category: '0702' });
  await (await as('dispatcher')).act(numbers[2]!, 'dispatch', { lead: 'urban', person: 'clerk' });
  await until('the figures follow', async () => (await (await as('county')).get('/api/figures')).body.figures.find(({ id }: { id: string }) => id === 'received').value === 3, 30);
}, slow);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, slow);

const opens = async (page: Page, path: string, heading: string | RegExp): Promise<void> => {
  await page.goto(`${house.url}/#${path}`);
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await page.waitForFunction(() => !document.querySelector('[role=progressbar]'));
};

it('gives the dispatcher a first page whose numbers open their lists', async () => {
  const page = await aColleague(browser, house.url, 'dispatcher');
  const tiles = page.getByRole('link', { name: /^(已超期|答应居民的|等我答复|今日到期|督办中)，/ });
  await tiles.first().waitFor();
  const hrefs = await tiles.evaluateAll((links) => links.map((link) => [link.getAttribute('aria-label')!, link.getAttribute('href')!] as const));
  expect(hrefs).toHaveLength(5);
  const stage = page.getByRole('table', { name: '各环节在办' }).getByRole('link', { name: /^待派遣/ });
  const counted = [...hrefs, [`待派遣，${await stage.innerText()} 件`, (await stage.getAttribute('href'))!] as const];
  await keepPicture(page, 'overview-home');
  for (const [label, href] of counted) {
    const count = Number(/，(\d+)/.exec(label)![1]);
    const answer = page.waitForResponse((one) => one.url().includes('/api/incidents?') && one.url().includes('sort=due'));
    await page.goto(`${house.url}/${href}`);
    expect([label, (await (await answer).json()).total.count]).toEqual([label, count]);
  }
  expect(counted.at(-1)![0]).toBe('待派遣，1 件');
}, slow);

it('opens behind a figure as many cases as it says, and leads from there to a case (000-29)', async () => {
  const page = await aColleague(browser, house.url, 'chief');
  await opens(page, '/figures', '数据');
  await page.getByRole('link', { name: /^受理登记 3/ }).click();
  await page.getByRole('heading', { level: 1, name: '受理登记' }).waitFor();
  const numbers = page.getByRole('table', { name: '背后的清单' }).getByRole('link');
  await numbers.first().waitFor();
  expect(await numbers.count()).toBe(3);
  const number = await numbers.first().innerText();
  await numbers.first().click();
  await page.getByRole('heading', { level: 1, name: number }).waitFor();
}, slow);

it('shows the assessor figures, and no case behind them', async () => {
  const page = await aColleague(browser, house.url, 'assessor');
  await opens(page, '/figures', '数据');
  await page.getByRole('table', { name: '事项' }).getByText('受理登记').waitFor();
  expect(await page.getByRole('link', { name: /看背后的清单/ }).count()).toBe(0);
}, slow);

it('is walked on the map by keyboard alone: into a grid, drawing a note, ending it (001-23)', async () => {
  const page = await aColleague(browser, house.url, 'dispatcher');
  await opens(page, '/map?area=hewan', '民情地图');
  const enter = async (name: string | RegExp) => { const link = page.getByRole('link', { name, exact: true }); await link.waitFor(); await link.focus(); await page.keyboard.press('Enter'); };
  const press = async (name: string) => { const button = page.getByRole('button', { name, exact: true }); await button.focus(); await page.keyboard.press('Enter'); };
  await enter('河湾第一网格');
  await page.getByRole('link', { name: '回到河湾社区' }).waitFor();
  await page.getByRole('table', { name: '图上的案件，最急在前' }).getByRole('link').nth(1).waitFor();
  expect(await page.getByRole('table', { name: '图上的案件，最急在前' }).getByRole('link').count()).toBe(2);
  await press('开始标注');
  await page.getByRole('application', { name: '民情地图' }).focus();
  await page.keyboard.press('ArrowRight');
  await press('取地图中心点');
  await page.getByLabel('说明').focus();
  await page.keyboard.type('桥面施工绕行');
  await press('标到沙盘上');
  await page.getByText('桥面施工绕行', { exact: true }).waitFor();
  await keepPicture(page, 'overview-map');
  await press('结束 桥面施工绕行');
  await page.keyboard.type('已通车');
  await page.keyboard.press('Enter');
  await page.getByText('还没有标注。').waitFor();
  await press('也看已结束的');
  await page.getByText(/结束：已通车/).waitFor();
}, slow);

it('keeps an outline with a reason, and refuses one that lies upon another grid (002-04, 003-05)', async () => {
  const page = await aColleague(browser, house.url, 'dispatcher');
  await opens(page, '/map/outline/hewan-1', /河湾第一网格/);
  const east = page.getByLabel('点 2 经度');
  await east.fill('110.08');
  await page.getByRole('button', { name: '检查' }).click();
  await page.getByText('边界压到了同一套网格中的另一个网格').waitFor();
  await east.fill('110.04');
  await page.getByLabel('原因').fill('按道路重新划定');
  await page.getByRole('button', { name: '检查' }).click();
  await page.getByText('没有交叉，也没有压到别的网格。').waitFor();
  await page.getByRole('button', { name: '保存边界' }).click();
  await page.getByText('边界已记下').waitFor();
  const { body } = await (await peopleAt(() => house.url).as('dispatcher')).get('/api/areas/hewan-1');
  expect(body.outline.coordinates[0][1]).toEqual([110.04, 34.1]);
}, slow);

it('prints a week of which only the sheet goes on paper (004-35)', async () => {
  const page = await aColleague(browser, house.url, 'leader');
  await opens(page, '/prints/week', '周报');
  await page.getByRole('heading', { level: 3, name: '超期未办' }).waitFor();
  await page.emulateMedia({ media: 'print' });
  const shows = (what: ReturnType<Page['locator']>) => what.isVisible();
  expect(await Promise.all([page.getByRole('button', { name: '打印' }), page.getByRole('menuitem', { name: '工作台' }), page.locator('header')].map((one) => shows(one.first())))).toEqual([false, false, false]);
  expect(await shows(page.getByRole('heading', { level: 2, name: /河湾第一网格 周报/ }))).toBe(true);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
}, slow);

it('offers on the board of supervision only what the server offers', async () => {
  const page = await aColleague(browser, house.url, 'verifier');
  const { wang, as } = peopleAt(() => house.url);
  const { body } = await wang.post('/api/reports', { category: '0301', description: '有人打架。', location: { lng: 110.02, lat: 34.15 } });
  const { number } = body as { number: string };
  await opens(page, '/supervision', '督办看板');
  for (const lane of ['黄灯', '红灯', '一级督办', '二级督办']) await page.getByRole('heading', { level: 2, name: lane }).waitFor();
  const offered = ((await (await as('verifier')).get(`/api/incidents/${number}`)).body.actions as { name: string }[]).map(({ name }) => name);
  expect(offered).toContain('urge');
  await keepPicture(page, 'overview-supervision');
}, slow);

it('can be read by everybody, light and dark, at a desk and on a phone', async () => {
  const faults: string[] = [];
  const page = await aColleague(browser, house.url, 'dispatcher');
  const screens: [string, string | RegExp][] = [['/', '工作台'], ['/figures', '数据'], ['/figures/received', '受理登记'], ['/map?area=hewan', '民情地图'], ['/map/outline/hewan-2', /河湾第二网格/], ['/supervision', '督办看板'], ['/prints/week', '周报'], ['/prints/brief?grid=hewan-1', '网格日报']];
  for (const theme of ['light', 'dark']) {
    await page.evaluate((wanted) => localStorage.setItem('RaStore.theme', JSON.stringify(wanted)), theme);
    await page.reload();
    for (const [path, heading] of screens) {
      await page.setViewportSize({ width: 1440, height: 900 });
      await opens(page, path, heading);
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 });
        faults.push(...(await faultsOf(page)).map((fault) => `${path} ${theme} ${width}: ${fault}`));
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (wider > 0) faults.push(`${path} ${theme} ${width}: ${wider} px too wide`);
        if (theme === 'dark') await keepPicture(page, `overview${path.replaceAll(/[/?=]+/g, '-')}-${width}`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(complaints.filter((line) => !line.includes('422'))).toEqual([]);
}, slow);
