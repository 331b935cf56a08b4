import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, mapReady, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave, PATIENCE } from '../../support/journey.ts';

const desk = deskOfJourneys();

/** How many units differ from where editing began, as the panel says it. */
async function changed(page: Page): Promise<number> {
  const text = await page
    .locator('.plan-work small')
    .textContent({ timeout: 1000 })
    .catch(() => '0');
  return Number(/\d+/.exec(text ?? '0')?.[0] ?? 0);
}

/** Where a school stands on the screen. */
function placeOf(page: Page, name: string): Promise<{ x: number; y: number; school: number }> {
  return page.evaluate((wanted) => {
    // biome-ignore lint/suspicious/noExplicitAny: the map hangs on its box for tests
    const county = (document.querySelector('.county-map') as any).countyMap;
    const school = county.data.schools.findIndex((one: { name: string }) => one.name.includes(wanted));
    const { lon, lat } = county.data.schools[school];
    const { x, y } = county.map.project([lon, lat]);
    const box = county.map.getContainer().getBoundingClientRect();
    return { x: x + box.left, y: y + box.top, school };
  }, name);
}

test('move units by brush, undo, lock, solve again, and find the draft after a reload', async () => {
  const seen = await visit(desk, '#/plan?map=13.4/30.4665/106.24');
  const { page } = seen;
  await mapReady(page, 'all');
  await page.getByText('平均上学时间').waitFor();

  // The school first, then the brush over its neighbours.
  await page.getByRole('button', { name: '画笔' }).click();
  const { x, y, school } = await placeOf(page, '实验小学');
  await page.getByLabel('划给').selectOption(String(school));
  await page.mouse.move(x - 150, y - 60);
  await page.mouse.down();
  await page.mouse.move(x + 60, y + 40, { steps: 12 });
  await page.mouse.up();
  await expect.poll(() => changed(page), PATIENCE).toBeGreaterThan(3);
  const moved = await changed(page);

  // Figures and problems follow: the school is over-full now, or a zone is in pieces.
  await page.getByRole('tab', { name: /^问题/ }).click();
  await page.locator('.plan-problems li').first().waitFor();
  expect(await page.locator('.plan-problems li').count()).toBeGreaterThan(0);
  await page.locator('.plan-problems button').first().click();
  await page.locator('.plan-card').waitFor();
  await page.keyboard.press('Escape');

  // One stroke is one step.
  await page.keyboard.press('Control+z');
  await expect.poll(() => changed(page), PATIENCE).toBe(0);
  await page.keyboard.press('Control+y');
  await expect.poll(() => changed(page), PATIENCE).toBe(moved);

  // A reload loses nothing.
  await page.waitForTimeout(1500);
  await page.reload();
  await mapReady(page);
  await page.getByText(/已恢复上次未保存的修改/).waitFor();
  await expect.poll(() => changed(page), PATIENCE).toBe(moved);
  await page.getByRole('button', { name: '继续' }).click();

  // Locked units stay when it is solved again.
  await page.getByRole('combobox', { name: /查找学校/ }).fill('实验小学');
  await page
    .getByRole('option', { name: /实验小学/ })
    .first()
    .click();
  await page.getByRole('button', { name: '锁定学区' }).click();
  await page.getByRole('button', { name: '解锁学区' }).waitFor();
  await page.getByRole('button', { name: '重新求解' }).click();
  await page.getByLabel('秒').fill('2');
  await page.getByRole('button', { name: '开始' }).click();
  await page
    .getByText(/求解完成|没有找到|求解未成功|无法|锁定/)
    .first()
    .waitFor({ timeout: 240_000 });
  await expectAccessible(page);
  await leave(seen);
});

test('save zones that were drawn by hand: the server judges them and lists them as a plan', async () => {
  const seen = await visit(desk, '#/plan?map=13.4/30.4665/106.24', { language: 'en' });
  const { page } = seen;
  await mapReady(page);
  await page.getByText('All indicators').waitFor();
  await page.getByRole('button', { name: 'Click' }).click();
  const { school } = await placeOf(page, '第一小学');
  await page.getByLabel('Give to').selectOption(String(school));
  const { x, y } = await placeOf(page, '第二小学');
  await page.mouse.click(x + 25, y + 18);
  await expect.poll(() => changed(page), PATIENCE).toBe(1);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('One compound moved');
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/^Saved/).waitFor({ timeout: 240_000 });
  const basis = page.getByLabel('Zones from');
  await expect
    .poll(() => basis.locator('option:checked').textContent(), PATIENCE)
    .toContain('One compound moved');
  await leave(seen);
});

test('work offline: the server goes away, edits go on and are there when it comes back', async () => {
  const seen = await visit(desk, '#/plan?run=inforce&map=13.4/30.4665/106.24');
  const { page } = seen;
  await mapReady(page, 'all');
  await page.getByText('平均上学时间').waitFor();
  const before = await changed(page);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '点选' }).click();
  const { school } = await placeOf(page, '第五小学');
  await page.getByLabel('划给').selectOption(String(school));
  const { x, y } = await placeOf(page, '第六小学');
  await page.mouse.click(x + 25, y + 20);
  await expect.poll(() => changed(page), PATIENCE).toBeGreaterThan(before);
  const now = await changed(page);
  await page.waitForTimeout(1500);
  await page.context().setOffline(false);
  await page.reload();
  await mapReady(page);
  await expect.poll(() => changed(page), PATIENCE).toBe(now);
  expect(seen.foreign).toEqual([]);
  await seen.close();
});

test('somebody else saves the scenario in between: both versions are kept', async () => {
  const seen = await visit(desk, '');
  const { page } = seen;
  await mapReady(page);
  const limit = page.getByLabel('7–9 年级');
  await limit.fill('55');
  await limit.press('Enter');
  await expect
    .poll(() => page.getByRole('button', { name: '保存', exact: true }).isEnabled(), PATIENCE)
    .toBe(true);
  const { scenarios } = (await (await fetch(`${desk.address}/api/scenarios`)).json()) as {
    scenarios: { id: string; name: string; version: number }[];
  };
  const { id, name, version } = scenarios.at(-1)!;
  const theirs = { version, name, content: { options: { allowIslands: true } } };
  const put = await fetch(`${desk.address}/api/scenarios/${id}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(theirs),
  });
  expect(put.status).toBe(200);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog', { name: /有人同时修改/ }).waitFor({ timeout: 240_000 });
  await expectAccessible(page);
  await page.getByRole('button', { name: '两版都保留' }).click();
  await page.getByText(/^已保存/).waitFor({ timeout: 240_000 });
  const after = (await (await fetch(`${desk.address}/api/scenarios`)).json()) as { scenarios: unknown[] };
  expect(after.scenarios.length).toBe(scenarios.length + 1);
  expect(seen.foreign).toEqual([]);
  await seen.close();
});
