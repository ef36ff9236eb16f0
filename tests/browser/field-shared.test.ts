import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { bar, takePhone, tryNow, visited as visitedIn, visits } from './field-phone.ts';
import type { Phone } from './field-phone.ts';
import { until } from '../stories/people.ts';
import { keepPicture, openBrowser } from './visitor.ts';

/** A phone that several people carry (S004: 76 for 81 grids), and one that is lost. */
const slow = 120_000;
let browser: Browser;
let phone: Phone;

beforeAll(async () => { browser = await openBrowser(); }, slow);
afterAll(() => browser?.close());
beforeEach(async () => { phone = await takePhone(browser); }, slow);
afterEach(() => phone.close());

async function setsPin(page: Page, pin: string): Promise<void> {
  await page.getByRole('link', { name: '我的' }).tap();
  await page.getByText(/数字密码（几个人合用手机）/).tap();
  await page.getByLabel('4 到 6 位数字').fill(pin);
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByText('已保存。').waitFor();
}

/** Zhao and Li both have a PIN on this phone; Li holds it. */
async function shared(): Promise<Page> {
  const page = await phone.zhao();
  await setsPin(page, '2468');
  await page.getByRole('button', { name: /^换人/ }).first().tap();
  await page.getByRole('button', { name: '别的人' }).tap();
  await phone.logsIn(page, 'worker');
  await page.getByRole('link', { name: /3幢101/ }).waitFor();
  await setsPin(page, '1357');
  return page;
}

/** Pages of the house that the phone keeps for somebody. */
const fetchedFor = (page: Page, person: string) => page.evaluate(async (name) => {
  const database = await new Promise<IDBDatabase>((resolve) => { const asked = indexedDB.open(name); asked.addEventListener('success', () => resolve(asked.result)); });
  const names = await new Promise<IDBValidKey[]>((resolve) => { const all = database.transaction('pages').objectStore('pages').getAllKeys(); all.addEventListener('success', () => resolve(all.result)); });
  database.close();
  return names.filter((one) => String(one).startsWith('/api/'));
}, `gewu-field-${person}`);

/** Two taps, and the digits. */
async function changesHands(page: Page, to: string, pin: string): Promise<void> {
  await page.getByRole('button', { name: /^换人/ }).first().tap();
  await page.getByRole('button', { name: to }).tap();
  await page.getByLabel('数字密码').pressSequentially(pin);
}

it('changes hands in two taps and a PIN, with queues and pages apart, without a network too', async () => {
  const page = await shared();
  await page.waitForLoadState('networkidle');
  await phone.context.setOffline(true);
  await page.getByRole('link', { name: '今日', exact: true }).tap();
  await visits(page, '3幢101');
  await bar(page, '离线 · 已存手机 1 条');
  await changesHands(page, '赵小兰', '2468');
  await page.getByRole('link', { name: /3幢101/ }).waitFor();
  await bar(page, '离线 · 可以照常记录');
  await visits(page, '3幢102');
  await keepPicture(page, 'field-shared');
  await changesHands(page, '李秀英', '0000');
  await page.getByText('密码不对（第 1 次）').waitFor();
  await page.getByLabel('数字密码').pressSequentially('1357');
  await phone.context.setOffline(false);
  await page.waitForLoadState('networkidle');
  await changesHands(page, '赵小兰', '2468');
  await bar(page, '全部已上传');
  expect(visitedIn(phone.house)).toContain('visit-2');
  await changesHands(page, '李秀英', '1357');
  await bar(page, '全部已上传');
  // Each under the own name: the house was told by a session of whoever did it.
  expect(phone.house.ledger.map(({ target, by }) => [target, by]).toSorted()).toEqual([['visit-1', 'worker'], ['visit-2', 'parttimer']]);
}, slow);

