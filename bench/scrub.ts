import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { findChromium } from '../bin/test-run/chromium.ts';
import { openHouse } from '../tests/stories/house.ts';
import type { OpenHouse } from '../tests/stories/house.ts';
import { password } from '../tests/stories/people.ts';
import { spreadOf } from './spread.ts';

/**
 * `node bench/scrub.ts [lines]`: what a step through the replay of a long case costs the page on a processor four times slower: from the key, or
 * the move of the slider, until the new line is drawn and laid out. Writes bench/results/scrub.json.
 */
async function bench(): Promise<void> {
  const wanted = Number(process.argv[2] ?? 500);
  const began = { load: loadavg()[0], at: new Date().toISOString() };
  const house = await openHouse();
  const browser = await chromium.launch({ executablePath: findChromium(process.env.CHROMIUM_PATH, process.env.PATH)!, args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
  try {
    const { id, url } = await longCase(house, wanted);
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })).newPage();
    await page.goto(`${url}/`, { waitUntil: 'networkidle' });
    await page.getByLabel('用户名').fill('county');
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { level: 2, name: '您好' }).waitFor();
    await page.goto(`${url}/#/incidents/${id}/replay`);
    await page.getByRole('heading', { name: '当时的案件' }).waitFor();
    await page.keyboard.press('Home');
    const slower = await page.context().newCDPSession(page);
    await slower.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const steps = { byKey: spreadOf(await timesOf(page, 'key')), bySlider: spreadOf(await timesOf(page, 'slider')) };
    const machine = { processors: cpus().length, model: cpus()[0]?.model, node: process.version, ...began, loadAfter: loadavg()[0] };
    mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
    writeFileSync(join(import.meta.dirname, 'results', 'scrub.json'), `${JSON.stringify({ machine, lines: wanted, slowedBy: 4, steps }, null, 2)}\n`);
    console.log(`bench: a step in milliseconds ${JSON.stringify(steps)}, load ${machine.load} to ${machine.loadAfter}`);
  } finally {
    await browser.close();
    await house.tearDown();
  }
}

async function longCase(house: OpenHouse, lines: number): Promise<{ id: string; url: string }> {
  const { body: report } = await house.wang.post('/api/reports', { category: '0401', description: '消防通道被堵。', location: { lng: 110.02, lat: 34.15 } });
  const dispatcher = await house.as('dispatcher');
  const { body } = await dispatcher.get(`/api/incidents/${report.number}`);
  for (let seq = body.seq as number; seq < lines; seq += 1) await dispatcher.act(report.number, 'comment', { text: `已联系物业,第 ${seq} 次。` });
  return { id: body.id as string, url: house.url() };
}

/** A hundred steps, the page at rest between them; milliseconds each. */
const timesOf = (page: Page, by: 'key' | 'slider'): Promise<number[]> => page.evaluate(async (way) => {
  const times: number[] = [];
  const slider = document.querySelector<HTMLInputElement>('input[type="range"]')!;
  const put = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!;
  for (let nth = 0; nth < 100; nth += 1) {
    const began = performance.now();
    if (way === 'key') dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }));
    else {
      put.call(slider, String(Number(slider.value) + 3));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await Promise.resolve();
    void document.body.offsetHeight;
    times.push(performance.now() - began);
    await new Promise((done) => { setTimeout(done, 60); });
  }
  return times;
}, by);

bench().catch((failure: Error) => {
  console.error(`bench: ${failure.stack ?? failure.message}`);
  process.exitCode = 1;
});
