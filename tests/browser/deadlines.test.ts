import type { Browser, Page } from 'playwright-core';
import { peopleAt } from '../stories/people.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { aColleague, complaints, faultsOf, keepPicture, openBrowser } from './visitor.ts';

const slow = 300_000;
let house: House;
let browser: Browser;
let page: Page;
/** A street lamp whose return was upheld, one whose return is asked, one on hold, and a quarrel between neighbours. */
let numbers: Record<'returned' | 'asked' | 'held' | 'quarrel', string>;

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  numbers = await aFewMatters();
  page = await aColleague(browser, house.url, 'county');
}, slow);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, slow);

async function aFewMatters() {
  const people = peopleAt(() => house.url);
  const sent = async (category: string, to: Record<string, unknown>): Promise<string> => {
    const { body: { number } } = await people.wang.post('/api/reports', { category, description: '路灯不亮。', location: { lng: 110.02, lat: 34.15 }, address: '河湾社区三单元' });
    await (await people.as('dispatcher')).act(number, 'accept', { category });
    await (await people.as('dispatcher')).act(number, 'dispatch', to);
    return number as string;
  };
  const [urban, roads] = [{ lead: 'urban', person: 'clerk' }, { lead: 'roads', person: 'roadsclerk' }];
  const [clerk, dispatcher, roadsclerk] = [await people.as('clerk'), await people.as('dispatcher'), await people.as('roadsclerk')];
  const [returned, asked, held, quarrel] = [await sent('0702', roads), await sent('0702', urban), await sent('0702', urban), await sent('0101', { lead: 'centre', person: 'mediator' })];
  await roadsclerk.act(returned, 'askReturn', { basis: '职责清单第七条', suggestedOwner: '城管' });
  await dispatcher.act(returned, 'grantReturn', urban);
  await clerk.act(asked, 'askReturn', { basis: '公路设施', suggestedOwner: '交通' });
  await clerk.act(held, 'sign');
  await clerk.act(held, 'askHold', { reasonCode: 'season', interimMeasure: '已设围挡', until: new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10) });
  await (await people.as('mediator')).act(quarrel, 'sign');
  return { returned, asked, held, quarrel };
}

const opens = async (path: string, heading: string, by = page) => {
  await by.goto(`${house.url}/#${path}`);
  await by.getByRole('heading', { level: 1, name: heading }).waitFor();
};

/** What a scanner finds against the page as it stands, in both lights of day, at a desk and on a phone. */
async function faultsEverywhere(by = page): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await by.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    for (const width of [1440, 390]) {
      await by.setViewportSize({ width, height: 900 });
      faults.push(...(await faultsOf(by)).map((fault) => `${theme} ${width}: ${fault}`));
    }
  }
  await by.emulateMedia({ colorScheme: 'light' });
  await by.setViewportSize({ width: 1440, height: 900 });
  return faults;
}

it('算期限: a start, a budget and a pause give the due and the whole sum', async () => {
  await opens('/deadlines', '算期限');
  await page.getByRole('combobox', { name: '工作日历' }).click();
  await page.getByRole('option', { name: /办公时间/ }).click();
  await page.getByLabel('起算时间').fill('2026-03-02T09:00');
  await page.getByRole('button', { name: '加一段暂停' }).click();
  await page.getByLabel('暂停自').fill('2026-03-02T10:00');
  await page.getByLabel('暂停至（选填）').fill('2026-03-02T11:00');
  await page.getByRole('button', { name: '算一算' }).click();
  // 09:00 to 12:00 without the hour of the pause are 2 h, the afternoon 4.5 h: 1.5 h of the eight are left for Tuesday.
  await page.getByText(/03\/03.*10:00/).first().waitFor();
  await keepPicture(page, 'deadlines');
  expect(await faultsEverywhere()).toEqual([]);
}, slow);

it('a budget that cannot be is told at its field', async () => {
  await page.getByLabel('暂停至（选填）').fill('2026-03-02T09:30');
  await page.getByRole('button', { name: '算一算' }).click();
  await page.getByText('结束早于开始').first().waitFor();
  complaints.splice(0, complaints.length, ...complaints.filter((said) => !said.includes('422')));
}, slow);