it('asks nothing in a colleague’s name while only the colleague’s login is there', async () => {
  const page = await shared();
  // Whatever Li's phone still fetches for Li is Li's.
  await until('Li has every door on the phone', async () => phone.house.asked.filter(({ path, by }) => by === 'worker' && path.startsWith('/households/')).length >= 30);
  await page.waitForLoadState('networkidle');
  phone.house.state.pins.clear();
  const before = phone.house.asked.length;
  await changesHands(page, '赵小兰', '2468');
  await bar(page, '请登录后再取今日一页');
  await page.waitForLoadState('networkidle');
  expect(phone.house.asked.slice(before).filter(({ path, by }) => by === 'worker' && !/session|catalogue/.test(path))).toEqual([]);
}, slow);

it('lets nobody log out while something is unsent, and wipes what it kept when all is sent', async () => {
  const page = await phone.zhao();
  await page.waitForLoadState('networkidle');
  await phone.context.setOffline(true);
  await visits(page, '3幢101');
  await page.getByRole('link', { name: '我的' }).tap();
  await page.getByText('还有 1 条没上传，上传完才能退出').waitFor();
  expect(await page.getByRole('button', { name: '退出并清空' }).count()).toBe(0);
  await phone.context.setOffline(false);
  await bar(page, '全部已上传');
  await page.getByRole('button', { name: '退出并清空' }).tap();
  await page.getByRole('button', { name: '退出', exact: true }).tap();
  await page.getByLabel('用户名').waitFor();
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([]);
  expect(visitedIn(phone.house)).toEqual(['visit-1']);
}, slow);

it('locked as lost, shows nothing that was fetched, and lets what is unsent be exported; unlocked, it sends it once', async () => {
  const page = await phone.zhao();
  await page.waitForLoadState('networkidle');
  phone.house.state.away = true;
  await visits(page, '3幢101');
  for (const id of phone.house.state.phones.keys()) phone.house.state.phones.set(id, true);
  phone.house.state.away = false;
  await tryNow(page);
  await page.getByText('这部手机已被锁定（报失）').waitFor();
  await keepPicture(page, 'field-locked');
  await page.reload();
  await page.getByText('这部手机已被锁定（报失）').waitFor();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /导出到文件/ }).tap()]);
  expect((JSON.parse(readFileSync(await file.path(), 'utf8')) as { commands: { target: string }[] }).commands.map(({ target }) => target)).toEqual(['visit-1']);
  expect(await fetchedFor(page, 'person-zhao')).toEqual([]);
  expect(phone.house.ledger).toEqual([]);

  for (const id of phone.house.state.phones.keys()) phone.house.state.phones.set(id, false);
  await page.getByLabel('密码', { exact: true }).fill('gewu-demo');
  await page.getByRole('button', { name: '进入' }).tap();
  await bar(page, '全部已上传');
  expect(visitedIn(phone.house)).toEqual(['visit-1']);
}, slow);

it('reported lost while nothing was unsent, wipes what it had fetched as soon as it asks', async () => {
  const page = await phone.zhao();
  await page.waitForLoadState('networkidle');
  for (const id of phone.house.state.phones.keys()) phone.house.state.phones.set(id, true);
  phone.house.state.loggedIn = null;
  await page.reload();
  await page.getByText('这部手机已被锁定（报失）').waitFor();
  expect(await page.getByRole('link', { name: /3幢/ }).count()).toBe(0);
  await until('the house has heard that it is wiped', async () => phone.house.state.wiped.size === 1);
}, slow);

it('locked as lost, wipes what it had fetched for a colleague too, who need not touch it again', async () => {
  const page = await shared();
  await page.waitForLoadState('networkidle');
  for (const id of phone.house.state.phones.keys()) phone.house.state.phones.set(id, true);
  phone.house.state.loggedIn = null;
  await page.reload();
  await changesHands(page, '李秀英', '1357');
  await page.getByText('这部手机已被锁定（报失）').waitFor();
  await until('the house has heard that it is wiped', async () => phone.house.state.wiped.size === 1);
  expect([await fetchedFor(page, 'person-li'), await fetchedFor(page, 'person-zhao')]).toEqual([[], []]);
}, slow);
