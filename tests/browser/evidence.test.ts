import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { sealAll } from '../support/sealing.ts';
import { signerOf } from '../../db/audit/signer.ts';
import type { Door } from '../api/door.ts';
import { openDoor } from '../api/door.ts';
import { inProgress } from '../db/county.ts';
import { keepPicture, openBrowser } from './visitor.ts';

const signer = signerOf(randomBytes(32).toString('base64url'));
let door: Door;
let browser: Browser;
let folder: string;
let html: string;

beforeAll(async () => {
  door = await openDoor({ signer: () => signer });
  folder = mkdtempSync(join(tmpdir(), 'gewu-evidence-'));
  const { number } = await inProgress(door.county);
  await sealAll(door.county.db, { signer, now: Date.now() });
  html = (await door.ask('county', 'get', `/api/incidents/${number}/evidence?purpose=court`, { headers: { 'Accept-Language': 'en' } })).text;
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await door?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens a file from the disk in a browser without a network, and writes down whatever it complains about. */
async function opened(text: string): Promise<{ page: Page; complaints: string[] }> {
  const file = join(folder, `${randomBytes(4).toString('hex')}.html`);
  writeFileSync(file, text);
  const context = await browser.newContext({ offline: true, viewport: { width: 1100, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (line) => { if (['error', 'warning'].includes(line.type())) complaints.push(line.text()); });
  page.on('pageerror', (failure) => complaints.push(failure.message));
  page.on('request', (request) => { if (!request.url().startsWith('file:')) complaints.push(`asked for ${request.url()}`); });
  await page.goto(pathToFileURL(file).href);
  return { page, complaints };
}

it('opens from the disk with the network off, checks itself and replays line by line (002-23)', async () => {
  const { page, complaints } = await opened(html);
  await expect(page.locator('#verdict').innerText()).resolves.toBe('It adds up: no line was changed');
  expect((await page.locator('#checks li').allInnerTexts()).filter((one) => !one.startsWith('✓'))).toEqual([]);
  expect(await page.locator('body').innerText()).toContain('name of county');
  expect(await page.locator('#history li').count()).toBe(4);
  expect(await page.locator('#place').innerText()).toBe('4 / 4');
  await page.keyboard.press('Home');
  expect(await page.locator('#facts').innerText()).toContain('To accept');
  await page.keyboard.press('ArrowRight');
  expect(await page.locator('#facts').innerText()).toContain('To dispatch');
  await page.locator('#history li').nth(2).click();
  expect(await page.locator('#facts').innerText()).toContain('To sign');
  expect(await page.locator('#changed').innerText()).toContain('lead');
  await keepPicture(page, 'evidence');
  expect(complaints).toEqual([]);
});

it.each<[string, (text: string) => string]>([
  ['a line', (text) => text.replace('\\"category\\":\\"0401\\"', '\\"category\\":\\"0402\\"')],
  ['a sentence', (text) => text.replace('"purpose":"court"', '"purpose":"press"')],
])('says so when %s was changed in the file', async (_, change) => {
  const { page } = await opened(change(html));
  expect(await page.locator('#verdict').innerText()).toBe('It does not add up');
});

it('shows the history even where scripts do not run', async () => {
  const context = await browser.newContext({ offline: true, javaScriptEnabled: false });
  const page = await context.newPage();
  writeFileSync(join(folder, 'plain.html'), html);
  await page.goto(pathToFileURL(join(folder, 'plain.html')).href);
  expect(await page.locator('#history li').count()).toBe(4);
});
