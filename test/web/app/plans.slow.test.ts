import { describe, expect, it } from 'vitest';
import { expectAccessible, mapReady, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave, PATIENCE, solved } from '../../support/journey.ts';

const desk = deskOfJourneys();

describe('a planner', () => {
  it('starts a run, watches it close in, cancels it and keeps the best plan', async () => {
    const at = await visit(desk, '#/runs');
    const { page } = at;
    await page.getByText('10 分钟', { exact: true }).click();
    await page.getByRole('button', { name: '开始求解' }).click();
    const detail = page.locator('.r-detail');
    await detail.getByText('求解中').waitFor();
    // The curve is there as soon as there is a first plan.
    await page.getByRole('img', { name: /当前最好 [\d,]+，理论下界 [\d,]+/ }).waitFor({ timeout: 90_000 });
    await expectAccessible(page);
    await detail.getByRole('button', { name: '取消并保留最好结果' }).click();
    await detail.getByText('已取消').waitFor({ timeout: 60_000 });
    await detail
      .getByText(/与理论最优相差不超过|已证明为最优/)
      .first()
      .waitFor({ timeout: 90_000 });
    expect(await detail.getByRole('link', { name: '在地图上查看' }).count()).toBe(1);
    // A link shows the same.
    const again = await visit(desk, new URL(page.url()).hash);
    await again.page.locator('.r-detail').getByText('已取消').waitFor();
    await leave(again);
    await leave(at);
  });

  it('is told what to do next where a run ended before any plan was found', async () => {
    const { scenarios } = await desk.client.call('listScenarios', { query: { dataset: desk.dataset } });
    const asked = { scenario: scenarios[0]!.id, seconds: 600 };
    // The last of more than are planned at once is cancelled while it waits.
    const ids = [];
    for (let k = 0; k < 4; k++)
      ids.push((await desk.client.call('startRun', { body: { ...asked, seed: k } })).id);
    for (const run of ids.toReversed()) await desk.client.call('cancelRun', { params: { run } });
    const id = ids.at(-1)!;
    const at = await visit(desk, `#/runs?run=${id}`, { language: 'en' });
    const detail = at.page.locator('.r-detail');
    await detail.getByText('cancelled').waitFor(PATIENCE);
    await detail.getByText(/before any plan that keeps every rule was found.*Run it again/).waitFor();
    await at.page.getByRole('button', { name: 'Why does nothing fit?' }).waitFor();
    await expectAccessible(at.page);
    await leave(at);
  });

  it('compares three scenarios and finds the children who lose', async () => {
    const closed = await solved(desk, '关闭两个教学点', [
      { kind: 'closeSchool', school: 'S039' },
      { kind: 'closeSchool', school: 'S028' },
    ]);
    const wider = await solved(desk, '扩建新城学校', [
      { kind: 'expandSchool', school: 'S008', classrooms: 4 },
    ]);
    const { runs } = await desk.client.call('listRuns', { query: { dataset: desk.dataset } });
    const present = runs.find(({ state, scenario }) => {
      const own = runs.find(({ id }) => id === closed)!.scenario;
      return state === 'finished' && scenario !== own;
    })!.id;
    const ids = [present, closed, wider].filter((id, i, all) => all.indexOf(id) === i);
    const at = await visit(desk, `#/compare?runs=${ids.join(',')}&base=${ids[0]}&vs=${closed}`);
    const { page } = at;
    await mapReady(page);
    await page.getByRole('region', { name: '指标' }).getByText('平均上学时间').first().waitFor();
    expect(await page.locator('.k-cards li').count()).toBe(ids.length);
    await page.locator('.k-cards').getByText('独立复核：全部规则满足').first().waitFor();
    await expectAccessible(page);

    await page.getByText('谁受影响', { exact: true }).click();
    await page.getByText('变远的', { exact: true }).first().click();
    const list = page.getByRole('region', { name: '更换学校的学生' });
    await list.getByRole('row').nth(1).waitFor();
    const diff = await desk.client.call('compareRuns', { query: { runs: [ids[0], closed].join(',') } });
    const losers = diff.diffs[0]!.stages.flatMap(({ moved }) =>
      moved.filter(({ minutesFrom, minutesTo }) => minutesFrom! < minutesTo!),
    );
    expect(losers.length).toBeGreaterThan(0);
    expect(await list.getByRole('row').count()).toBe(losers.length + 1);

    await list.getByRole('row').nth(1).getByRole('button').click();
    await expect.poll(() => page.url()).toContain('sel=unit');
    // The map comes to the family that loses most.
    await expect.poll(() => page.url()).toMatch(/map=1[0-9]\.\d+/);
    await page.getByText('卷帘', { exact: true }).click();
    const divider = page.getByRole('slider', { name: '分隔线位置' });
    await divider.focus();
    await page.keyboard.press('ArrowRight');
    expect(await divider.getAttribute('aria-valuenow')).toBe('52');
    await page.getByText('并排', { exact: true }).click();
    await expect.poll(() => page.locator('.k-maps .county-map[data-ready]').count()).toBe(ids.length);
    await leave(at);
  });

  it('clicks a number and sees who is behind it', async () => {
    const at = await visit(desk, '#/compare', { language: 'en' });
    const { page } = at;
    await mapReady(page);
    const row = page.getByRole('row', { name: /Children of grades 1-3 beyond/ }).first();
    const button = row.getByRole('button').last();
    const told = Number((await button.textContent())!.replaceAll(',', ''));
    expect(told).toBeGreaterThan(0);
    await button.click();
    const panel = page.getByRole('region', { name: 'Who is behind the number' });
    await panel.getByRole('listitem').first().waitFor();
    const sums = await panel.getByRole('listitem').allInnerTexts();
    expect(sums.length).toBeGreaterThan(0);
    await leave(at);
  });

  it('prints the report in both languages', async () => {
    for (const [language, title, sign] of [
      ['zh', '学区划分方案报告', '负责人'],
      ['en', 'Report on attendance zones', 'Head of office'],
    ] as const) {
      const at = await visit(desk, '#/report', { language });
      const { page } = at;
      await page.getByRole('heading', { level: 1, name: title }).waitFor();
      await page.locator('svg.p-map').first().waitFor({ timeout: 60_000 });
      await page.getByText(sign, { exact: true }).waitFor();
      await expectAccessible(page);
      const pdf = await page.pdf({ preferCSSPageSize: true });
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      const pages = pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
      expect(pages).toBeGreaterThan(2);
      await leave(at);
    }
  });

  it('finds scenarios, settings and every page without a barrier', async () => {
    for (const theme of ['light', 'dark'] as const) {
      for (const place of [
        '#/scenarios',
        '#/settings',
        '#/runs',
        '#/compare?view=charts',
        '#/import',
        '#/report',
      ]) {
        const at = await visit(desk, place, { theme, language: theme === 'light' ? 'zh' : 'en' });
        await at.page.locator('.content h1').first().waitFor();
        await at.page.waitForLoadState('networkidle');
        await expectAccessible(at.page);
        await leave(at);
      }
    }
  });
});
