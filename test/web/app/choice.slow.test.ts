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
/** A teaching point of the demo that may be given up. */
const POINT = { id: 'S022', name: '水口孙家沟教学点' };

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

test('limit school choice and let a fifth of the villages’ pupils leave for the town: by forms, then in the report', async () => {
  const content = { options: { mode: 'entryCohort' } };
  const { id } = await client().call('createScenario', { body: { dataset, name: '择校与进城', content } });
  const seen = await visit(desk, `#/scenarios?scenario=${id}`);
  const { page } = seen;
  const add = page.locator('.s-add');
  const changes = page.locator('.s-list li');
  const kinds = add.getByLabel('种类');
  await kinds.waitFor();
  const choose = async (words: RegExp) => {
    const label = (await kinds.locator('option').allTextContents()).find((text) => words.test(text));
    await kinds.selectOption({ label: label! });
  };

  await choose(/片区外学生占比上限/);
  await add.getByLabel('学段 *').fill('primary');
  await add.getByLabel('片区外学生占比上限（0–1） *').fill('0.1');
  await add.getByRole('button', { name: '添加' }).click();
  await expect.poll(() => changes.count(), PATIENCE).toBe(1);
  await choose(/进城/);
  await add.getByLabel('比例（0–1） *').fill('0.2');
  await add.getByRole('button', { name: '添加' }).click();
  await expect.poll(() => changes.count(), PATIENCE).toBe(2);
  await expectAccessible(page);
  const scenario = await client().call('readScenario', { params: { scenario: id } });
  expect(scenario.content).toEqual({
    ...content,
    modifications: [
      { kind: 'changeLimit', stage: 'primary', outside: 0.1 },
      { kind: 'leaveForTown', share: 0.2 },
    ],
  });
  await expectQuiet(seen);
  await seen.close();

  // Pupils of the villages would burst the schools of the town: the limit alone is solved and reported.
  const limited = { ...content, modifications: [{ kind: 'changeLimit', stage: 'primary', outside: 0.1 }] };
  const alone = await client().call('createScenario', {
    body: { dataset, name: '择校上限', content: limited },
  });
  const run = await client().call('startRun', { body: { scenario: alone.id, iterations: 4 } });
  await expect
    .poll(async () => (await client().call('readRun', { params: { run: run.id } })).state, PATIENCE)
    .toBe('finished');
  const { choices = [] } = await client().call('readFigures', { params: { run: run.id } });
  expect(choices.length).toBeGreaterThan(5);
  for (const { stage, staying, planned, outside, enrolled, allowedShare } of choices) {
    if (stage !== 'primary' || allowedShare === null) continue;
    expect(allowedShare).toBeCloseTo(0.1, 12);
    expect(staying).toBeLessThanOrEqual(Math.max(0.1, outside / enrolled) * planned + 1e-6);
  }
  const report = await visit(desk, `#/report?run=${run.id}`, { language: 'en' });
  const heading = report.page.getByRole('heading', { level: 2, name: 'Out-of-zone enrolment' });
  // The sheet that scrolls is a section around all others.
  const section = report.page.locator('section').filter({ has: heading }).last();
  await heading.waitFor(PATIENCE);
  const told = choices.filter(({ outside }) => outside > 0);
  expect(await section.locator('tbody tr').count()).toBe(told.length);
  await section.getByText('10.0%').or(section.getByText('10.0 %')).first().waitFor();
  await expectAccessible(report.page);
  await expectQuiet(report);
  await report.close();
});

test('each goal with its bound and gap; a school is given up, and only its children are placed anew', async () => {
  const { runs } = await client().call('listRuns', { query: { dataset } });
  const first = runs.find(({ state, byHand }) => state === 'finished' && !byHand)!;
  const atRuns = await visit(desk, `#/runs?run=${first.id}`);
  const levels = atRuns.page.locator('.r-levels li');
  await levels.first().waitFor(PATIENCE);
  expect(await levels.count()).toBe((first.result as { levels: unknown[] }).levels.length);
  // What is proved is said of each, and that nothing is known where nothing is proved.
  for (const text of await levels.locator('em').allTextContents())
    expect(text).toMatch(/已证明|不超过|尚不清楚|未知|未证明|不详/);
  await expectQuiet(atRuns);
  await atRuns.close();

  const seen = await visit(desk, '#/plan');
  const { page } = seen;
  await mapReady(page, 'all');
  await page.getByRole('combobox', { name: /查找学校/ }).fill(POINT.name);
  await page
    .getByRole('option', { name: new RegExp(POINT.name) })
    .first()
    .click();
  await page.locator('.plan-card').getByRole('button', { name: '停办' }).click();
  await page.getByRole('button', { name: '重新求解' }).click();
  await page.getByLabel(/补全其余/).check();
  await page.getByLabel('秒').fill('4');
  await page.getByRole('button', { name: '开始' }).click();
  await page.getByText(/求解完成：调整了 \d+ 个单元/).waitFor({ timeout: 240_000 });
  const after = (await client().call('listRuns', { query: { dataset } })).runs;
  const finished = after.find(({ id, byHand }) => !byHand && !runs.some((one) => one.id === id))!;
  const compared = await client().call('compareRuns', {
    query: { runs: `${first.id},${finished.id}`, base: 'first' },
  });
  const moved = compared.diffs[0]!.stages.flatMap((stage) => stage.moved);
  expect(moved.length).toBeGreaterThan(0);
  expect([...new Set(moved.map(({ from }) => from))]).toEqual([POINT.id]);
  await expectQuiet(seen);
  await seen.close();
});
