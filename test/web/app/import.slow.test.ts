import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Desk,
  expectAccessible,
  expectQuiet,
  OPENING_MS,
  openDesk,
  visit,
} from '../../support/browser.ts';
import { withFolder } from '../../support/temporary-folder.ts';

const DEMO = fileURLToPath(new URL('../../../datasets/demo', import.meta.url));
let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(['--no-demo']);
}, OPENING_MS);
afterAll(() => desk?.close(), OPENING_MS);

/** A county whose schools are called by a header that nobody knows. */
function breakInto(folder: string): void {
  for (const file of ['units.csv', 'adjacency.csv', 'schools.csv', 'enrolment.csv', 'zones.csv']) {
    const text = readFileSync(join(DEMO, file), 'utf8');
    writeFileSync(join(folder, file), file === 'schools.csv' ? text.replace('id,name', '代号甲,name') : text);
  }
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
      await page.getByRole('img', { name: /地图预览/ }).waitFor();
      await expectAccessible(page);
      await page.getByRole('combobox', { name: '列“代号甲”对应' }).selectOption('id');
      await page.getByText('没有错误，可以导入。').waitFor({ timeout: 90_000 });
      await page.getByRole('textbox', { name: '名称' }).fill('试验县');
      await accept.click();
      await page.getByText('已导入“试验县”。').waitFor({ timeout: 90_000 });
      await page.getByRole('link', { name: '在地图上查看' }).click();
      await expect.poll(() => page.url()).toContain('dataset=');
      await expectQuiet(at);
      await at.close();
    }));
});
