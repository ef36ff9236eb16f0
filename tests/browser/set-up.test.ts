import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { connect } from '../../db/connect.ts';
import { password, peopleAt } from '../stories/people.ts';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { aColleague, complaints, faultsOf, keepPicture, openBrowser } from './visitor.ts';

const slow = 300_000;
let house: House;
let browser: Browser;
const { as } = peopleAt(() => house.url);

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  const desk = await as('desk');
  for (const code of ['hw-1', 'hw-2', 'hw-3']) {
    const made = await desk.post('/api/households', { code, grid: 'hewan-1', address: `河湾南苑 1幢 ${code}`, residents: [{ name: '王秀兰', relation: 'head' }] });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  }
}, slow);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, slow);

const goes = async (page: Page, path: string): Promise<void> => {
  await page.goto(`${house.url}/#${path}`);
  await page.locator('h1').first().waitFor();
};

/** Forms are screens of their own: read by everybody, in both themes as in the one that stands. */
const scans = async (page: Page, name: string): Promise<void> => {
  expect([name, await faultsOf(page)]).toEqual([name, []]);
  await keepPicture(page, `set-up-${name}`);
};

const picks = async (page: Page, where: Locator, field: string | RegExp, option: string | RegExp): Promise<void> => {
  await where.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).first().click();
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
};

it('an administrator makes an account, gives and ends a role, resets the password and disables it, and all of it is on record', async () => {
  const page = await aColleague(browser, house.url, 'admin');
  await page.getByRole('menuitem', { name: '人员' }).click();
  await page.getByRole('button', { name: '新建账号' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/用户名/).fill('xinlai');
  await form.getByLabel(/姓名/).fill('周新来');
  await form.getByLabel(/初始密码/).fill('short');
  await picks(page, form, /^岗位/, '专职网格员');
  await picks(page, form, /区域或网格/, '河湾第三网格');
  await scans(page, 'new-account');
  await form.getByRole('button', { name: '建立账号' }).click();
  await form.getByRole('alert').waitFor();
  await form.getByLabel(/初始密码/).fill('long enough');
  await form.getByRole('button', { name: '建立账号' }).click();
  await page.getByRole('heading', { level: 2, name: /周新来/ }).waitFor();

  await page.getByRole('button', { name: '任职' }).click();
  await picks(page, page.getByRole('dialog'), /^岗位/, '兼职网格员');
  await picks(page, page.getByRole('dialog'), /区域或网格/, '河湾第二网格');
  await page.getByRole('dialog').getByRole('button', { name: '任职' }).click();
  await page.getByRole('button', { name: '免职 兼职网格员 河湾第二网格' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '免职' }).click();
  await page.getByRole('cell', { name: '已免职' }).waitFor();
  await page.getByRole('button', { name: '重置密码' }).click();
  await page.getByRole('dialog').getByLabel(/新密码/).fill('another one');
  await page.getByRole('dialog').getByRole('button', { name: '重置密码' }).click();
  await page.getByRole('button', { name: '停用账号' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '停用账号' }).click();
  await page.getByRole('button', { name: '恢复账号' }).waitFor();
  for (const what of ['新建', '任职', '免职', '重置密码', '停用']) await page.getByRole('region', { name: '变更记录' }).getByText(what, { exact: true }).first().waitFor();
  await scans(page, 'account');

  await page.getByRole('menuitem', { name: '空缺' }).click();
  await page.getByRole('link', { name: '河湾第二网格' }).waitFor();
}, slow);

it('somebody is found on the server by a piece of the name, however many there are', async () => {
  const admin = await as('admin');
  for (let nth = 0; nth < 110; nth += 1) {
    const made = await admin.post('/api/people', { username: `aa${nth}`, name: `路人${nth}`, password: 'long enough', roles: [{ role: 'worker', area: 'hewan-2' }] });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  }
  const page = await aColleague(browser, house.url, 'desk');
  await goes(page, '/duties');
  await page.getByRole('combobox', { name: '谁去' }).fill('秀英');
  await page.getByRole('option', { name: '李秀英' }).click();
  await page.waitForURL(/filter=/);
}, slow);

it('the county changes one limit, one rung, one line of the routing, one of the authority, one condition and one of the requests, tries it, and publishes it from a day on', async () => {
  const page = await aColleague(browser, house.url, 'county');
  await goes(page, '/packs/sanbifang-000/1/limits');
  await page.getByRole('button', { name: '改 Q 快办' }).click();
  await page.getByRole('dialog').getByLabel('受理', { exact: true }).fill('3');
  await scans(page, 'limit');
  await page.getByRole('button', { name: '记入草稿' }).click();
  await page.getByRole('tab', { name: '催办督办' }).click();
  await page.getByRole('button', { name: '改 70%' }).click();
  await page.getByRole('dialog').getByLabel(/什么时候/).fill('75%');
  await page.getByRole('button', { name: '记入草稿' }).click();
  await page.getByRole('tab', { name: '派遣表' }).click();
  await page.getByRole('button', { name: /^改 0107/ }).click();
  await picks(page, page.getByRole('dialog'), /主办/, '公安');
  await page.getByRole('button', { name: '记入草稿' }).click();
  await page.getByRole('tab', { name: '分级授权' }).click();
  await page.getByRole('button', { name: '改 镇(街道)' }).click();
  await picks(page, page.getByRole('dialog'), /哪些岗位/, '调解员');
  await page.getByRole('button', { name: '记入草稿' }).click();
  await page.getByRole('tab', { name: '办理条件' }).click();
  await page.getByRole('button', { name: '改 调解 · 没有双方同意最长' }).click();
  await page.getByRole('dialog').getByLabel(/没有双方同意最长/).fill('20');
  await page.getByRole('button', { name: '记入草稿' }).click();
  await page.getByRole('tab', { name: '各种申请' }).click();
  await page.getByRole('button', { name: '改 退单 · 按时限档另定' }).click();
  await scans(page, 'condition');
  await page.getByRole('dialog').getByLabel('E 特急 · 多久内可提').fill('2');
  await page.getByRole('button', { name: '记入草稿' }).click();
  await page.getByText(/改了 6 处/).waitFor();
  await scans(page, 'draft');
  await page.getByRole('button', { name: '试算并发布…' }).click();
  const form = page.getByRole('dialog');
  await form.getByText('检查通过', { exact: false }).first().waitFor();
  await form.getByRole('button', { name: '试算近三十天' }).click();
  await form.getByText(/件/).first().waitFor();
  await picks(page, form, /还有哪个区域/, '明溪镇');
  await scans(page, 'publish');
  await form.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: /v2/ }).waitFor();
  const { body } = await (await as('county')).get('/api/packs/sanbifang-000/versions/2');
  expect([body.profiles.Q.limits.accept, body.ladders.handle.default[0].at, body.authority.closeOnSpot.town]).toEqual(['3 wh', '75%', ['dispatcher', 'mediator']]);
  expect([body.terms.mediation.cap, body.requests.return.byProfile]).toEqual(['20 d', { E: { askWithin: '2 h', answerWithin: '1 h' }, U: { askWithin: '1 h', answerWithin: '1 h' } }]);
  const { body: packs } = await (await as('county')).get('/api/packs');
  expect(packs.items.find(({ id, version }: { id: string; version: number }) => id === 'sanbifang-000' && version === 2).areas).toHaveLength(1);
}, slow);

