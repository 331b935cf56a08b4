import { describe, expect, it } from 'vitest';
import { expectAccessible, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave } from '../../support/journey.ts';

const desk = deskOfJourneys();

describe('a planner of the layout', () => {
  it('asks for two years with a decision of their own, reads what is decided, and goes through the years', async () => {
    const at = await visit(desk, '#/layout');
    const { page } = at;
    const hand = page.getByRole('region', { name: '既定决定' });
    await hand.getByText('手工加入决定').click();
    await hand.getByRole('combobox', { name: '决定', exact: true }).selectOption({ label: '扩建' });
    await hand.getByRole('combobox', { name: '学校', exact: true }).selectOption({ label: '和溪县新城学校' });
    await hand.getByRole('spinbutton', { name: '调整后教室数' }).fill('55');
    await hand.getByRole('button', { name: '加入' }).click();
    await page.getByRole('checkbox', { name: '2029' }).check();
    await page.getByRole('button', { name: '按 1 项既定决定求解其余' }).click();
    const decided = page.getByRole('region', { name: '决定' });
    await decided.getByRole('row', { name: /扩建，55 间教室.*和溪县新城学校/ }).waitFor({ timeout: 150_000 });
    // How far from the best it may be stands beside it.
    await page
      .getByText(/与理论最优相差不超过|已证明为最优/)
      .first()
      .waitFor();

    const { runs } = await desk.client.call('listRuns', { query: { dataset: desk.dataset } });
    const run = runs.find(({ request }) => request.layout !== undefined)!;
    const layout = await desk.client.call('readLayout', { params: { run: run.id } });
    expect(layout.years.map(({ year }) => year)).toEqual([2027, 2029]);
    expect(await decided.getByRole('row').count()).toBe(layout.decisions.length + 1);
    // Every child of a closed school has a new one.
    for (const { kind, school, year, pupils } of layout.decisions) {
      if (kind !== 'close' && kind !== 'merge') continue;
      const told = layout.displaced.filter((one) => one.from === school && one.year === year);
      expect(told.reduce((sum, one) => sum + one.pupils, 0)).toBe(pupils);
      for (const { ways, to } of told) {
        expect(to).not.toBe(school);
        expect(ways.length).toBeGreaterThan(0);
      }
    }
    await page.getByRole('img', { name: '小学学区，2027 学年' }).waitFor();
    const slider = page.getByRole('slider', { name: '学年' });
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('img', { name: '小学学区，2029 学年' }).waitFor();
    await expectAccessible(page);
    await leave(at);

    // The link shows the same, in the other language.
    const again = await visit(desk, `#/layout?run=${run.id}&year=2029`, { language: 'en' });
    await again.page.getByRole('img', { name: 'Zones, primary, 2029' }).waitFor();
    await leave(again);
  });

  it('traces the trade-off with the number of schools, each layout with its own proof', async () => {
    const { scenarios } = await desk.client.call('listScenarios', { query: { dataset: desk.dataset } });
    const { id } = await desk.client.call('startLayoutRun', {
      body: { scenario: scenarios[0]!.id, seconds: 30, layout: { periods: [2027] } },
    });
    const at = await visit(desk, `#/layout?run=${id}`, { language: 'en' });
    const trade = at.page.getByRole('region', { name: 'Trade-off', exact: true }).first();
    await trade.getByRole('button', { name: 'Decide four steps' }).click({ timeout: 150_000 });
    const rows = trade.getByRole('row').filter({ hasText: /at most \d+ schools/ });
    await rows.nth(3).waitFor({ timeout: 30_000 });
    expect(await rows.count()).toBe(4);
    const { open } = (await desk.client.call('readLayout', { params: { run: id } })).years.at(-1)!;
    for (let step = 1; step <= 4; step++)
      await trade.getByRole('row', { name: new RegExp(`at most ${open - step} schools`) }).waitFor();
    // Nobody waits for what the four find.
    for (const run of (await desk.client.call('listRuns', { query: { dataset: desk.dataset } })).runs)
      if (run.ended === null) await desk.client.call('cancelRun', { params: { run: run.id } });
    await expectAccessible(at.page);
    await leave(at);
  });

  it('is told which rule a settled decision breaks', async () => {
    const { scenarios } = await desk.client.call('listScenarios', { query: { dataset: desk.dataset } });
    const { id } = await desk.client.call('startLayoutRun', {
      body: {
        scenario: scenarios[0]!.id,
        seconds: 10,
        layout: {
          periods: [2027],
          settled: [{ kind: 'expand', school: 'S008', year: 2027, classrooms: 60 }],
        },
      },
    });
    const at = await visit(desk, `#/layout?run=${id}`);
    await at.page.getByText(/和溪县新城学校（S008）.*60 间教室/).waitFor({ timeout: 120_000 });
    await at.close();
  });
});
