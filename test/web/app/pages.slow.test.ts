import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, mapReady, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave } from '../../support/journey.ts';

const desk = deskOfJourneys({ demoSolved: true });
const MAPS = ['plan', 'address', 'compare'];

/** Every page, and the parts of pages that an address opens. */
const PLACES = [
  'plan',
  'address',
  'compare',
  'compare?view=charts',
  'compare?view=schools',
  'runs',
  'layout',
  'teachers',
  'report',
  'scenarios',
  'import',
  'settings',
] as const;

for (const [name, options] of [
  ['in Chinese by day on a laptop', { language: 'zh', theme: 'light' }],
  ['in English by night on a laptop', { language: 'en', theme: 'dark' }],
  ['in English by day on a tablet', { language: 'en', theme: 'light', width: 1024, height: 768 }],
  ['in Chinese by night on a phone', { language: 'zh', theme: 'dark', width: 390, height: 844, touch: true }],
] as const) {
  test(`no page has a barrier, an error, a foreign request or a line too long ${name}`, async () => {
    let looked = 0;
    const seen = await visit(desk, '#/settings', options);
    const { page } = seen;
    for (const place of PLACES) {
      await page.goto(`${desk.address}/#/${place}`);
      if (MAPS.some((one) => place.startsWith(one))) await mapReady(page);
      else await page.locator('.content h1').first().waitFor();
      await page.waitForLoadState('networkidle');
      await expectAccessible(page);
      expect(await tooWide(page), place).toEqual([]);
      looked++;
    }
    expect(looked).toBe(PLACES.length);
    await leave(seen);
  });
}

/** What reaches beyond the right edge of the screen and cannot be scrolled to. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => `${one.tagName} ${one.className}`)
      .slice(0, 5);
  });
}
