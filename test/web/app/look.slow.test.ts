import { expect, test } from 'vitest';
import { expectAccessible, mapReady, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave } from '../../support/journey.ts';

const desk = deskOfJourneys();

test('first look at the demo: the map stands, figures and problems are counted, nothing leaves the machine', async () => {
  const seen = await visit(desk, '');
  const { page } = seen;
  await mapReady(page, 'all');
  await page.getByText('平均上学时间').waitFor();
  expect(await page.title()).toContain('均衡');
  expect(await page.getByRole('tab', { name: /^问题/ }).isVisible()).toBe(true);

  await page.getByRole('combobox', { name: /查找学校/ }).fill('实验小学');
  await page
    .getByRole('option', { name: /实验小学/ })
    .first()
    .click();
  await page.getByRole('heading', { name: /实验小学/ }).waitFor();
  expect(new URL(page.url()).hash).toContain('map=');

  await expectAccessible(page);
  await leave(seen);
});

test('switch language: every word of the frame and the panel changes, and stays changed', async () => {
  const seen = await visit(desk, '');
  const { page } = seen;
  await mapReady(page);
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await page.getByText('Mean way to school').or(page.getByText('Figures')).first().waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.reload();
  await mapReady(page);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await expectAccessible(page);
  await leave(seen);
});

test('dark theme and a phone: axe finds nothing serious', async () => {
  for (const options of [{ theme: 'dark' as const }, { width: 390, height: 844, touch: true }]) {
    const seen = await visit(desk, '', options);
    await mapReady(seen.page);
    await seen.page.getByText('平均上学时间').waitFor();
    await expectAccessible(seen.page);
    await leave(seen);
  }
});
