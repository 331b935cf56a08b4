import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createClient } from '../../../web/shared/client.ts';
import {
  type Desk,
  expectAccessible,
  expectQuiet,
  mapReady,
  OPENING_MS,
  openDesk,
  visit,
} from '../../support/browser.ts';
import { until } from '../support/office.ts';

const PATIENCE = { timeout: 120_000 };

let desk: Desk;
let dataset: string;
beforeAll(async () => {
  desk = await openDesk();
  const { datasets } = await client().call('listDatasets', {});
  dataset = datasets[0]!.id;
  // The demo is solved when it is first opened.
  await until(
    async () => (await client().call('listRuns', { query: { dataset } })).runs[0],
    (run) => run?.state === 'finished',
  );
}, OPENING_MS);
afterAll(() => desk?.close(), OPENING_MS);

const client = () => createClient({ base: desk.address });

/** A run of a scenario with the changes, when it is over. */
async function solved(name: string, modifications: readonly object[]): Promise<string> {
  const { id } = await client().call('createScenario', {
    body: { dataset, name, content: { modifications } },
  });
  const run = await client().call('startRun', { body: { scenario: id, iterations: 4 } });
  await expect.poll(() => stateOf(run.id), PATIENCE).toBe('finished');
  return run.id;
}

async function stateOf(run: string): Promise<string> {
  return (await client().call('readRun', { params: { run } })).state;
}

test('why nothing fits: the clash in words, and a way out that is one click from being solved', async () => {
  const schools = ['S001', 'S002', 'S003'];
  const run = await solved(
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
  const before = (await client().call('listRuns', { query: { dataset } })).runs.length;
  await why.getByRole('button', { name: '建立此方案并求解' }).first().click();
  // The new scenario is the one that is looked at, its run too, and it has a plan.
  await expect.poll(() => page.url()).not.toContain(run);
  await page.getByRole('heading', { level: 2, name: '停办三所城区小学 · 出路 1' }).waitFor();
  const { runs } = await client().call('listRuns', { query: { dataset } });
  expect(runs.length).toBe(before + 1);
  const made = runs.find(({ id }) => page.url().includes(`run=${id}`))!;
  const scenario = await client().call('readScenario', { params: { scenario: made.scenario } });
  expect((scenario.content as { modifications: object[] }).modifications.length).toBeGreaterThan(
    schools.length,
  );
  await expectQuiet(seen);
  await seen.close();
});

test('what a rule costs, and what every other school would mean for one place', async () => {
  const { runs } = await client().call('listRuns', { query: { dataset } });
  const run = runs.find(({ result }) => result?.status === 'feasible' || result?.status === 'optimal')!.id;
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
    .waitFor();
  await expectQuiet(seen);
  await seen.close();
});

/** Chooses a place by its name, as the search finds it. */
async function chooseFirst(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox').and(page.locator('.plan-search input')).fill(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  await page.locator('.plan-card h2').waitFor();
}
