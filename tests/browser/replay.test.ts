import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { peopleAt, until } from '../stories/people.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { aColleague, complaints, keepPicture, openBrowser } from './visitor.ts';

const slow = 180_000;
let house: House;
let browser: Browser;
/** A blocked fire lane that nobody handled in time, and that was done badly once. */
let number: string;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  number = await aLongStory();
}, slow);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, slow);

async function aLongStory(): Promise<string> {
  const people = peopleAt(() => house.url);
  const { body: report } = await people.wang.post('/api/reports', { category: '0401', description: '消防通道被堵。', location: { lng: 110.02, lat: 34.15 }, address: '河湾社区三单元' });
  const as = async (who: string, action: string, body?: unknown) => (await people.as(who)).act(report.number, action, body);
  await as('desk', 'accept', { category: '0401' });
  await as('dispatcher', 'dispatch', { lead: 'urban', person: 'clerk' });
  await as('clerk', 'sign');
  const supervised = async () => (await (await people.as('dispatcher')).get(`/api/incidents/${report.number}`)).body.height === 2;
  await until('the second supervision', supervised);
  await as('head', 'answerSupervision', { text: '正在清理' });
  await as('clerk', 'feedBack', { result: 'fixed', text: '已清走' });
  await as('verifier', 'fail', { reason: '仍有杂物' });
  await as('clerk', 'feedBack', { result: 'fixed', text: '已全部清走' });
  await as('verifier', 'pass', { method: 'visit', informed: '已电话告知报事人' });
  await until('the archive', async () => (await (await people.as('dispatcher')).get(`/api/incidents/${report.number}`)).body.status === 'archived', 40);
  return report.number as string;
}

/** Opens the replay of the case from its page. */
async function opensReplay(page: Page): Promise<string> {
  await page.getByRole('menuitem', { name: '全部案件' }).click();
  await page.getByRole('link', { name: number }).click();
  await page.getByRole('link', { name: '回放' }).click();
  await page.getByRole('heading', { level: 1, name: `案卷回放 ${number}` }).waitFor();
  await page.getByRole('heading', { name: '当时的案件' }).waitFor();
  return /incidents\/([^/]+)\/replay/.exec(page.url())![1]!;
}

/** The same person with the same page on a phone. */
async function onAPhone(page: Page): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', storageState: await page.context().storageState() });
  const phone = await context.newPage();
  phone.setDefaultTimeout(20_000);
  phone.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(`on a phone: ${line.text()}`);
  });
  await phone.goto(page.url());
  return phone;
}

/** What a scanner finds against the page, in both lights of day. */
async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`);
}

it('shows the case as it stood after every line, the same that the server folds', async () => {
  const page = await aColleague(browser, house.url, 'county');
  const id = await opensReplay(page);
  const { items: lines } = await (await page.request.get(`${house.url}/api/incidents/${id}/ledger?limit=500`)).json();
  expect(lines.length).toBeGreaterThan(15);

  const named: Record<string, string> = { submitted: '待受理', accepted: '待派遣', dispatched: '待签收', inProgress: '办理中', verifying: '待核查', closed: '已办结', archived: '已归档' };
  await page.keyboard.press('Home');
  for (const [nth, line] of lines.entries()) {
    const frame = await (await page.request.get(`${house.url}/api/incidents/${id}/replay?seq=${line.seq}`)).json();
    const then = page.getByRole('region', { name: '当时的案件' });
    await then.getByText(`第 ${line.seq} 条改变了`).waitFor();
    // The picture is folded in this browser, the state beside it by the server.
    await page.getByRole('img', { name: `现在${named[frame.case.status]}` }).waitFor();
    expect(await then.getByRole('definition').first().innerText()).toContain(named[frame.case.status]);
    expect(await page.getByRole('list', { name: '流水' }).locator('[aria-current]').innerText()).toContain(line.words.split('\n')[0]);
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toContain(`第 ${nth + 1} 条，共 ${lines.length} 条`);
    const clocks = page.getByRole('region', { name: '时限', exact: true });
    expect(await clocks.getByRole('button', { name: '怎么算的' }).count()).toBe(frame.clocks.length);
    await page.keyboard.press('j');
  }
  await keepPicture(page, 'replay-1-end');
  expect(await faultsOf(page)).toEqual([]);

  // A line is jumped to from a sentence, and the address follows.
  await page.getByRole('list', { name: '流水' }).getByRole('button', { name: /#4 / }).click();
  await page.waitForURL(/seq=4$/);
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForURL((url) => !url.href.endsWith('seq=4'));
  expect(complaints).toEqual([]);
}, slow);

it('plays, and can be read as tables on a phone', async () => {
  const page = await aColleague(browser, house.url, 'auditor');
  await opensReplay(page);
  await page.keyboard.press('Home');
  await page.keyboard.press('4');
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: '暂停' }).waitFor();
  await page.getByRole('img', { name: '现在已归档' }).waitFor();
  await page.getByRole('button', { name: '播放', exact: true }).waitFor();

  const phone = await onAPhone(page);
  await phone.getByRole('tab', { name: '时限' }).click();
  await phone.getByRole('button', { name: '看表格' }).click();
  await phone.getByRole('table', { name: '时限' }).getByRole('row', { name: /办理/ }).first().waitFor();
  expect(await faultsOf(phone)).toEqual([]);
  await phone.getByRole('button', { name: '切换浅色/深色' }).click();
  await phone.getByRole('tab', { name: '路' }).click();
  await phone.getByRole('button', { name: '看表格' }).click();
  await phone.getByRole('table', { name: '走过的路' }).getByRole('row', { name: /已归档/ }).waitFor();
  await keepPicture(phone, 'replay-2-phone');
  expect(await faultsOf(phone)).toEqual([]);
  // An auditor reads structure and reasons, and no names.
  expect(await page.getByText('刘洋').count()).toBe(0);
  expect(complaints).toEqual([]);
}, slow);

it('hashes every line in the browser and names the first that was touched', async () => {
  const page = await aColleague(browser, house.url, 'county');
  await opensReplay(page);
  await page.getByText('全部相符').waitFor();
  await page.getByLabel('用途').fill('年度抽查');
  const check = page.getByRole('button', { name: '在本浏览器核对哈希' });
  await check.click();
  await page.getByText(/本浏览器逐条计算了 \d+ 条的哈希，全部相符/).waitFor();

  // One byte of one line, as if somebody had changed it on the way.
  await page.route('**/evidence?format=json*', async (route) => {
    const evidence = await (await route.fetch()).json();
    evidence.lines[4].data = evidence.lines[4].data.replace(/[a-z]/, (letter: string) => (letter === 'a' ? 'b' : 'a'));
    await route.fulfill({ json: evidence });
  });
  await check.click();
  await page.getByText('从第 5 条起，记录对不上').waitFor();
  await keepPicture(page, 'replay-3-touched');
  expect(complaints).toEqual([]);
}, slow);
