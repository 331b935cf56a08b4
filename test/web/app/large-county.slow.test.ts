import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateCounty } from '../../../datasets/synthetic/index.ts';
import { type Desk, expectQuiet, mapReady, OPENING_MS, openDesk, visit } from '../../support/browser.ts';
import { call, filesOf, upload } from '../support/server-process.ts';

const UNITS = 20_000;
const PATIENCE = { timeout: 120_000 };

let desk: Desk;
let dataset: string;
beforeAll(async () => {
  desk = await openDesk(['--no-demo']);
  const county = await filesOf(generateCounty({ units: UNITS, schools: 300, seed: 1 }));
  const uploaded = await upload(desk.address, county);
  expect(uploaded.status).toBe(201);
  dataset = uploaded.id;
  await call(desk.address, 'POST', '/api/scenarios', { dataset, name: 'As it is', content: {} });
}, 2 * OPENING_MS);
afterAll(() => desk?.close());

/** What the map itself knows: units, and how many are found again at their own middle. */
function lookedUp(page: Page): Promise<{ units: number; asked: number; found: number; school: number }> {
  return page.evaluate(() => {
    // biome-ignore lint/suspicious/noExplicitAny: the map hangs on its box for tests
    const { data, index } = (document.querySelector('.county-map') as any).countyMap;
    const { count, lon, lat } = data.units;
    let [asked, found] = [0, 0];
    for (let unit = 0; unit < count; unit += 97, asked++) {
      if (index.at(index.spotOf(lon[unit], lat[unit])) === unit) found++;
    }
    const zone = data.zonesInForce[0];
    return { units: count, asked, found, school: zone.find((school: number) => school >= 0) };
  });
}

test('a county of twenty thousand units: seen whole, counted, edited, and looked at closely', async () => {
  const seen = await visit(desk, `#/plan?dataset=${dataset}&run=inforce`, {
    language: 'en',
    // Software draws here: fewer pixels, the same county.
    width: 1040,
    height: 640,
  });
  const { page } = seen;
  const asked: string[] = [];
  page.on('request', (request) =>
    asked.push(new URL(request.url()).pathname + new URL(request.url()).search),
  );
  await page.waitForSelector('.county-map[data-ready]', PATIENCE);
  const overview = await lookedUp(page);
  expect(overview.units).toBe(UNITS);
  expect(overview.asked).toBe(Math.ceil(UNITS / 97));
  // An overview may be off by half a pixel, not by a unit.
  expect(overview.found).toBeGreaterThan(overview.asked * 0.97);
  expect(await page.locator('.county-map[data-outlines]').count()).toBe(0);

  // Every indicator, and of thousands of problems no more rows than are looked at.
  await page.waitForSelector('.plan-figures td', PATIENCE);
  const count = () =>
    page.evaluate("performance.getEntriesByName('junheng:count').length") as Promise<number>;
  const before = await count();
  await page.getByRole('button', { name: 'Rectangle' }).click();
  await page.getByLabel('Give to').selectOption(String(overview.school));
  await page.mouse.move(560, 300);
  await page.mouse.down();
  await page.mouse.move(640, 380, { steps: 4 });
  await page.mouse.up();
  await expect.poll(count, PATIENCE).toBeGreaterThan(before);
  const changed = await page.locator('.plan-work small').textContent(PATIENCE);
  expect(Number(/\d[\d,]*/.exec(changed ?? '')?.[0].replaceAll(',', ''))).toBeGreaterThan(3);
  await page.getByRole('tab', { name: /Problems/ }).click();
  await page.locator('.plan-problems li').first().waitFor(PATIENCE);
  expect(await page.locator('.plan-problems li').count()).toBeLessThanOrEqual(60);
  expect(await page.evaluate('document.querySelectorAll("*").length')).toBeLessThan(3000);

  // Close by come the outlines as they are known, all streets, and names of what is in view.
  await page.evaluate(() => {
    // biome-ignore lint/suspicious/noExplicitAny: the map hangs on its box for tests
    const { map, data } = (document.querySelector('.county-map') as any).countyMap;
    map.jumpTo({ center: [data.units.lon[0], data.units.lat[0]], zoom: 14.5 });
  });
  await page.waitForSelector('.county-map[data-outlines="fine"]', PATIENCE);
  const fine = await lookedUp(page);
  expect(fine.found).toBeGreaterThanOrEqual(overview.found);
  await expect.poll(() => asked.some((url) => /\/streets\?.*ranks=all/.test(url)), PATIENCE).toBe(true);
  await mapReady(page, 'all');
  await expectQuiet(seen);
  await seen.close();
}, 240_000);
