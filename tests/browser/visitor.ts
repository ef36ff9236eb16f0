import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { findChromium } from '../../bin/test-run/chromium.ts';
import { password } from '../stories/people.ts';

const artefacts = join(__dirname, '..', 'artefacts');

/** An installed Chromium that talks to nobody but the house. @throws when there is none */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium(process.env.CHROMIUM_PATH, process.env.PATH);
  if (executablePath === undefined) throw new Error('no Chromium was found: install one, or name it in CHROMIUM_PATH');
  mkdirSync(artefacts, { recursive: true });
  return chromium.launch({
    executablePath,
    args: [
      '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** Everything that the browser complained about, by everybody. */
export const complaints: string[] = [];

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desktop = { viewport: { width: 1440, height: 900 } };
const here = { locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/** A resident with a phone, standing at the spot. */
export async function aResident(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ ...phone, ...here, geolocation: { longitude: 110.02, latitude: 34.15 }, permissions: ['geolocation'] });
  return listen(await context.newPage(), 'the resident', `${url}/r/`);
}

/** Somebody of the staff, logged in through the page as they would. */
export async function aColleague(browser: Browser, url: string, username: string): Promise<Page> {
  const context = await browser.newContext({ ...desktop, ...here });
  const page = await listen(await context.newPage(), username, `${url}/`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { level: 2, name: '您好' }).waitFor();
  return page;
}

async function listen(page: Page, who: string, address: string): Promise<Page> {
  page.setDefaultTimeout(20_000);
  page.on('console', (line) => {
    if (line.type() === 'error' || line.type() === 'warning') complaints.push(`${who}: ${line.text()} (${page.url()})`);
  });
  page.on('pageerror', (failure) => complaints.push(`${who}: ${failure.message} (${page.url()})`));
  await page.goto(address);
  return page;
}

/** A picture for whoever wants to see what the test saw. */
export const keepPicture = (page: Page, name: string) => page.screenshot({ path: join(artefacts, `${name}.png`), fullPage: true });

/** The scanner itself: run in the page at once, instead of the builder around it that opens a second page for every look. */
const scanner = readFileSync(createRequire(createRequire(__filename).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
interface Violation { id: string; nodes: { html: string }[] }

/**
 * What a scanner finds against the page as it stands: WCAG 2.2 A and AA and good practice.
 * @param allowed what is known and not ours
 * @returns a line a rule, with up to three of the elements
 */
export async function faultsOf(page: Page, allowed = (_rule: string, _html: string): boolean => false): Promise<string[]> {
  // What is still fading has another contrast.
  await page.waitForFunction(() => document.getAnimations().every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity));
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(scanner);
  const violations = await page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as { axe: { run: (on: Document, how: object) => Promise<{ violations: Violation[] }> } };
    const found = await axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html.slice(0, 160)) }));
  }, rules);
  return violations.map(({ id, nodes }) => ({ id, left: nodes.filter((html) => !allowed(id, html)) })).filter(({ left }) => left.length > 0)
    .map(({ id, left }) => `${id}: ${left.slice(0, 3).join(' ')}`);
}