it('a unit gets another duty, and a grid is split after a look at what moves (002-04)', async () => {
  const page = await aColleague(browser, house.url, 'county');
  await page.getByRole('menuitem', { name: '单位' }).click();
  await page.getByRole('link', { name: '明溪镇交通办' }).click();
  await page.getByRole('button', { name: '修改单位' }).click();
  await picks(page, page.getByRole('dialog'), /负责的口/, '水务');
  await page.getByRole('dialog').getByLabel(/理由/).fill('机构调整');
  await page.getByRole('dialog').getByRole('button', { name: '修改单位' }).click();
  await page.getByText('机构调整').waitFor();

  await goes(page, '/areas?area=hewan-1');
  await page.getByRole('heading', { level: 2, name: '河湾第一网格' }).waitFor();
  await page.getByRole('treeitem', { name: /河湾第一网格/ }).waitFor();
  await page.getByRole('button', { name: '拆分网格' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel(/理由/).fill('规模过大');
  await form.getByRole('group', { name: '新网格 2' }).getByLabel(/户编号/).fill('hw-2，hw-3');
  await form.getByRole('button', { name: '看预览（不写入）' }).click();
  await form.getByRole('row', { name: /hewan-1-2 2/ }).waitFor();
  await scans(page, 'split');
  // A look writes nothing: the grid stands as before.
  await form.getByRole('button', { name: '取消' }).click();
  expect((await (await as('county')).get('/api/areas/hewan-1-2')).status).toBe(404);

  await goes(page, '/areas?area=shiqiao-1');
  await page.getByRole('button', { name: '拆分网格' }).click();
  await form.getByLabel(/理由/).fill('规模过大');
  await form.getByRole('button', { name: '看预览（不写入）' }).click();
  await form.getByRole('button', { name: '确认拆分网格' }).click();
  await page.getByRole('treeitem', { name: /石桥第一网格2/ }).waitFor();
  // The page goes on to the first that took over by itself.
  await page.getByRole('heading', { level: 2, name: '石桥第一网格1' }).waitFor();

  // With a day of its own it waits, is shown with what it will move, and is withdrawn.
  await goes(page, '/areas?area=hewan-2');
  await page.getByRole('button', { name: '拆分网格' }).click();
  await form.getByLabel(/理由/).fill('明年起');
  await form.getByLabel('哪天起生效').fill(new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10));
  await form.getByRole('button', { name: '看预览（不写入）' }).click();
  await form.getByRole('heading', { name: '变更以后' }).waitFor();
  await form.getByRole('button', { name: '到那天再拆分网格' }).click();
  await page.getByText('等着生效', { exact: false }).waitFor();
  await scans(page, 'planned');
  await page.getByRole('button', { name: '撤回变更 河湾第二网格' }).click();
  await form.getByLabel(/理由/).fill('另议');
  await form.getByRole('button', { name: '撤回变更' }).click();
  await page.getByText('已撤回 ', { exact: false }).or(page.getByText('· 已撤回')).first().waitFor();

  await goes(page, '/areas?area=shiqiao-1-1');
  await page.getByRole('button', { name: '合并网格' }).click();
  await form.getByRole('checkbox', { name: /石桥第一网格2/ }).check();
  await form.getByLabel(/^编号/).fill('shiqiao-9');
  await form.getByLabel(/中文名称/).fill('石桥大网格');
  await form.getByLabel(/英文名称/).fill('Shiqiao Grid 9');
  await form.getByLabel(/理由/).fill('合并');
  await form.getByRole('button', { name: '看预览（不写入）' }).click();
  await form.getByRole('button', { name: '确认合并网格' }).click();
  await page.getByRole('treeitem', { name: /石桥大网格/ }).waitFor();
  await goes(page, '/areas?area=shiqiao-9');
  await page.getByRole('button', { name: '迁移网格' }).click();
  await picks(page, form, /迁到哪里/, '河湾社区');
  await form.getByLabel(/理由/).fill('区划调整');
  await form.getByRole('button', { name: '看预览（不写入）' }).click();
  await scans(page, 'move');
  await form.getByRole('button', { name: '确认迁移网格' }).click();
  await page.getByText('网格 · shiqiao-9 · 河湾社区').waitFor();
}, slow);

it('a quarter is looked at, published and followed, a season switched on, and coverage read', async () => {
  const page = await aColleague(browser, house.url, 'county');
  await goes(page, '/plans');
  await picks(page, page.locator('main'), /^区域/, '河湾社区');
  await page.getByRole('button', { name: '看预览（不写入）' }).click();
  await page.getByText(/\d+ 次走访/).first().waitFor();
  await scans(page, 'plan');
  await page.getByRole('button', { name: '发布', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认发布' }).click();
  await page.getByRole('listitem').filter({ hasText: '已发布' }).first().waitFor();
  await page.getByRole('button', { name: /^重新排 河湾社区/ }).waitFor();
  await page.getByRole('button', { name: '开始一个季节' }).click();
  const form = page.getByRole('dialog');
  await picks(page, form, /^区域/, '河湾社区');
  await picks(page, form, /什么季节/, '防火期');
  await picks(page, form, /哪些类别/, /P07/);
  await scans(page, 'season');
  await form.getByRole('button', { name: '开始一个季节' }).click();
  await page.getByText(/防火期 · 河湾社区/).waitFor();
  await goes(page, '/coverage');
  await page.getByText('合计', { exact: true }).or(page.getByText('这个时段没有到期的任务。')).first().waitFor();
}, slow);

it('a risk in green is struck off by two people, with a photo, after its quiet days', async () => {
  const { body: risk } = await (await as('desk')).post('/api/risks', { about: { kind: 'household', id: 'hw-2' }, colour: 'green', what: '楼道堆物' });
  const owner = connect(house.databaseUrl, { max: 1 });
  await owner.updateTable('risk').set({ coloured_at: new Date(Date.now() - 40 * 86_400_000), opened_at: new Date(Date.now() - 40 * 86_400_000) }).where('id', '=', risk.id).execute();
  await owner.destroy();
  const desk = await aColleague(browser, house.url, 'desk');
  await goes(desk, `/risks/${risk.id}`);
  await desk.getByRole('button', { name: '申请销号' }).click();
  await desk.getByRole('dialog').getByLabel(/理由/).fill('已清空');
  await desk.locator('input[type=file]').setInputFiles({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: await sharp({ create: { width: 60, height: 40, channels: 3, background: '#3b6b4a' } }).jpeg().toBuffer() });
  await desk.getByText('1 张照片').waitFor();
  await desk.getByRole('dialog').getByRole('button', { name: '申请销号' }).click();
  await desk.getByRole('button', { name: '同意销号', exact: true }).click();
  await desk.getByRole('dialog').getByRole('button', { name: '同意销号', exact: true }).click();
  await desk.getByRole('alert').waitFor();
  const second = await aColleague(browser, house.url, 'dispatcher');
  await goes(second, `/risks/${risk.id}`);
  await second.getByRole('button', { name: '同意销号', exact: true }).click();
  await second.getByRole('dialog').getByRole('button', { name: '同意销号', exact: true }).click();
  await second.getByText('已销号', { exact: false }).first().waitFor();
}, slow);

it('a list of households is tried, told row by row what is wrong, put right, and taken as a whole', async () => {
  const page = await aColleague(browser, house.url, 'desk');
  const sheet = (name: string, number: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(`户编号,网格,地址,姓名,与户主关系,身份证号\nhw-7,hewan-1,河湾南苑 2幢 101,刘大海,户主,${number}\nhw-8,hewan-9,河湾南苑 2幢 102,=1+1,户主,\n`.replace(number === '' ? /hewan-9|=1\+1/g : /$^/, (found) => (found === 'hewan-9' ? 'hewan-1' : '刘小海'))) });
  await goes(page, '/households/import');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.locator('input[type=file]').setInputFiles(sheet('bad.csv', '110105194912310021'));
  await page.getByRole('button', { name: '试导入（不写入）' }).click();
  await page.getByText(/有 3 处要改/).waitFor();
  await page.getByText('身份证号最后一位校验不符。').waitFor();
  await scans(page, 'import');
  await page.locator('input[type=file]').setInputFiles(sheet('good.csv', ''));
  await page.getByRole('button', { name: '试导入（不写入）' }).click();
  await page.getByText(/可以导入：2 户/).waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('button', { name: '确认导入' }).click();
  await page.getByText('已导入 2 户', { exact: false }).waitFor();
}, slow);

it('a tag is asked for at the desk, approved by another person, and ended; a risk is opened and coloured', async () => {
  const desk = await aColleague(browser, house.url, 'desk');
  const { body } = await (await as('desk')).get('/api/households/hw-1');
  await goes(desk, `/households/${body.id}`);
  await desk.getByRole('button', { name: '申请标签' }).click();
  const form = desk.getByRole('dialog');
  await picks(desk, form, /^类别/, /H08/);
  for (const [label, words] of [[/目的/, '独居老人关爱'], [/依据/, '老年人权益保障法'], [/来源/, '民政']] as const) await form.getByLabel(label).fill(words);
  await scans(desk, 'tag');
  await form.getByRole('button', { name: '申请标签' }).click();
  await desk.getByRole('cell', { name: '待批' }).waitFor();

  const privacy = await aColleague(browser, house.url, 'privacy');
  await privacy.getByRole('menuitem', { name: '待批标签' }).click();
  await privacy.getByRole('button', { name: '批准 hw-1 H08' }).click();
  await privacy.getByRole('dialog').getByRole('button', { name: '批准' }).click();
  await privacy.getByText('没有待批的标签。').waitFor();

  await goes(desk, '/households');
  await picks(desk, desk.locator('main'), /^类别/, /H08/);
  await desk.getByRole('link', { name: 'hw-1' }).click();
  // Looking is noted, so the card is not asked for again by itself within a minute.
  await desk.reload();
  await desk.getByRole('cell', { name: '有效', exact: true }).waitFor();

  await desk.getByRole('button', { name: '列入台账' }).click();
  await desk.getByRole('dialog').getByLabel(/什么风险/).fill('独居，电线老化');
  await desk.getByRole('dialog').getByRole('button', { name: '列入台账' }).click();
  await desk.getByText('独居，电线老化').waitFor();
  await desk.getByRole('button', { name: '变色' }).click();
  await picks(desk, desk.getByRole('dialog'), /颜色/, '红');
  await desk.getByRole('dialog').getByLabel(/理由/).fill('昨晚冒烟');
  await desk.getByRole('dialog').getByRole('button', { name: '变色' }).click();
  await desk.getByText('昨晚冒烟').waitFor();
  await scans(desk, 'risk');
  await desk.getByRole('menuitem', { name: '风险台账' }).click();
  await desk.getByRole('row', { name: /红.*hw-1/ }).waitFor();
}, slow);

it('a task is given to a pasted list after a look at whom it names, followed, and taken back', async () => {
  const desk = await aColleague(browser, house.url, 'desk');
  await desk.getByRole('menuitem', { name: '交办' }).click();
  await desk.getByRole('button', { name: '交办' }).click();
  const form = desk.getByRole('dialog');
  await form.getByLabel(/办什么/).fill('入户讲燃气安全');
  await picks(desk, form, /交给谁/, '粘贴户编号');
  await form.getByRole('textbox', { name: /户编号/ }).fill('hw-2，hw-9');
  await form.getByRole('button', { name: '看名单上是谁' }).click();
  await form.getByText(/名单有 1 处要改/).waitFor();
  await form.getByRole('textbox', { name: /户编号/ }).fill('hw-2\nhw-3');
  await form.getByRole('button', { name: '看名单上是谁' }).click();
  await form.getByText('名单上 2 户', { exact: false }).waitFor();
  await scans(desk, 'task');
  await form.getByRole('button', { name: '交办' }).click();
  await desk.getByRole('link', { name: '入户讲燃气安全' }).click();
  await desk.getByRole('button', { name: '收回交办' }).click();
  await desk.getByRole('dialog').getByLabel(/理由/).fill('改期');
  await desk.getByRole('dialog').getByRole('button', { name: '收回交办' }).click();
  await desk.getByText('改期', { exact: false }).first().waitFor();
}, slow);

it('a door where nobody was met is on the list of missed contacts until somebody is; a worker’s duties are handed over after a look', async () => {
  const worker = await as('worker');
  const begun = await worker.post('/api/visits', { household: 'hw-3', record: { outcome: 'notMet', occurredAt: new Date(Date.now() - 60_000).toISOString() } });
  expect(begun.status).toBe(201);
  const page = await aColleague(browser, house.url, 'leader');
  await goes(page, '/missed');
  await page.getByRole('link', { name: /hw-3/ }).click();
  await page.getByRole('group', { name: '可办事项' }).getByRole('button', { name: '记录走访' }).click();
  await scans(page, 'visit');
  await page.getByRole('dialog').getByRole('button', { name: '记录走访' }).click();
  await page.getByText('记录走访：已办好。').waitFor();

  await goes(page, '/duties');
  await page.getByRole('button', { name: '转交任务' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('combobox', { name: '谁去' }).fill('秀英');
  await page.getByRole('option', { name: '李秀英' }).click();
  await form.getByText('没做的走访', { exact: false }).waitFor();
  await picks(page, form, /转交给/, '赵小兰');
  await form.getByLabel(/理由/).fill('产假');
  await form.getByLabel(/顶替到哪天/).fill('2099-01-01');
  await scans(page, 'hand-over');
  await form.getByRole('button', { name: '转交' }).click();
  await page.getByText('已转交。').waitFor();
}, slow);

it('the desk puts somebody on a grid, and a household and a place on the register', async () => {
  const page = await aColleague(browser, house.url, 'desk');
  await goes(page, '/areas?area=hewan-3');
  await page.getByRole('button', { name: '派人' }).click();
  const form = page.getByRole('dialog');
  await form.getByRole('combobox', { name: /派谁/ }).fill('小兰');
  await page.getByRole('option', { name: '赵小兰' }).click();
  await scans(page, 'assign');
  await form.getByRole('button', { name: '派人' }).click();
  await page.getByRole('button', { name: '免职 赵小兰' }).waitFor();
  await page.getByRole('button', { name: '新建岗位点' }).click();
  await form.getByLabel(/编号/).fill('hewan-3-gate');
  await form.getByLabel(/中文名称/).fill('东门岗');
  await form.getByRole('button', { name: '新建岗位点' }).click();
  await page.getByText('东门岗', { exact: false }).first().waitFor();

  await page.getByRole('menuitem', { name: '户籍' }).click();
  await page.getByRole('button', { name: '新建住户' }).click();
  await form.getByLabel(/户编号/).fill('hw-new');
  await picks(page, form, /网格/, '河湾第三网格');
  await form.getByLabel(/地址/).fill('河湾北苑 2幢 101');
  await form.getByLabel(/姓名/).fill('郑小雨');
  await scans(page, 'household');
  await form.getByRole('button', { name: '新建住户' }).click();
  await page.getByText('郑*', { exact: false }).first().waitFor();

  await page.getByRole('menuitem', { name: '场所' }).click();
  await page.getByRole('button', { name: '新建场所' }).click();
  await picks(page, form, /网格/, '河湾第三网格');
  await picks(page, form, /类别/, /P05/);
  await form.getByLabel(/^编号/).fill('p-teahouse');
  await form.getByLabel(/中文名称/).fill('老街茶馆');
  await scans(page, 'place');
  await form.getByRole('button', { name: '新建场所' }).click();
  await page.getByRole('link', { name: '老街茶馆' }).click();
  await page.getByRole('button', { name: '修改场所' }).click();
  await form.getByLabel(/中文名称/).fill('老街书场');
  await scans(page, 'correct-place');
  await form.getByRole('button', { name: '修改场所' }).click();
  await page.getByRole('heading', { level: 2, name: '老街书场' }).waitFor();
  await page.getByText('更正', { exact: true }).waitFor();
  await scans(page, 'one-place');
}, slow);

it('what was entered of a household is put right at the desk, and nobody writes over what somebody else changed meanwhile (001-29)', async () => {
  const page = await aColleague(browser, house.url, 'desk');
  const form = page.getByRole('dialog');
  const { body: card } = await (await as('desk')).get('/api/households/hw-new');
  await goes(page, `/households/${card.id}`);
  await page.getByRole('button', { name: '修改 郑*' }).click();
  await form.getByLabel('电话', { exact: true }).fill('1');
  await form.getByRole('button', { name: '修改', exact: true }).click();
  await form.getByText('不是电话号码。').first().waitFor();
  await form.getByLabel('电话', { exact: true }).fill('13800001111');
  await picks(page, form, /居住性质/, '租住');
  await scans(page, 'resident');
  await form.getByRole('button', { name: '修改', exact: true }).click();
  await page.getByText('租住 · 有电话', { exact: false }).waitFor();

  await page.getByRole('button', { name: '修改住户' }).click();
  await form.getByLabel(/地址/).fill('河湾北苑 2幢 102');
  await (await as('county')).post('/api/households/hw-new/correction', { kind: 'collective' });
  await form.getByRole('button', { name: '修改住户' }).click();
  await form.getByRole('button', { name: '看最新的' }).click();
  await page.getByText('集体', { exact: false }).first().waitFor();
  await page.getByRole('button', { name: '修改住户' }).click();
  await form.getByLabel(/地址/).fill('河湾北苑 2幢 102');
  await form.getByRole('button', { name: '修改住户' }).click();
  await page.getByRole('heading', { level: 2, name: '河湾北苑 2幢 102' }).waitFor();
  await scans(page, 'household-card');
}, slow);

it('speaks English on every page of the set-up, with nothing left in Chinese but names', async () => {
  const page = await aColleague(browser, house.url, 'admin');
  await page.evaluate(() => localStorage.setItem('RaStore.locale', JSON.stringify('en')));
  await page.reload();
  for (const [path, heading] of [['/people', 'People'], ['/vacancies', 'Vacancies'], ['/units', 'Units'], ['/areas', 'Areas and grids'], ['/packs/sanbifang-000/1/ladders', 'v1']] as const) {
    await goes(page, path);
    await page.getByRole('heading', { level: 1, name: new RegExp(heading) }).waitFor();
    await keepPicture(page, `set-up-en${path.replaceAll('/', '-')}`);
  }
  expect(await page.locator('main').innerText()).not.toMatch(/催办|时限|操作/);
}, slow);

it('complained about nothing but the refusals that were asked for', () => {
  expect(password).not.toBe('');
  expect(complaints.filter((line) => !/422|404|412|403/.test(line))).toEqual([]);
});
