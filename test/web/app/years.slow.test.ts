import { expect, test } from 'vitest';
import { expectAccessible, expectQuiet, mapReady, visit } from '../../support/browser.ts';
import { deskOfJourneys, PATIENCE } from '../../support/journey.ts';

const desk = deskOfJourneys();

test('slide to a later school year, look at targets, and project beyond what the dataset knows', async () => {
  const seen = await visit(desk, '#/plan?run=inforce', { width: 1200, height: 700 });
  const { page } = seen;
  await mapReady(page, 'all');
  const bar = page.getByTestId('years');
  await bar.getByText('规划学年', { exact: true }).waitFor(PATIENCE);
  await bar.getByText('所学校超容量').waitFor(PATIENCE);
  const shown = () => bar.getAttribute('data-year');
  expect(await shown()).toBe('2026');
  const now = await bar.getByText('所学校超容量').textContent();

  const slider = page.getByRole('slider', { name: '显示学年' });
  await slider.focus();
  await page.keyboard.press('End');
  await expect.poll(shown, PATIENCE).toBe('2031');
  await expect.poll(() => bar.getByText('名学生').textContent(), PATIENCE).not.toBe(now);

  await page.getByRole('tab', { name: '学年' }).click();
  await page.getByText('三年创规范', { exact: false }).first().waitFor(PATIENCE);
  await page.getByRole('region', { name: '学生数预测' }).getByRole('combobox').selectOption('high');
  await page.getByRole('button', { name: '采用', exact: true }).click();
  await expect.poll(() => slider.getAttribute('max'), PATIENCE).not.toBe('5');
  // Pressed in the table, where a row is a year.
  await page.getByRole('button', { name: '2035 学年' }).click();
  await expect.poll(shown, PATIENCE).toBe('2035');
  await expectAccessible(page);
  await page.getByRole('button', { name: '回到规划学年' }).click();
  await expect.poll(shown, PATIENCE).toBe('2026');
  await expectQuiet(seen);

  // On a phone the slider stands in its tab, and the map says which other year it shows.
  await page.setViewportSize({ width: 390, height: 844 });
  await slider.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await expect.poll(shown, PATIENCE).toBe('2027');
  expect(await bar.evaluate((box) => box.closest('[role="tabpanel"]') !== null)).toBe(true);
  await expectAccessible(page);
  await page.getByRole('tab', { name: '指标' }).click();
  await bar.waitFor({ state: 'detached' });
  await page.locator('.plan-map').getByText('2027 学年').waitFor();
  await page.getByRole('button', { name: '回到规划学年' }).click();
  await page.locator('.plan-map').getByText('2027 学年').waitFor({ state: 'detached' });
}, 240_000);
