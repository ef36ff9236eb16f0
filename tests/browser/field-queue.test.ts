import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { bar, inStore, takePhone, tryNow, visited as visitedIn, visits } from './field-phone.ts';
import type { Phone } from './field-phone.ts';
import { until } from '../stories/people.ts';
import { keepPicture, openBrowser } from './visitor.ts';

/** Bad days of a phone. Each ends with the ledger holding what the worker did, once. */
const slow = 120_000;
let browser: Browser;
let phone: Phone;

beforeAll(async () => { browser = await openBrowser(); }, slow);
afterAll(() => browser?.close());
beforeEach(async () => { phone = await takePhone(browser); }, slow);
afterEach(() => phone.close());

const visited = () => visitedIn(phone.house);
const toolsOf = (page: Page) => phone.context.newCDPSession(page);
/** One visit kept on the phone while the house does not answer. */
async function oneKept(): Promise<Page> {
  const page = await phone.zhao();
  await page.waitForLoadState('networkidle');
  phone.house.state.away = true;
  await visits(page, '3幢101');
  await bar(page, /1 条没传上去/);
  return page;
}

it('says in words that the phone is full, keeps what is on the page, and saves it once there is room', async () => {
  const page = await phone.zhao();
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => {
    const keep = IDBObjectStore.prototype.put;
    Object.assign(globalThis, { roomAgain: () => { IDBObjectStore.prototype.put = keep; } });
    // What a full disk does to the outbox: the transaction is broken off with this name.
    IDBObjectStore.prototype.put = function full(this: IDBObjectStore, ...row: Parameters<typeof keep>) {
      if (this.name === 'outbox') throw new DOMException('full', 'QuotaExceededError');
      return keep.apply(this, row);
    };
  });
  await page.getByRole('link', { name: /3幢101/ }).tap();
  await page.locator('label').filter({ hasText: /^没见到$/ }).tap();
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByRole('alert').filter({ hasText: '手机存储已满，这条没有存下' }).waitFor();
  await bar(page, '手机存储已满');
  await page.evaluate(() => (globalThis as unknown as { roomAgain: () => void }).roomAgain());
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByRole('heading', { name: '✓ 已存手机' }).waitFor();
  await bar(page, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
}, slow);

it('reports a damaged record, exports it, never throws it away, and sends the others', async () => {
  const page = await oneKept();
  await inStore(page, 'damage');
  await page.reload();
  await bar(page, '手机里的记录有读不出的');
  await page.getByRole('button', { name: '去看看' }).tap();
  await page.getByText('手机里有 1 条记录读不出来').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /导出到文件/ }).tap()]);
  const saved = JSON.parse(readFileSync(await file.path(), 'utf8')) as { commands: { target: string }[]; damaged: { words: string }[] };
  expect([saved.commands.map(({ target }) => target), saved.damaged.map(({ words }) => words)]).toEqual([['visit-1'], ['张家说水管坏了']]);
  phone.house.state.away = false;
  await tryNow(page);
  await until('the sound one is in the house', async () => visited().length > 0);
  await page.reload();
  await page.getByText('手机里有 1 条记录读不出来').waitFor();
  expect(visited()).toEqual(['visit-1']);
}, slow);

it('says when something has waited for over a day, and sends it all the same', async () => {
  const page = await oneKept();
  await inStore(page, 'age');
  await page.reload();
  await bar(page, '1 条已超过 24 小时未上传');
  phone.house.state.away = false;
  await tryNow(page);
  await bar(page, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
  // Written down a day ago by this phone's clock, and said so to the house.
  expect(Date.now() - Date.parse(phone.house.ledger[0]!.occurredAt)).toBeGreaterThan(24 * 3_600_000);
}, slow);

it('goes on after the phone has slept', async () => {
  const page = await oneKept();
  const tools = await toolsOf(page);
  await tools.send('Page.setWebLifecycleState', { state: 'frozen' });
  phone.house.state.away = false;
  await tools.send('Page.setWebLifecycleState', { state: 'active' });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await tryNow(page);
  await bar(page, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
}, slow);

it('sends in the background, woken by the browser with the app closed', async () => {
  const page = await oneKept();
  const tools = await toolsOf(page);
  const registrations: { registrationId: string }[] = [];
  tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: told }) => registrations.push(...told));
  await tools.send('ServiceWorker.enable');
  await until('the worker is known', () => Promise.resolve(registrations.length > 0));
  await page.goto('about:blank');
  phone.house.state.away = false;
  // The lapse of five seconds after a try in vain is the outbox's own; the browser asks until it is over.
  await until('the visit is in the house', async () => {
    await tools.send('ServiceWorker.dispatchSyncEvent', { origin: phone.house.url, registrationId: registrations[0]!.registrationId, tag: 'outbox', lastChance: false });
    return visited().length > 0;
  }, 30);
  const again = await phone.opens();
  await bar(again, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
}, slow);

