import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { openHouse } from './house.ts';
import type { House } from './house.ts';
import { faultsEverywhere } from './scan.ts';
import { aColleague, aResident, complaints, keepPicture, openBrowser } from './visitor.ts';

const slow = 180_000;
let house: House;
let browser: Browser;

beforeAll(async () => {
  house = await openHouse();
  browser = await openBrowser();
}, slow);
afterAll(async () => {
  await browser?.close();
  await house?.close();
}, slow);

/** A photo as a phone takes it: it says where it was taken. */
const photo = async (): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name: 'IMG_0001.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 2400, height: 1800, channels: 3, background: '#3b6b4a' } })
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 9/1 0/1' } })
    .jpeg()
    .toBuffer(),
});

/** Number and code, once they are shown. */
async function receiptOf(wang: Page): Promise<string[]> {
  await wang.getByRole('heading', { name: '已收到' }).waitFor();
  return wang.locator('dd.big').allInnerTexts();
}

/** Opens a case from a list, by its number. */
async function opens(page: Page, list: string, number: string): Promise<void> {
  await page.getByRole('menuitem', { name: list }).click();
  await page.getByRole('link', { name: number }).click();
  await page.getByRole('heading', { level: 1, name: number }).waitFor();
}

/** Presses the button of an action and, where it asks for something, fills its form. */
async function does(page: Page, action: string, fill: (form: ReturnType<Page['getByRole']>) => Promise<void> = async () => undefined): Promise<void> {
  await page.getByRole('group', { name: '可办事项' }).getByRole('button', { name: action, exact: true }).click();
  const form = page.getByRole('dialog');
  await fill(form);
  await form.getByRole('button', { name: `确认${action}` }).click();
  await page.getByText(`${action}：已办好`).waitFor();
  await form.waitFor({ state: 'hidden' });
}

const picks = async (page: Page, form: ReturnType<Page['getByRole']>, field: RegExp, option: string) => {
  await form.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).click();
};

/** The word of the status, beside the name of the matter. */
const standsAt = (page: Page, status: string) => page.getByRole('heading', { level: 2 }).locator('..').getByText(status).waitFor({ timeout: 40_000 });

it('is walked from the resident’s phone to the archive, by six people in their own browsers (002-20, 003-20)', async () => {
  const wang = await aResident(browser, house.url);
  await wang.getByRole('radio', { name: '公共设施' }).check();
  await wang.getByLabel('具体是什么').selectOption('0702');
  await wang.getByLabel('情况说明').fill('三单元楼道灯不亮，晚上老人上下楼很危险。');
  await wang.locator('input[type=file]').setInputFiles(await photo());
  await wang.getByAltText('照片 1').waitFor();
  await wang.getByRole('button', { name: '用我现在的位置' }).click();
  await wang.getByText('已记下位置').waitFor();
  await wang.getByLabel('在哪里').fill('河湾社区三单元');
  await wang.getByLabel('手机号').fill('13800000007');
  await keepPicture(wang, '1-report');
  await wang.getByRole('button', { name: '提交' }).dblclick();
  const [number, code] = await receiptOf(wang);
  expect(number).toMatch(/^GW-\d{4}-\d{6}$/);
  expect(code).toMatch(/^[A-Z0-9]{8}$/);
  await keepPicture(wang, '2-receipt');

  const desk = await aColleague(browser, house.url, 'desk');
  await opens(desk, '待受理', number!);
  const shown = desk.getByRole('button', { name: '照片 1' }).locator('img');
  await shown.waitFor();
  const stored = await desk.request.get(house.url + (await shown.getAttribute('src')));
  const { exif, width } = await sharp(await stored.body()).metadata();
  expect({ exif, width }).toEqual({ exif: undefined, width: 1600 });
  await desk.getByText('138****0007').waitFor();
  await shown.click();
  await desk.getByRole('dialog', { name: '照片 1' }).waitFor();
  expect(await faultsEverywhere(desk, 'viewer')).toEqual([]);
  await desk.getByRole('dialog', { name: '照片 1' }).press('Escape');
  await desk.getByRole('dialog', { name: '照片 1' }).waitFor({ state: 'hidden' });
  await keepPicture(desk, '3-to-accept');
  await does(desk, '受理');
  await standsAt(desk, '待派遣');

  const dispatcher = await aColleague(browser, house.url, 'dispatcher');
  await opens(dispatcher, '待派遣', number!);
  await does(dispatcher, '派遣', async (form) => {
    await picks(dispatcher, form, /承办单位/, '明溪镇城管办');
    await picks(dispatcher, form, /经办人/, '刘洋');
    await form.getByLabel(/派遣说明/).fill('请今天处理');
    await keepPicture(dispatcher, '4-dispatch');
  });
  await standsAt(dispatcher, '待签收');

  const clerk = await aColleague(browser, house.url, 'clerk');
  await opens(clerk, '待签收', number!);
  await does(clerk, '签收');
  await does(clerk, '反馈结果', async (form) => {
    await picks(clerk, form, /结果/, '已解决');
    await form.getByLabel(/办理情况/).fill('已更换灯头，楼道照明恢复。');
    await form.locator('input[type=file]').setInputFiles(await photo());
    await form.getByAltText('照片 1').waitFor();
    await keepPicture(clerk, '5-feed-back');
  });
  await standsAt(clerk, '待核查');

  const verifier = await aColleague(browser, house.url, 'verifier');
  await opens(verifier, '待核查', number!);
  await does(verifier, '核查通过', async (form) => {
    await picks(verifier, form, /核查方式/, '照片核查');
    await form.getByLabel(/已告知谁/).fill('已电话告知报事人');
  });
  await standsAt(verifier, '已办结');
  await keepPicture(verifier, '6-closed');

  await wang.getByRole('button', { name: '看进度' }).click();
  const rating = (question: string, answer: string) => wang.getByRole('group', { name: question }).getByRole('radio', { name: answer }).check();
  await rating('问题解决了吗', '是');
  await rating('您满意吗', '是');
  await wang.getByRole('button', { name: '评价' }).click();
  await wang.getByText('已提交，谢谢。').waitFor();
  await keepPicture(wang, '7-rated');

  // The dispatcher never touched the page again: what the others did, and the clock, reached it by itself.
  await standsAt(dispatcher, '已归档');
  await dispatcher.getByText('此刻没有需要您办的事。').waitFor();
  await keepPicture(dispatcher, '8-archived');
  await wang.getByRole('button', { name: '刷新' }).click();
  await keepPicture(wang, '9-followed');
  expect(complaints).toEqual([]);
}, slow);

