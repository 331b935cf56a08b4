import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectAccessible, mapReady, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave, PATIENCE, solved } from '../../support/journey.ts';

const desk = deskOfJourneys({ demoSolved: true });

// First, while the newest scenario is the demo's own.
test('zones that were broken by hand are mended with few changes, and what is left over is finished', async () => {
  const seen = await visit(desk, '#/plan');
  const { page } = seen;
  await mapReady(page);
  await page.getByText('平均上学时间').waitFor();
  const problems = async () =>
    Number(await page.getByRole('tab', { name: /^问题/ }).locator('i').textContent());
  expect(await problems()).toBe(0);
  await giveTo(page, '滨江新村', '第六小学');
  await expect.poll(problems, PATIENCE).toBeGreaterThan(0);
  // The card says what the place breaks, besides the reason.
  await page.locator('.plan-broken li').first().waitFor();
  expect(await solveAgain(page, '修复问题')).toMatchObject({ mend: 'repair', locks: [] });
  await page.getByText(/求解完成：调整了 \d+ 个单元/).waitFor(PATIENCE);
  await expect.poll(problems, PATIENCE).toBe(0);

  // A place without a school is finished, and nothing else moves.
  await giveTo(page, '滨江新村', '（不划入任何学校）');
  await page.locator('.plan-card').getByText('未划入学校').first().waitFor();
  expect(await solveAgain(page, '补全其余')).toMatchObject({ mend: 'finish' });
  await page.getByText('求解完成：调整了 1 个单元（可撤销）。').waitFor(PATIENCE);
  expect(seen.foreign).toEqual([]);
  expect(seen.errors).toEqual([]);
  await seen.close();
});

test('why nothing fits: the clash in words, and a way out that is one click from being solved', async () => {
  const schools = ['S001', 'S002', 'S003'];
  const run = await solved(
    desk,
    '停办三所城区小学',
    schools.map((school) => ({ kind: 'closeSchool', school })),
  );
  const seen = await visit(desk, `#/runs?run=${run}`);
  const { page } = seen;
  await page.locator('.r-detail').getByText('已证明无解').waitFor();
  await page.getByRole('button', { name: '为什么没有可行结果？' }).click();
  const why = page.locator('.r-why');
  await why.locator('blockquote').waitFor(PATIENCE);
  expect((await why.locator('blockquote').textContent())!.length).toBeGreaterThan(10);
  await why.getByRole('listitem').first().waitFor();
  await expectAccessible(page);
  const before = (await desk.client.call('listRuns', { query: { dataset: desk.dataset } })).runs.length;
  await why.getByRole('button', { name: '建立此方案并求解' }).first().click();
  // The new scenario is the one that is looked at, its run too, and it has a plan.
  await expect.poll(() => page.url()).not.toContain(run);
  await page.getByRole('heading', { level: 2, name: '停办三所城区小学 · 出路 1' }).waitFor();
  const { runs } = await desk.client.call('listRuns', { query: { dataset: desk.dataset } });
  expect(runs.length).toBe(before + 1);
  const made = runs.find(({ id }) => page.url().includes(`run=${id}`))!;
  const scenario = await desk.client.call('readScenario', { params: { scenario: made.scenario } });
  expect((scenario.content as { modifications: object[] }).modifications.length).toBeGreaterThan(
    schools.length,
  );
  await leave(seen);
});

test('what a rule costs, and what every other school would mean for one place', async () => {
  const { runs } = await desk.client.call('listRuns', { query: { dataset: desk.dataset } });
  // Of the demo's own run, not of one that mended something.
  const run = runs.find(
    ({ result, request }) =>
      (result?.status === 'feasible' || result?.status === 'optimal') && !('mend' in request),
  )!.id;
  const seen = await visit(desk, `#/runs?run=${run}`, { language: 'en' });
  const { page } = seen;
  await page.getByText('What each rule costs').click();
  await page.getByRole('button', { name: 'Find out what it costs: Zones hang together' }).click();
  await page
    .locator('.r-prices')
    .getByText(/Without|without|costs|contiguity/i)
    .nth(1)
    .waitFor(PATIENCE);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Show on the map' }).click();
  await mapReady(page);
  await page.getByText('All indicators').waitFor();
  await chooseFirst(page, 'Binjiang');
  const others = page.locator('.plan-why li button');
  await others.first().waitFor(PATIENCE);
  expect(await others.count()).toBeGreaterThan(1);
  expect(await others.first().textContent()).toMatch(/\d/);
  await others.first().click();
  // One click gives the place to that school, and one key takes it back.
  await page.getByText('1 unit moved').waitFor();
  await page.keyboard.press('Control+z');
  await page
    .getByText('0 units moved')
    .or(page.locator('.plan-proof').getByText(/no plan can have less/))
    .first()
    .waitFor(PATIENCE);
  await leave(seen);
});

/** Chooses a place by its name, as the search finds it; what is typed while the page still opens a plan is typed again. */
async function chooseFirst(page: Page, name: string): Promise<void> {
  const option = page.getByRole('option', { name: new RegExp(name) }).first();
  const chosen = async () => {
    await page.locator('.plan-search input').fill('');
    await page.locator('.plan-search input').fill(name);
    return option.click({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(chosen, PATIENCE).toBe(true);
  await page.locator('.plan-card h2').waitFor(PATIENCE);
}

/** By keys alone: the tool, the school, the place, Enter. */
async function giveTo(page: Page, place: string, school: string): Promise<void> {
  await page.getByRole('button', { name: '点选' }).click();
  const options = page.getByLabel('划给').locator('option');
  const label = (await options.allTextContents()).find((text) => text.includes(school))!;
  await page.getByLabel('划给').selectOption({ label });
  await chooseFirst(page, place);
  await page.locator('.county-map canvas').focus();
  await page.keyboard.press('Enter');
}

/** Solves again in one of the ways offered; gives what the server was asked. */
async function solveAgain(page: Page, way: string): Promise<unknown> {
  const asked = page.waitForRequest(
    (request) => request.method() === 'POST' && request.url().endsWith('/api/runs'),
    PATIENCE,
  );
  await page.getByRole('button', { name: '重新求解' }).click();
  await page.getByText(way, { exact: true }).click();
  await page.getByLabel('秒').fill('4');
  await page.getByRole('button', { name: '开始' }).click();
  return (await asked).postDataJSON();
}