it('keeps what waits over a new version of the app, which is taken only by a tap', async () => {
  const page = await oneKept();
  phone.house.state.version += 1;
  await page.evaluate(async () => { await (await navigator.serviceWorker.ready).update(); });
  await page.getByRole('link', { name: '今日', exact: true }).tap();
  await page.getByText('有新版本。待上传的不受影响。').waitFor();
  await page.getByRole('button', { name: '现在更新' }).tap();
  await page.waitForEvent('load');
  await bar(page, /1 条/);
  phone.house.state.away = false;
  await tryNow(page);
  await bar(page, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
}, slow);

it('sends what waits before it asks for a newer app', async () => {
  phone.house.state.minAppVersion = '99.0.0';
  const page = await phone.zhao();
  const alarm = page.getByRole('alert').filter({ hasText: '这个版本太旧了' });
  await alarm.waitFor();
  phone.house.state.away = true;
  await visits(page, '3幢101');
  await alarm.waitFor();
  expect(await alarm.getByRole('button').count()).toBe(0);
  phone.house.state.away = false;
  await tryNow(page);
  await bar(page, '全部已上传');
  await alarm.getByRole('button', { name: '现在更新' }).waitFor();
  expect(visited()).toEqual(['visit-1']);
}, slow);

it('tells a visit by the server’s clock when the phone’s is hours slow', async () => {
  phone.house.state.clock = 5 * 3_600_000;
  const page = await phone.zhao();
  await page.waitForLoadState('networkidle');
  await phone.context.setOffline(true);
  await visits(page, '3幢101');
  await phone.context.setOffline(false);
  await bar(page, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
  expect(Math.abs(Date.parse(phone.house.ledger[0]!.occurredAt) - Date.now() - phone.house.state.clock)).toBeLessThan(60_000);
}, slow);

it.each([
  ['作为补充记录提交（什么都不丢）', 'supplement'], ['交派遣员处理', 'handOver'], ['放弃我的', 'drop'],
] as const)('settles a case that somebody else was faster with: %s', async (words, as) => {
  const page = await phone.zhao();
  phone.house.state.case = { status: 'inProgress', seq: 4 };
  await page.goto(`${phone.house.url}/m/#/case/case-1`);
  await page.getByRole('button', { name: '备注' }).tap();
  await page.getByLabel('情况').fill('灯罩也裂了');
  await phone.context.setOffline(true);
  await page.getByRole('form', { name: '备注' }).getByRole('button', { name: '备注' }).tap();
  await bar(page, '离线 · 已存手机 1 条');
  phone.house.state.moved.set('case-1', 9);
  await phone.context.setOffline(false);
  await page.getByRole('button', { name: '去看看' }).tap();
  const conflict = page.getByRole('region', { name: '别人先动过了' });
  await conflict.getByText('灯罩也裂了').waitFor();
  await conflict.getByText('李秀英').waitFor();
  await conflict.getByText(words).tap();
  if (as === 'supplement') await keepPicture(page, 'field-conflict-case');
  await conflict.getByRole('button', { name: '就这么办' }).tap();
  await bar(page, '全部已上传');
  expect(phone.house.ledger.map(({ type, payload }) => [type, payload])).toEqual([['resolve', { as }]]);
}, slow);
