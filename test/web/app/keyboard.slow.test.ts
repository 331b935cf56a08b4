import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { mapReady, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave, PATIENCE } from '../../support/journey.ts';

const desk = deskOfJourneys({ demoSolved: true });
const MOST_TABS = 150;

test('by keys alone: find a place, give it and its neighbours to another school, lock, undo, switch a layer', async () => {
  const seen = await visit(desk, '#/plan', { language: 'en' });
  const { page } = seen;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await mapReady(page, 'all');
  await page.getByText('Mean way to school').or(page.getByText('All indicators')).first().waitFor(PATIENCE);

  await tabTo(page, '.plan-tools button[aria-keyshortcuts="L"]');
  await page.keyboard.press('Enter');
  await tabTo(page, '.plan-target select');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const school = await page.locator('.plan-target select option:checked').textContent();
  expect(school).not.toContain('…');

  await tabTo(page, '.plan-search input');
  await page.keyboard.type('Binjiang');
  await page.locator('#plan-found [role="option"]').first().waitFor(PATIENCE);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const card = page.locator('.plan-card h2');
  await card.waitFor();
  const place = await card.textContent();

  await tabTo(page, '.county-map canvas');
  await page.keyboard.press('Enter');
  await expect.poll(() => changed(page), PATIENCE).toBe(1);
  await page.locator('.plan-card dd b').getByText(school!).waitFor();
  // What happened is said aloud.
  await expect.poll(() => page.getByTestId('said').textContent(), PATIENCE).toMatch(/\d+ problems?/);

  // Shift with an arrow gives whatever is on the way: the lasso of whoever has no pointer.
  for (const key of ['Shift+ArrowUp', 'Shift+ArrowRight', 'Shift+ArrowUp']) await page.keyboard.press(key);
  await expect.poll(() => changed(page), PATIENCE).toBeGreaterThan(1);
  expect(await card.textContent()).not.toBe(place);
  const painted = await changed(page);
  await page.keyboard.press('k');
  await page.getByRole('button', { name: 'Unlock unit' }).waitFor();
  await page.keyboard.press('k');
  for (let step = 0; step < painted + 2; step++) await page.keyboard.press('Control+z');
  await expect.poll(() => changed(page), PATIENCE).toBe(0);

  await page.keyboard.press('Escape');
  await tabTo(page, '.legend-layers summary');
  await page.keyboard.press('Enter');
  await tabTo(page, '.legend-layers input');
  const layer = page.locator('.legend-layers input').first();
  const before = await layer.isChecked();
  await page.keyboard.press('Space');
  expect(await layer.isChecked()).toBe(!before);
  await leave(seen);
});

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

/** How many units differ from where editing began, as the panel says it. */
async function changed(page: Page): Promise<number> {
  const small = page.locator('.plan-work small');
  return (await small.count()) === 0 ? 0 : Number(/\d+/.exec((await small.textContent()) ?? '')?.[0] ?? 0);
}
