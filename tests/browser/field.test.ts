import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { bar, takePhone, tryNow, visited as visitedIn, visits } from './field-phone.ts';
import type { Phone } from './field-phone.ts';
import { until } from '../stories/people.ts';
import { keepPicture, openBrowser } from './visitor.ts';

const slow = 120_000;
let browser: Browser;
let phone: Phone;
let house: Phone['house'];
let context: Phone['context'];
let opens: Phone['opens'];
let zhao: Phone['zhao'];

beforeAll(async () => { browser = await openBrowser(); }, slow);
afterAll(() => browser?.close());
beforeEach(async () => {
  phone = await takePhone(browser);
  ({ house, context, opens, zhao } = phone);
}, slow);
afterEach(() => phone.close());

const visited = () => visitedIn(house);

it('a visit takes at most six taps, and one knock saves the other forms (003-22)', async () => {
  const page = await zhao();
  expect(await visits(page, '3幢101')).toBeLessThanOrEqual(6);
  await page.getByText('这次走访省了 1 张表').waitFor();
  await bar(page, '全部已上传');
  expect(house.ledger).toMatchObject([{ type: 'visit.record', target: 'visit-1', payload: { outcome: 'met' } }]);
}, slow);

it('works from start to finish without a network, over a killed app, and arrives once', async () => {
  let page = await zhao();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await visits(page, '3幢101');
  await bar(page, '离线 · 已存手机 1 条');
  await page.close();
  page = await opens();
  await bar(page, '离线 · 已存手机 1 条');
  await visits(page, '3幢102');
  await keepPicture(page, 'field-offline');
  expect(house.ledger).toEqual([]);
  await context.setOffline(false);
  await bar(page, '全部已上传');
  expect(visited()).toEqual(['visit-1', 'visit-2']);
}, slow);

