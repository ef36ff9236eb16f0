import type { Browser, Page } from 'playwright-core';
import { connect } from '../../db/connect.ts';
import { newId } from '../../db/ids.ts';
import { levelsOf } from '../../db/tables/levels.ts';
import { peopleAt, until } from '../stories/people.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { aColleague, complaints, faultsOf, keepPicture, openBrowser } from './visitor.ts';

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

/** A door whose excuse was refused, where nobody was met at first: told by the worker and the leader. @returns the visit's id */
async function aVisit(): Promise<string> {
  const people = peopleAt(() => house.url);
  const [worker, leader] = [await people.as('worker'), await people.as('leader')];
  const { body: { user } } = await worker.get('/api/session');
  const visitId = newId();
  const household = newId();
  const db = connect(house.databaseUrl, { max: 1 });
  const area = await db.selectFrom('area').select(['id', 'path']).where('id', '=', user.areas[0].id).executeTakeFirstOrThrow();
  const { pack_id, version } = await db.selectFrom('area_pack').select(['pack_id', 'version']).orderBy('valid_from', 'desc').limit(1).executeTakeFirstOrThrow();
  const place = { ...levelsOf(area.path), grid_id: area.id, building_id: null };
  await db.insertInto('household').values({ id: household, code: 'HW-77', ...place, dwelling_id: null, address: '河湾小区 1幢 101', lng: null, lat: null, head_id: null, ended_at: null }).execute();
  const from = new Date(Date.now() - 4 * 3_600_000);
  const common = { target_kind: 'household' as const, target_id: household, ...place, worker_id: null, window_from: from, window_to: new Date(from.getTime() + 10 * 86_400_000), pack_id, pack_version: version };
  await db.insertInto('visit').values({
    id: visitId, ...common, planned_for: null, slot_at: null, care: false, due_at: common.window_to, warn_at: null, next_alarm_at: null, outcome: null, occurred_at: null, plan_id: null, state: null, private_sealed: null,
  }).execute();
  await db.insertInto('duty').values({ ...common, kind: 'cadence', code: 'H01', period: 'now', visit_id: visitId, cause_id: null, discharged_by: null, settled_at: null, settled_why: null }).execute();
  await db.destroy();
  const act = async (who: typeof worker, action: string, body: unknown) => {
    const { status } = await who.post(`/api/visits/${visitId}/actions/${action}`, body);
    expect([action, status]).toEqual([action, 200]);
  };
  await act(worker, 'askExcuse', { reason: 'leave: 探亲' });
  await act(leader, 'refuseExcuse', { reason: '请按期走访' });
  await act(worker, 'start', {});
  await act(worker, 'record', { outcome: 'notMet', note: '家中无人' });
  await act(worker, 'record', { outcome: 'met', note: '都好' });
  return visitId;
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

it('replays a visit the same way, from its page, by keys alone and in both lights', async () => {
  const visitId = await aVisit();
  const page = await aColleague(browser, house.url, 'county');
  await page.goto(`${house.url}/#/visits/${visitId}/show`);
  await page.getByRole('heading', { level: 2, name: 'HW-77 河湾小区 1幢 101' }).waitFor();
  await page.getByRole('region', { name: '办理轨迹' }).getByText('登记走访：见面').waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('link', { name: '回放' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: '走访回放 HW-77' }).waitFor();

  const { items: lines } = await (await page.request.get(`${house.url}/api/visits/${visitId}/ledger?limit=500`)).json();
  const named: Record<string, string> = { open: '待走访', drafting: '走访中', notMet: '未见', done: '已走访' };
  const then = page.getByRole('region', { name: '当时的走访' });
  await then.waitFor();
  await page.keyboard.press('Home');
  for (const [nth, line] of lines.entries()) {
    const frame = await (await page.request.get(`${house.url}/api/visits/${visitId}/replay?seq=${line.seq}`)).json();
    await then.getByText(`第 ${line.seq} 条改变了`).waitFor();
    // The picture is folded in this browser, the state beside it by the server.
    await page.getByRole('img', { name: `现在${named[frame.visit.status]}` }).waitFor();
    expect(await then.getByRole('definition').first().innerText()).toContain(named[frame.visit.status]);
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toContain(`第 ${nth + 1} 条，共 ${lines.length} 条`);
    const could = page.getByRole('table', { name: '当时各方能看到什么、能办什么' });
    await could.getByRole('row', { name: frame.openActions.leader?.includes('refuseExcuse') ? /网格长.*不予免访/ : /网格长/ }).first().waitFor();
    await could.getByRole('row', { name: /审计员 结构与理由/ }).waitFor();
    await page.keyboard.press('ArrowRight');
  }
  await page.getByRole('region', { name: '比较两个时刻' }).getByText('待走访').waitFor();
  await page.getByText(/服务器逐条重算了 \d+ 条的哈希，全部相符/).waitFor();
  await page.keyboard.press('Shift+ArrowLeft');
  await page.waitForURL(/seq=5$/);
  await keepPicture(page, 'replay-4-visit');
  expect(await faultsOf(page)).toEqual([]);
  const phone = await onAPhone(page);
  await phone.getByRole('tab', { name: '路' }).waitFor();
  expect(await faultsOf(phone)).toEqual([]);
  await page.getByRole('button', { name: '切换浅色/深色' }).click();
  // The hint of the button goes with the hand.
  await page.mouse.move(1, 880);
  await page.getByRole('tooltip').waitFor({ state: 'detached' });
  expect(await faultsOf(page)).toEqual([]);
  await phone.getByRole('button', { name: '切换浅色/深色' }).click();
  await phone.getByRole('button', { name: '看表格' }).click();
  await phone.getByRole('table', { name: '走过的路' }).getByRole('row', { name: /未见/ }).first().waitFor();
  expect(await faultsOf(phone)).toEqual([]);
  expect(complaints).toEqual([]);
}, slow);
