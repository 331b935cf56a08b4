import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { mapReady, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave } from '../../support/journey.ts';

const desk = deskOfJourneys({ demoSolved: true });
const MOST_TABS = 150;

test('by keys alone: every page is reached from the rail, skips to its content, and shows where the focus is', async () => {
  const seen = await visit(desk, '#/plan', { language: 'en' });
  const { page } = seen;
  await mapReady(page);
  const links = await page.locator('nav a').count();
  expect(links).toBe(10);
  let stops = 0;
  for (let k = 0; k < links; k++) {
    const link = page.locator('nav a').nth(k);
    const href = await link.getAttribute('href');
    await tabTo(page, `nav a:nth-of-type(${k + 1}), nav li:nth-of-type(${k + 1}) a`);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain(href!.split('?')[0]!);
    await page.locator('.content').waitFor();
    await page.waitForLoadState('networkidle');
    for (let tab = 0; tab < 8; tab++, stops++) {
      await page.keyboard.press('Tab');
      expect(await focusSeen(page), href!).toBe(true);
    }
  }
  expect(stops).toBe(80);
  await leave(seen);
});

test('by keys alone: a place is found, given away, and with Shift and arrows all on the way with it', async () => {
  const seen = await visit(desk, '#/plan', { language: 'en' });
  const { page } = seen;
  await mapReady(page);
  await tabTo(page, '.plan-tools button[aria-keyshortcuts="L"]');
  await page.keyboard.press('Enter');
  await tabTo(page, '.plan-target select');
  await page.keyboard.press('ArrowDown');
  const target = (await page.locator('.plan-target select option:checked').textContent())!;

  await tabTo(page, '.plan-search input');
  await page.keyboard.type('Binjiang');
  await page.locator('#plan-found [role="option"]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const card = page.locator('.plan-card');
  await card.getByRole('heading', { level: 2 }).waitFor();
  const goesTo = card.locator('dd b').first();
  const before = (await goesTo.textContent())!;
  expect(before).not.toContain(target);

  await tabTo(page, '.county-map canvas');
  await page.keyboard.press('Enter');
  await expect.poll(() => goesTo.textContent()).toContain(target);
  const places = new Set([await card.getByRole('heading', { level: 2 }).textContent()]);
  for (const key of ['ArrowUp', 'ArrowRight', 'ArrowDown']) {
    await page.keyboard.press(`Shift+${key}`);
    await expect
      .poll(async () => places.has(await card.getByRole('heading', { level: 2 }).textContent()))
      .toBe(false);
    places.add(await card.getByRole('heading', { level: 2 }).textContent());
    await expect.poll(() => goesTo.textContent()).toContain(target);
  }
  expect(places.size).toBe(4);
  // Each was a step of its own; none is left.
  for (let step = 0; step < places.size; step++) await page.keyboard.press('Control+z');
  await expect.poll(() => goesTo.textContent()).not.toContain(target);
  await expect.poll(() => page.getByRole('button', { name: 'Undo' }).isDisabled()).toBe(true);
  await leave(seen);
});

/** Presses Tab until the element has the focus, as one without a pointer must. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let tab = 0; tab < MOST_TABS; tab++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not come to ${selector} within ${MOST_TABS} stops.`);
}

/** Whether what has the focus is drawn differently: by itself or by the label around it. */
function focusSeen(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return true;
    for (let one: Element | null = focused, up = 0; one && up < 3; one = one.parentElement, up++) {
      const { outlineStyle, boxShadow } = getComputedStyle(one);
      if (outlineStyle !== 'none' || (boxShadow !== 'none' && one === focused)) return true;
    }
    return false;
  });
}