it('keeps what was recorded while the browser says online and the house is away, over two reloads', async () => {
  const page = await zhao();
  await page.waitForLoadState('networkidle');
  house.state.away = true;
  await visits(page, '3幢101');
  await bar(page, '1 条没传上去');
  for (let time = 0; time < 2; time += 1) {
    await page.reload();
    await bar(page, /1 条/);
  }
  house.state.away = false;
  await tryNow(page);
  await bar(page, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
}, slow);

it('counts once what arrived while its answer was lost', async () => {
  const page = await zhao();
  house.state.losesAnswers = true;
  await visits(page, '3幢101');
  await bar(page, '1 条没传上去');
  house.state.losesAnswers = false;
  await tryNow(page);
  await bar(page, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
}, slow);

it('sends once from two tabs', async () => {
  const page = await zhao();
  await page.waitForLoadState('networkidle');
  const other = await opens();
  await other.getByRole('link', { name: /3幢102/ }).waitFor();
  await context.setOffline(true);
  await visits(page, '3幢101');
  await bar(other, '已存手机 1 条');
  await context.setOffline(false);
  await bar(page, '全部已上传');
  await bar(other, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
  expect(house.syncs.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(2);
}, slow);

it('keeps a half-written visit when the app is killed', async () => {
  let page = await zhao();
  await page.getByRole('link', { name: /3幢101/ }).tap();
  await page.locator('label').filter({ hasText: /^见面$/ }).tap();
  await page.getByText('备注、补记时间').tap();
  await page.getByLabel('备注').fill('老人说腿疼。');
  await page.close();
  page = await opens();
  await page.getByRole('link', { name: /3幢101/ }).tap();
  await page.getByLabel('备注').waitFor();
  expect(await page.getByLabel('备注').inputValue()).toBe('老人说腿疼。');
}, slow);

it('shows a conflict side by side and keeps mine as a supplement', async () => {
  const page = await zhao();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await visits(page, '3幢101');
  house.state.moved.set('visit-1', 3);
  await context.setOffline(false);
  await page.getByRole('button', { name: '去看看' }).tap();
  const conflict = page.getByRole('region', { name: '别人先动过了' });
  await conflict.getByText('李秀英').waitFor();
  expect(await conflict.getByRole('radio', { name: /补充记录/ }).isChecked()).toBe(true);
  await keepPicture(page, 'field-conflict');
  await conflict.getByRole('button', { name: '就这么办' }).tap();
  await bar(page, '全部已上传');
  expect(house.ledger.map(({ type, payload }) => [type, payload])).toEqual([['resolve', { as: 'supplement' }]]);
}, slow);

it('keeps a refusal in sight', async () => {
  const page = await zhao();
  house.state.refuses = true;
  await visits(page, '3幢101');
  await page.getByRole('button', { name: '去看看' }).tap();
  await page.getByText('没有收下').waitFor();
  await page.getByText('这一件现在的状态不能这样办').waitFor();
  house.state.refuses = false;
  await page.getByRole('button', { name: '再报一次' }).tap();
  await bar(page, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
}, slow);

it('keeps the queue when the login is over, and sends it after the next one', async () => {
  const page = await zhao();
  await page.waitForLoadState('networkidle');
  house.state.loggedIn = null;
  await visits(page, '3幢101');
  await bar(page, '登录已过期，1 条存在手机里');
  await page.getByRole('button', { name: '去登录' }).tap();
  await page.getByLabel('密码', { exact: true }).fill('gewu-demo');
  await page.getByRole('button', { name: '进入' }).tap();
  await bar(page, '全部已上传');
  expect(visited()).toEqual(['visit-1']);
}, slow);

it('reports with a small photo that says nothing about where it was taken, by a phone whose clock is hours wrong (001-16)', async () => {
  house.state.clock = 3 * 3_600_000;
  const page = await zhao();
  await page.getByRole('link', { name: '上报' }).tap();
  await page.locator('label').filter({ hasText: '公共设施' }).tap();
  const buffer = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#3b6b4a' } }).withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '34/1 9/1 0/1' } }).jpeg().toBuffer();
  await page.locator('input[type=file]').setInputFiles({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByAltText('照片 1').waitFor();
  await page.getByLabel('在哪里').fill('3幢2单元楼道');
  await page.getByRole('button', { name: /记下现在的位置/ }).tap();
  await page.getByText(/已记下 110.02, 34.15/).waitFor();
  await page.getByLabel('情况').fill('楼道灯不亮');
  await page.getByRole('button', { name: '上报', exact: true }).tap();
  await page.getByText('✓ 上报 公共设施').waitFor();
  const report = await until('the report has arrived', async () => house.ledger[0]);
  expect(report).toMatchObject({ type: 'report', payload: { description: '楼道灯不亮', address: '3幢2单元楼道', location: { lng: 110.02, lat: 34.15 } } });
  expect(Math.abs(Date.parse(report.occurredAt) - Date.now() - house.state.clock)).toBeLessThan(60_000);
  const [stored] = [...house.files.values()];
  const { exif, width } = await sharp(stored).metadata();
  expect({ exif, width, small: stored!.length < 300 * 1024 }).toEqual({ exif: undefined, width: 1600, small: true });
}, slow);

it('keeps the records of two people on one phone apart', async () => {
  const page = await zhao();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await visits(page, '3幢101');
  await page.getByRole('link', { name: '我的' }).tap();
  await page.getByRole('button', { name: '换人' }).tap();
  await context.setOffline(false);
  await page.getByRole('button', { name: '别的人' }).tap();
  await page.getByLabel('用户名').fill('worker');
  await page.getByLabel('密码', { exact: true }).fill('gewu-demo');
  await page.getByRole('button', { name: '进入' }).tap();
  await page.getByRole('link', { name: /3幢101/ }).waitFor();
  await bar(page, '全部已上传');
  expect(house.ledger).toEqual([]);
}, slow);

it('dials in one tap on a visit by phone; the number is asked for its purpose and kept nowhere', async () => {
  const page = await opens();
  await phone.logsIn(page, 'worker');
  await page.getByRole('link', { name: /3幢101/ }).tap();
  await page.getByRole('button', { name: /其他情况/ }).tap();
  await page.locator('label').filter({ hasText: /^电话\/视频$/ }).tap();
  await page.getByRole('button', { name: '打电话' }).tap();
  const number = page.getByRole('link', { name: '13800000001' });
  await number.waitFor();
  expect(await number.getAttribute('href')).toBe('tel:13800000001');
  expect(house.revealed).toEqual([{ target: 'resident-head', fields: ['phone'], purpose: '走访联系' }]);
  expect(await page.evaluate(async () => {
    const kept: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => { const asked = indexedDB.open(name!); asked.addEventListener('success', () => resolve(asked.result)); });
      for (const table of database.objectStoreNames) kept.push(JSON.stringify(await new Promise((resolve) => { const all = database.transaction(table).objectStore(table).getAll(); all.addEventListener('success', () => resolve(all.result)); })));
      database.close();
    }
    return kept.some((text) => text.includes('13800000001'));
  })).toBe(false);
  await page.evaluate(() => { location.hash = '#/case/case-1'; });
  await page.getByRole('button', { name: '打给报事人' }).tap();
  await number.waitFor();
  expect(house.revealed[1]).toEqual({ target: 'incident:case-1', fields: ['phone'], purpose: '案件联系' });
}, slow);

it('sends a part-timer, who may see no number, to the desk', async () => {
  const page = await zhao();
  await page.getByRole('link', { name: /3幢101/ }).tap();
  await page.getByRole('button', { name: /其他情况/ }).tap();
  await page.locator('label').filter({ hasText: /^电话\/视频$/ }).tap();
  await page.getByText('号码请受理台代查、代打。').waitFor();
  expect(await page.getByRole('button', { name: '打电话' }).count()).toBe(0);
}, slow);

it('shows a leader three lists and nothing else', async () => {
  const page = await opens();
  await page.getByLabel('用户名').fill('leader');
  await page.getByLabel('密码', { exact: true }).fill('gewu-demo');
  await page.getByRole('button', { name: '进入' }).tap();
  await page.getByRole('link', { name: /3幢101/ }).waitFor();
  expect((await page.getByRole('main').getByRole('heading').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual(['超期 1', '答应居民的 0', '红色 0']);
}, slow);

it('takes a note by voice and sends it by its hash, once, also where the signal was lost on the way', async () => {
  // A microphone that says a kilobyte when it is stopped.
  await context.addInitScript(() => {
    class Recorder extends EventTarget {
      state = 'inactive';
      mimeType = 'audio/webm';
      start() { this.state = 'recording'; }
      stop() {
        this.state = 'inactive';
        this.dispatchEvent(Object.assign(new Event('dataavailable'), { data: new Blob([new Uint8Array([0x1a, 0x45, 0xdf, 0xa3]), new Uint8Array(1_000)]) }));
        this.dispatchEvent(new Event('stop'));
      }
      static isTypeSupported() { return true; }
    }
    Object.assign(globalThis, { MediaRecorder: Recorder });
    navigator.mediaDevices.getUserMedia = () => Promise.resolve(new MediaStream());
  });
  const page = await zhao();
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.getByRole('link', { name: /3幢101/ }).tap();
  await page.getByRole('button', { name: /其他情况/ }).tap();
  await page.locator('label').filter({ hasText: /^见到家属$/ }).tap();
  await page.getByLabel(/见到的是谁/).fill('儿子');
  await page.getByText('备注、补记时间').tap();
  await page.getByRole('button', { name: /录一段语音/ }).tap();
  await page.getByRole('button', { name: /说完了/ }).tap();
  await page.locator('audio').waitFor();
  await page.getByRole('button', { name: '保存' }).tap();
  await page.getByRole('heading', { name: '✓ 已存手机' }).waitFor();
  house.state.losesAnswers = true;
  await context.setOffline(false);
  await bar(page, '1 条没传上去');
  house.state.losesAnswers = false;
  // The timer may be faster than the finger.
  await page.getByRole('button', { name: '现在就试' }).tap({ timeout: 1_000 }).catch(() => undefined);
  await bar(page, '全部已上传');
  const [hash] = [...house.files.keys()];
  expect(house.ledger.map(({ type, target, payload }) => [type, target, payload])).toEqual([['visit.record', 'visit-1', { outcome: 'metRelative', note: '见到：儿子', memo: hash }]]);
  expect([...house.files.values()].map(({ length }) => length)).toEqual([1_004]);
}, slow);

it('lets an informant report anything, anywhere, and shows nothing of any household', async () => {
  const page = await opens();
  await page.getByLabel('用户名').fill('informant');
  await page.getByLabel('密码', { exact: true }).fill('gewu-demo');
  await page.getByRole('button', { name: '进入' }).tap();
  await page.locator('label').filter({ hasText: '公共设施' }).tap();
  await page.getByLabel('在哪里').fill('邻镇集市口');
  await page.getByLabel('情况').fill('井盖没了。');
  await page.getByRole('button', { name: '上报', exact: true }).tap();
  await until('the report is in the house', () => Promise.resolve(house.ledger.length > 0));
  expect(house.ledger.map(({ type, payload }) => [type, payload['description'], payload['address']])).toEqual([['report', '井盖没了。', '邻镇集市口']]);
  expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual(['上报', '办理', '我的']);
  expect(house.asked.filter(({ path }) => /today|households|visits|duties|places/.test(path))).toEqual([]);
}, slow);
