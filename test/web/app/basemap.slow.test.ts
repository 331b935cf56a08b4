import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, expectAccessible, mapReady, OPENING_MS, openDesk, visit } from '../../support/browser.ts';
import { pmtilesFile } from '../../support/pmtiles-writer.ts';

const RED = [200, 30, 30] as const;
const GREEN = [20, 160, 60] as const;
/** Nothing of the county is drawn here, so that the pixel is the basemap's own. */
const CORNER = 0.02;

let desk: Desk;
let tiles: Server;
let host: string;
const asked: string[] = [];

beforeAll(async () => {
  desk = await openDesk();
  tiles = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.setHeader('access-control-allow-origin', '*');
    if (request.url !== '/style.json') {
      response.setHeader('content-type', 'image/png');
      return void response.end(pngOf(RED));
    }
    response.setHeader('content-type', 'application/json');
    const ground = {
      type: 'raster',
      tiles: [`${host}/{z}/{x}/{y}.png`],
      tileSize: 256,
      attribution: '<b>Test</b> tiles',
    };
    response.end(
      JSON.stringify({
        version: 8,
        sources: { ground },
        layers: [{ id: 'g', type: 'raster', source: 'ground' }],
      }),
    );
  });
  await new Promise<void>((resolve) => tiles.listen(0, '127.0.0.1', resolve));
  host = `http://127.0.0.1:${(tiles.address() as AddressInfo).port}`;
}, OPENING_MS);
afterAll(async () => {
  tiles?.close();
  await desk?.close();
}, OPENING_MS);

test('a base map by address is asked for only while it is switched on', async () => {
  const seen = await visit(desk, '#/settings', { language: 'en' });
  const { page } = seen;
  // The support refuses all that is foreign; the later rule goes first.
  await page.context().route(`${host}/**`, (route) => route.continue());
  const card = page.getByRole('region', { name: 'Base map' });
  await card.getByLabel('Kind').selectOption('style');
  await card.getByRole('textbox', { name: 'Address' }).fill('ftp://nowhere/style.json');
  await card.getByRole('button', { name: 'Save' }).click();
  await card.getByText(/cannot be used/).waitFor();
  await card.getByRole('textbox', { name: 'Address' }).fill(`${host}/style.json`);
  await card.getByRole('button', { name: 'Save' }).click();
  await card.getByText(`Will ask: ${host}`).waitFor();
  await expectAccessible(page);
  const policy = async () =>
    (await fetchedPolicy(page)).split(';').find((part) => part.includes('connect-src'));

  // Chosen, but off.
  await open(page, '#/plan');
  await mapReady(page, 'all');
  expect(asked).toEqual([]);
  expect(await policy()).not.toContain(host);

  await open(page, '#/settings');
  await Promise.all([page.waitForEvent('load'), card.getByLabel('Use the base map').check()]);
  expect((await policy())!.trim().split(' ')).toEqual(['connect-src', "'self'", 'blob:', host]);
  await open(page, '#/plan');
  await mapReady(page);
  await expect.poll(() => asked.filter((path) => path.endsWith('.png')).length, PATIENCE).toBeGreaterThan(0);
  await page.getByText('Test tiles', { exact: true }).waitFor();
  await expect.poll(() => cornerOf(page), PATIENCE).toEqual([...RED]);

  // The host goes away: the map of the county stands as before, and says so.
  await page.context().route(`${host}/**`, (route) => route.abort());
  await page.reload();
  await mapReady(page, 'all');
  await page.getByText(/base map cannot be had/).waitFor();

  await open(page, '#/settings');
  await Promise.all([page.waitForEvent('load'), card.getByLabel('Use the base map').uncheck()]);
  expect(await policy()).not.toContain(host);
  const before = asked.length;
  await open(page, '#/plan');
  await mapReady(page, 'all');
  expect(asked.length).toBe(before);
  expect(seen.foreign.filter((url) => !url.startsWith(host))).toEqual([]);
  await seen.close();
});

test('a PMTiles file is kept in the browser and drawn, and nobody is asked', async () => {
  const seen = await visit(desk, '#/settings');
  const { page } = seen;
  const card = page.getByRole('region', { name: '底图' });
  await card.getByLabel('类型').selectOption('file');
  const bytes = pmtilesFile([{ z: 0, x: 0, y: 0 }], pngOf(GREEN));
  await card.getByLabel('选择文件').setInputFiles({
    name: 'county.pmtiles',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });
  await card.getByText('已保存在此浏览器：county.pmtiles').waitFor();
  await card.getByLabel('使用底图').check();
  await open(page, '#/plan');
  await mapReady(page);
  await expect.poll(() => cornerOf(page), PATIENCE).toEqual([...GREEN]);
  // Kept over a reload.
  await page.reload();
  await mapReady(page);
  await expect.poll(() => cornerOf(page), PATIENCE).toEqual([...GREEN]);
  expect(seen.foreign).toEqual([]);
  expect(seen.errors).toEqual([]);
  await seen.close();
});

const PATIENCE = { timeout: 60_000 };

/** Another place in the same document, as a link would. */
async function open(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
}

async function fetchedPolicy(page: Page): Promise<string> {
  return String(
    await page.evaluate(
      `fetch('/', { cache: 'no-store' }).then((r) => r.headers.get('content-security-policy'))`,
    ),
  );
}

/** Colour of the map in its upper left corner. */
async function cornerOf(page: Page): Promise<unknown> {
  return page.evaluate(`new Promise((resolve) => {
    const { map } = document.querySelector('.county-map').countyMap;
    map.once('render', () => {
      const gl = map.getCanvas().getContext('webgl2');
      const pixel = new Uint8Array(4);
      const x = Math.round(gl.drawingBufferWidth * ${CORNER});
      gl.readPixels(x, gl.drawingBufferHeight - x, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
      resolve([...pixel.subarray(0, 3)]);
    });
    map.triggerRepaint();
  })`);
}

const SIZE = 256;

/** A PNG of one colour. */
function pngOf([r, g, b]: readonly [number, number, number]): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(SIZE * 3, Buffer.from([r, g, b]))]);
  const rows = Buffer.concat(Array.from({ length: SIZE }, () => line));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
