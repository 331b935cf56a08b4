import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { crsNamed } from '../../../datasets/importers/crs/index.ts';
import { shapefile } from '../../../datasets/writers/shapefile.ts';
import { expectAccessible, expectQuiet, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave } from '../../support/journey.ts';
import { withFolder } from '../../support/temporary-folder.ts';

const DEMO = fileURLToPath(new URL('../../../datasets/demo', import.meta.url));
const desk = deskOfJourneys({ args: ['--no-demo'] });

/** A county whose schools are called by a header that nobody knows. */
function breakInto(folder: string): void {
  for (const file of ['units.csv', 'adjacency.csv', 'schools.csv', 'enrolment.csv', 'zones.csv']) {
    const text = readFileSync(join(DEMO, file), 'utf8');
    writeFileSync(join(folder, file), file === 'schools.csv' ? text.replace('id,name', '代号甲,name') : text);
  }
}

/** Three-degree zone around 105° E without its number: nothing in the values tells it from the other zones. */
const RIGHT_SYSTEM = 'EPSG:4544';

/** Villages as a shapefile in metres without `.prj` and with the registry's own headers, schools with an odd one. */
function mixInto(folder: string): void {
  const crs = crsNamed(RIGHT_SYSTEM)!;
  const project = ([lon, lat]: readonly number[]) => crs.fromWgs84(lon!, lat!);
  const { features } = JSON.parse(readFileSync(join(DEMO, 'units.geojson'), 'utf8'));
  const outlines = new Map(
    features.map((one: { properties: { id: string }; geometry: unknown }) => [
      one.properties.id,
      one.geometry,
    ]),
  );
  const [header, ...rows] = readFileSync(join(DEMO, 'units.csv'), 'utf8')
    .replace('\ufeff', '')
    .trim()
    .split('\n');
  const names = header!.split(',');
  const kept = names.filter((name) => /^(?:id|name|g[1-9])$/.test(name));
  const layer = {
    name: 'villages',
    fields: kept.map((name) => (name === 'id' ? 'DAIMA' : name)),
    features: rows.map((row) => {
      const cells = row.split(',');
      const { type, coordinates } = outlines.get(cells[names.indexOf('id')]!) as GeoJSON.Polygon;
      const polygons = ((type as string) === 'MultiPolygon'
        ? coordinates
        : [coordinates]) as unknown as number[][][][];
      return {
        cells: kept.map((name) => cells[names.indexOf(name)]!),
        shape: {
          kind: 'area' as const,
          polygons: polygons.map((rings) => rings.map((ring) => ring.map((point) => project(point)))),
        },
      };
    }),
  };
  for (const { name, bytes } of shapefile(layer).files) {
    if (!name.endsWith('.prj')) writeFileSync(join(folder, name), bytes);
  }
  const schools = readFileSync(join(DEMO, 'schools.csv'), 'utf8');
  writeFileSync(join(folder, 'schools.csv'), schools.replace('id,name', '代号甲,name'));
  writeFileSync(join(folder, 'roads.geojson'), readFileSync(join(DEMO, 'roads.geojson')));
}

describe('a planner with a broken folder', () => {
  it('sees every complaint beside its row, maps the column, and accepts', () =>
    withFolder(async (folder) => {
      breakInto(folder);
      const at = await visit(desk, '#/import');
      const { page } = at;
      await page.getByText('把文件或文件夹拖到这里').waitFor();
      await expectAccessible(page);
      await page.getByLabel('选择文件夹').setInputFiles(folder);
      const complaints = page.getByRole('region', { name: '问题清单' });
      await complaints.getByText('schools.csv').first().waitFor({ timeout: 90_000 });
      const accept = page.getByRole('button', { name: '确认导入' });
      expect(await accept.isDisabled()).toBe(true);
      await page.waitForSelector('.i-map .county-map[data-ready]', { timeout: 90_000 });
      await expectAccessible(page);
      await page.getByRole('combobox', { name: '列“代号甲”对应' }).selectOption('id');
      await page.getByText('没有错误，可以导入。').waitFor({ timeout: 90_000 });
      await page.getByRole('textbox', { name: '名称' }).fill('试验县');
      await accept.click();
      await page.getByText('已导入“试验县”。').waitFor({ timeout: 90_000 });
      await page.getByRole('link', { name: '在地图上查看' }).click();
      await expect.poll(() => page.url()).toContain('dataset=');
      await leave(at);
    }));
});

describe('a planner with a mixed bag', () => {
  it('sees where a shapefile without .prj would lie, says what odd headers mean, and accepts', () =>
    withFolder(async (folder) => {
      mixInto(folder);
      const at = await visit(desk, '#/import');
      const { page } = at;
      await page.getByLabel('选择文件夹').setInputFiles(folder);
      const questions = page.getByRole('region', { name: '待确认的坐标系' });
      await questions.getByText('1 个待回答').waitFor({ timeout: 90_000 });
      await expectAccessible(page);
      // Every guess has its picture, box and distance; under the right one the schools lie among the units.
      const right = questions.locator('label', { hasText: RIGHT_SYSTEM });
      expect(await questions.getByRole('img', { name: /下的位置/ }).count()).toBeGreaterThan(2);
      expect(await right.textContent()).toMatch(/东经 10\d\.\d+—10\d\.\d+/);
      expect(await right.textContent()).toMatch(/相距 [0-9.]+ 公里/);
      const accept = page.getByRole('button', { name: '确认导入' });
      expect(await accept.isDisabled()).toBe(true);
      await right.getByRole('radio').check();
      await questions.getByText('均已确定').waitFor({ timeout: 90_000 });
      await page.waitForSelector('.i-map .county-map[data-ready]', { timeout: 90_000 });
      await page.getByText('地图预览：600 个单元，53 所学校').waitFor();
      // A header that nobody knows, and one that is nearly known.
      await page.getByRole('combobox', { name: '列“DAIMA”对应' }).selectOption('id');
      await page.getByRole('combobox', { name: '列“代号甲”对应' }).selectOption('id');
      await page.getByText('没有错误，可以导入。').waitFor({ timeout: 90_000 });
      await expectAccessible(page);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '保存对照文件' }).click(),
      ]);
      const mapping = readFileSync(await download.path(), 'utf8');
      expect(JSON.parse(mapping).files).toMatchObject({
        'villages.shp': { crs: RIGHT_SYSTEM, columns: { DAIMA: 'id' } },
        'schools.csv': { columns: { 代号甲: 'id' } },
      });
      await page.getByRole('textbox', { name: '名称' }).fill('混合县');
      await accept.click();
      await page.getByText('已导入“混合县”。').waitFor({ timeout: 90_000 });
      await expectQuiet(at);
      // The next year the mapping file lies among the files, and nothing is asked.
      writeFileSync(join(folder, 'mapping.json'), mapping);
      await page.goto(`${desk.address}/#/scenarios`);
      await page.goto(`${desk.address}/#/import`);
      await page.getByLabel('选择文件夹').setInputFiles(folder);
      await page.getByText('没有错误，可以导入。').waitFor({ timeout: 90_000 });
      await at.close();
    }));
});