it('改规则试算: changed rules are run over what happened, and nothing is stored', async () => {
  await opens('/what-if', '改规则试算');
  await page.getByLabel('试什么').click();
  await page.getByRole('option', { name: '已存的工作法包' }).click();
  await page.locator('[role=combobox]').nth(1).click();
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await page.getByText(/共试算 \d+ 件/).waitFor();
  await keepPicture(page, 'what-if');
  expect(await faultsEverywhere()).toEqual([]);
}, slow);

it('判例: whoever rules on a return sees how it was ruled before, and finds it by its words', async () => {
  const dispatcher = await aColleague(browser, house.url, 'dispatcher');
  await dispatcher.goto(`${house.url}/#/incidents`);
  await dispatcher.getByRole('link', { name: numbers.asked }).first().click();
  await dispatcher.getByRole('button', { name: '不予退单' }).first().click();
  const found = dispatcher.getByRole('region', { name: '退单判例' }).or(dispatcher.locator('section[aria-labelledby=precedents-title]')).first();
  await found.getByText('依据：职责清单第七条').waitFor();
  await found.getByLabel('搜依据、理由、单位').fill('没有这样的话');
  await found.getByText('没有找到这样的判例。').waitFor();
  await keepPicture(dispatcher, 'precedents');
  expect(await faultsEverywhere(dispatcher)).toEqual([]);
  await dispatcher.context().close();
}, slow);

it('公示: what rests stands in the public list by its unit, without a number and without a person', async () => {
  await (await peopleAt(() => house.url).as('chief')).act(numbers.held, 'grantHold');
  await opens('/public', '公示');
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  expect(await page.locator('main').innerText()).not.toContain(numbers.held);
  await keepPicture(page, 'public-lists');
  expect(await faultsEverywhere()).toEqual([]);
}, slow);

it('工作日历: after a new version the page says how far the running clocks went over to it', async () => {
  await opens('/calendars', '工作日历');
  await page.getByText('现行第 1 版').waitFor();
  expect(await faultsEverywhere()).toEqual([]);
  const { calendar } = await (await page.request.get(`${house.url}/api/calendars/cn-office`)).json();
  const county = await peopleAt(() => house.url).as('county');
  expect((await county.post('/api/calendars/cn-office/versions', { calendar: { ...calendar, days: { ...calendar.days, '2026-12-31': [] } } })).status).toBe(201);
  await page.reload();
  await page.getByText(/第 2 版：/).first().waitFor();
  await keepPicture(page, 'calendars');
}, slow);

it('调解: the mediator records a sitting with a danger sign, and the file says where it went', async () => {
  const mediator = await aColleague(browser, house.url, 'mediator');
  await mediator.goto(`${house.url}/#/incidents`);
  await mediator.getByRole('link', { name: numbers.quarrel }).first().click();
  await mediator.getByRole('heading', { name: '调解卷宗' }).waitFor();
  const more = mediator.getByRole('button', { name: '更多' });
  if (!(await mediator.getByRole('button', { name: '记录调解' }).isVisible()) && (await more.count())) await more.first().click();
  await mediator.getByText('记录调解', { exact: true }).first().click();
  const form = mediator.getByRole('dialog');
  await form.getByLabel('到场的人').fill('王阿姨');
  await mediator.keyboard.press('Enter');
  await form.getByLabel('到场的人').fill('李叔');
  await mediator.keyboard.press('Enter');
  await form.getByLabel('什么时候').fill(new Date(Date.now() + 8 * 3_600_000 - 30_000).toISOString().slice(0, 16));
  await form.getByLabel('谈了什么').fill('双方各说各话，一方扬言报复。');
  await form.getByLabel('扬言威胁').check();
  await keepPicture(mediator, 'sitting');
  const inForm = await faultsEverywhere(mediator);
  await form.getByRole('button', { name: /记录调解/ }).click();
  await mediator.getByText(/第 1 次调解/).waitFor();
  await mediator.getByText(/第 4 级/).first().waitFor();
  await keepPicture(mediator, 'mediation-file');
  expect([...inForm, ...(await faultsEverywhere(mediator))]).toEqual([]);
  await mediator.context().close();
}, slow);

it('complained about nothing', () => expect(complaints).toEqual([]));