it('tells who was slower that the case has moved on, and shows how it stands now', async () => {
  const wang = await aResident(browser, house.url);
  await wang.getByRole('radio', { name: '公共设施' }).check();
  await wang.getByLabel('情况说明').fill('小广场的健身器材松了。');
  await wang.getByLabel('在哪里').fill('河湾社区小广场');
  await wang.getByRole('button', { name: '用我现在的位置' }).click();
  await wang.getByText('已记下位置').waitFor();
  await wang.getByRole('button', { name: '提交' }).click();
  const [number] = await receiptOf(wang);

  const [desk, dispatcher] = await Promise.all([aColleague(browser, house.url, 'desk'), aColleague(browser, house.url, 'dispatcher')]);
  await opens(desk, '待受理', number!);
  await desk.getByRole('group', { name: '可办事项' }).getByRole('button', { name: '受理', exact: true }).click();
  await picks(desk, desk.getByRole('dialog'), /类别/, '0702');

  await opens(dispatcher, '待受理', number!);
  await does(dispatcher, '受理', (form) => picks(dispatcher, form, /类别/, '0702'));

  await desk.getByRole('button', { name: '确认受理' }).click();
  const told = desk.getByRole('dialog', { name: '案件刚刚有变化' });
  await told.getByText('待派遣').waitFor();
  await keepPicture(desk, '10-conflict');
  await told.getByRole('button', { name: '看最新情况' }).click();
  await standsAt(desk, '待派遣');
  // A refusal is an answer: the browser itself notes the 412, and nothing else may be noted.
  expect(complaints.filter((line) => !line.includes('412'))).toEqual([]);
}, slow);

/** A call is written down; what it came to be. */
async function call(desk: Page, { tells, kind }: { tells: string; kind: string }): Promise<string> {
  await desk.getByRole('menuitem', { name: '工作台' }).click();
  await desk.getByRole('menuitem', { name: '电话登记' }).click();
  await desk.getByRole('textbox', { name: /情况描述/ }).fill(tells);
  await desk.getByRole('combobox', { name: /类别/ }).fill(kind);
  await desk.getByRole('option').first().click();
  await desk.getByRole('textbox', { name: /地点/ }).fill('河湾第一网格三单元');
  await desk.getByText(/自动填入/).waitFor();
  await desk.getByRole('textbox', { name: /报事人电话/ }).fill('13900005678');
  await desk.getByRole('button', { name: '提交上报' }).click();
  return /GW-\d{4}-\d{6}/.exec(await desk.getByText(/已登记，编号/).innerText())![0];
}

/** Whatever is asked in words and stands empty. */
async function words(form: ReturnType<Page['getByRole']>, text: string): Promise<void> {
  for (const field of await form.locator('textarea:not([aria-hidden]), input[type=text]:not([role=combobox])').all()) if ((await field.isVisible()) && (await field.inputValue()) === '') await field.fill(text);
}

it('brings a call from the telephone to the right unit, by way of one that gives it back', async () => {
  const comes = (who: string) => aColleague(browser, house.url, who);
  const [desk, dispatcher, clerk, roads] = [await comes('desk'), await comes('dispatcher'), await comes('clerk'), await comes('roadsclerk')];
  const lamp = await call(desk, { tells: '路边的灯杆歪了', kind: '0702' });
  await opens(dispatcher, '待受理', lamp);
  await dispatcher.getByText('受理员（河湾第一网格）').waitFor();
  await does(dispatcher, '受理');
  await does(dispatcher, '派遣', async (form) => {
    await picks(dispatcher, form, /承办单位/, '明溪镇城管办');
    await picks(dispatcher, form, /经办人/, '刘洋');
  });
  await opens(clerk, '待签收', lamp);
  await does(clerk, '申请退单', (form) => words(form, '属于道路设施'));
  await opens(dispatcher, '等我答复', lamp);
  await dispatcher.getByText(/退单等答复/).waitFor();
  await does(dispatcher, '同意退单', async (form) => {
    await form.getByRole('region', { name: '退单判例' }).waitFor();
    await picks(dispatcher, form, /承办单位/, '明溪镇交通办');
    await form.getByRole('combobox', { name: /经办人/ }).click();
    await dispatcher.getByRole('option').first().click();
  });
  await opens(roads, '待签收', lamp);
  await does(roads, '签收');
  expect(complaints.filter((line) => !line.includes('412'))).toEqual([]);
}, slow);
