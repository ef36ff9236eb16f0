import type { Browser } from 'playwright-core';
import { takePhone, visited } from './field-phone.ts';
import type { Phone } from './field-phone.ts';
import { inLanes } from './lanes.ts';
import { until } from '../stories/people.ts';
import { openBrowser } from './visitor.ts';

const slow = 120_000;
let browser: Browser;

beforeAll(async () => { browser = await openBrowser(); }, slow);
afterAll(() => browser?.close());

/** A die that falls the same way for the same seed. */
const die = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};
/** Three in every run; as many as `GEWU_FIELD_SEEDS` says where somebody has the time. */
const seeds = Array.from({ length: Number(process.env['GEWU_FIELD_SEEDS'] ?? 3) }, (_, at) => 11 * (at + 1));
console.log(`mornings with a flapping network, by their seeds: ${seeds.join(', ')}`);

/** @returns the visits of a morning that came to the house */
async function morning(seed: number): Promise<(string | undefined)[]> {
  const phone = await takePhone(browser);
  try {
    await walks(phone, seed);
    return visited(phone.house);
  } finally {
    await phone.close();
  }
}

async function walks({ house, context, opens, zhao }: Phone, seed: number): Promise<void> {
  const throws = die(seed);
  let page = await zhao();
  await page.waitForLoadState('networkidle');
  for (let door = 0; door < 30; door += 1) {
    const weather = throws();
    await context.setOffline(weather < 0.35);
    house.state.away = weather >= 0.35 && weather < 0.55;
    house.state.losesAnswers = weather >= 0.55 && weather < 0.7;
    if (throws() < 0.1) {
      await page.close();
      page = await opens();
    }
    await page.evaluate((id) => { location.hash = `#/visit/${id}`; }, `visit-${door + 1}`);
    await page.getByRole('heading', { name: new RegExp(`3幢${Math.floor(door / 3) + 1}0${(door % 3) + 1}$`) }).waitFor();
    await page.locator('label').filter({ hasText: /^没见到$/ }).tap();
    await page.getByRole('button', { name: '保存' }).tap();
    await page.getByRole('heading', { name: '✓ 已存手机' }).waitFor();
  }
  await context.setOffline(false);
  Object.assign(house.state, { away: false, losesAnswers: false });
  await until('everything is in the house', async () => {
    const again = page.getByRole('button', { name: '现在就试' });
    if (await again.isVisible()) await again.tap().catch(() => undefined);
    return (await page.locator('[data-sync=sent]').count()) > 0;
  }, 60);
}

/** Two phones at a time. */
const morningOf = inLanes(2, seeds, morning);

it.each(seeds)('a morning of thirty doors with the network flapping (seed %i) ends with each of them in the ledger once', async (seed) => {
  expect((await morningOf(seed)).toSorted()).toEqual(Array.from({ length: 30 }, (_, at) => `visit-${at + 1}`).toSorted());
}, slow);
