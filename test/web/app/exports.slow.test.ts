import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import readXlsxFile from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { expectAccessible, mapReady, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave } from '../../support/journey.ts';

const desk = deskOfJourneys({ demoSolved: true });

const PNG = [0x89, 0x50, 0x4e, 0x47];
const SHAPE_MAGIC = 9994;

test('a plan is taken away in every format, and each file holds the county', async () => {
  const { datasets } = await desk.client.call('listDatasets', {});
  const { units } = datasets[0]!;
  const seen = await visit(desk, '#/report', { language: 'en' });
  const { page } = seen;
  await page.locator('svg.p-map').first().waitFor({ timeout: 60_000 });
  await page.locator('.p-exports summary').click();
  await expectAccessible(page);

  const csv = (await fetched(page, 'Who goes where, CSV')).toString('utf8');
  expect(csv.charCodeAt(0)).toBe(0xfeff);
  const lines = csv.trim().split(/\r?\n/);
  expect(lines.length).toBeGreaterThan(units);

  const [sheet] = await readXlsxFile(await fetched(page, 'Who goes where, XLSX'));
  expect(sheet!.data.length).toBe(lines.length);

  const geo = JSON.parse((await fetched(page, 'Zones as GeoJSON')).toString('utf8')) as {
    type: string;
    features: { geometry: { type: string; coordinates: unknown } }[];
  };
  expect(geo.type).toBe('FeatureCollection');
  expect(geo.features.length).toBeGreaterThan(20);
  const corners = JSON.stringify(geo.features.map(({ geometry }) => geometry.coordinates)).match(
    /-?\d+\.\d+/g,
  )!;
  expect(corners.length).toBeGreaterThan(100);
  for (const corner of corners.slice(0, 200)) expect(Math.abs(Number(corner))).toBeLessThanOrEqual(180);

  const parts = unzipSync(await fetched(page, 'Zones as shapefile (zip)'));
  const names = Object.keys(parts);
  for (const ending of ['.shp', '.shx', '.dbf', '.prj']) {
    expect(names.some((name) => name.endsWith(ending))).toBe(true);
  }
  let records = 0;
  for (const name of names) {
    const view = new DataView(parts[name]!.buffer, parts[name]!.byteOffset);
    if (name.endsWith('.shp')) expect(view.getInt32(0)).toBe(SHAPE_MAGIC);
    if (name.endsWith('.dbf')) records = Math.max(records, view.getUint32(4, true));
  }
  expect(records).toBeGreaterThanOrEqual(units);

  const gpkg = await fetched(page, 'Zones as GeoPackage');
  expect(gpkg.subarray(0, 15).toString('latin1')).toBe('SQLite format 3');

  const [drawn] = await Promise.all([page.waitForEvent('download'), page.getByText('Map PNG').click()]);
  await expectPicture(await readFile(await drawn.path()));
  await leave(seen);
});

test('the map as it stands is saved as a picture', async () => {
  const seen = await visit(desk, '#/plan');
  const { page } = seen;
  await mapReady(page, 'all');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '保存地图为图片' }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/\.png$/);
  await expectPicture(await readFile(await saved.path()));
  await leave(seen);
});

/** The file behind a link of the list. */
async function fetched(page: Page, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name, exact: true }).click(),
  ]);
  expect(await download.failure()).toBeNull();
  return readFile(await download.path());
}

/** A PNG of some size that is not blank: one colour would pack into next to nothing. */
async function expectPicture(bytes: Buffer): Promise<void> {
  expect([...bytes.subarray(0, 4)]).toEqual(PNG);
  expect(bytes.readUInt32BE(16)).toBeGreaterThan(400);
  expect(bytes.length).toBeGreaterThan(20_000);
}
