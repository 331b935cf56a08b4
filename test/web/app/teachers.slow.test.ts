import { describe, expect, it } from 'vitest';
import { expectAccessible, visit } from '../../support/browser.ts';
import { deskOfJourneys, leave } from '../../support/journey.ts';

const desk = deskOfJourneys();

describe('the personnel office', () => {
  it('drafts a list, pins one, forbids one, drafts again and takes the list away', async () => {
    const at = await visit(desk, '#/teachers');
    const { page } = at;
    await page.getByRole('combobox', { name: '求解时间（秒）' }).selectOption('10');
    await page.getByRole('button', { name: '起草名单' }).click();
    const list = page.getByRole('region', { name: '名单' });
    const rows = list.getByRole('row');
    await rows.nth(2).waitFor({ timeout: 120_000 });
    const pinned = await rows.nth(1).getByRole('rowheader').textContent();
    const banned = await rows.nth(2).getByRole('rowheader').textContent();
    const cells = await rows.nth(1).getByRole('cell').allInnerTexts();
    // Each row says why.
    expect(cells.find((cell) => cell.includes('受益') || cell.includes('理由'))).toBeTruthy();
    await expectAccessible(page);
    await page.getByRole('button', { name: `指定此去向：${pinned}` }).click();
    await page.getByRole('button', { name: `禁止此去向：${banned}` }).click();
    await page.getByText('有尚未生效的指定或禁止').waitFor();
    const before = page.url();
    await page.getByRole('button', { name: '按指定与禁止重新起草' }).click();
    await expect.poll(() => page.url(), { timeout: 20_000 }).not.toBe(before);
    const newest = async () => (await desk.client.call('listExchangeRuns', { query: {} })).runs[0]!;
    await expect.poll(async () => (await newest()).state, { timeout: 120_000 }).toBe('finished');
    const draft = await newest();
    const link = page.locator(`a[href*="${draft.id}"][href$="list.zh.csv"]`);
    await link.waitFor({ timeout: 30_000 });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe('list.zh.csv');
    const file = await desk.client.call('readExchangeRunFile', {
      params: { run: draft.id, file: 'plan.json' },
    });
    const plan = JSON.parse(await file.text()) as {
      moves: { teacher: string; to: string }[];
      options: {
        pins: { teacher: string; school: string }[];
        forbidden: { teacher: string; school: string }[];
      };
    };
    const [pin] = plan.options.pins;
    const [ban] = plan.options.forbidden;
    expect([pin?.teacher, ban?.teacher]).toEqual([pinned, banned]);
    expect(plan.moves).toContainEqual(expect.objectContaining({ teacher: pinned, to: pin!.school }));
    expect(plan.moves).not.toContainEqual(expect.objectContaining({ teacher: banned, to: ban!.school }));
    // Whoever is clicked is explained: one who goes, and among all staff, found by subject and title, one who stays.
    const why = page.getByRole('dialog');
    await page.getByRole('button', { name: `去留理由：${pinned}` }).click();
    await why.getByText(`教师 ${pinned} 交流到`).waitFor({ timeout: 30_000 });
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.locator('.x-head').getByText('全体教师', { exact: true }).click();
    const staff = page.getByRole('region', { name: '全体教师' });
    await page.getByRole('combobox', { name: '学科' }).selectOption({ label: '音乐' });
    await page.getByRole('combobox', { name: '职称' }).selectOption({ label: '高级' });
    await staff.getByRole('row').filter({ hasText: '留任' }).first().waitFor();
    expect(await staff.getByRole('row').count()).toBeLessThan(200);
    await staff.getByRole('row').filter({ hasText: '留任' }).first().getByRole('button').click();
    await why.getByText(/不符合交流条件|本次不交流/).waitFor({ timeout: 30_000 });
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    for (const view of ['学校', '流向', '需招聘', '结对帮扶', '均衡与公平']) {
      await page.locator('.x-head').getByText(view, { exact: true }).click();
      await expectAccessible(page);
    }
    await leave(at);
  });

  it('hides it all for a meeting, and the planner’s role sees none of it', async () => {
    const at = await visit(desk, '#/settings');
    const { page } = at;
    await page.getByRole('link', { name: '教师交流' }).waitFor();
    await page.getByRole('checkbox', { name: '隐藏教师信息（会议演示）' }).check();
    await page.getByRole('link', { name: '教师交流' }).waitFor({ state: 'detached' });
    await page.goto(`${desk.address}/#/teachers`);
    await page.getByText('您的角色不能使用此页').waitFor();
    const status = (path: string) => page.evaluate(async (asked) => (await fetch(asked)).status, path);
    expect(await status('/api/exchange-runs')).toBe(403);
    await leave(at);

    const planner = await visit(desk, '#/plan', { roles: 'viewer planner' });
    await planner.page.getByRole('link', { name: '比较' }).waitFor();
    expect(await planner.page.getByRole('link', { name: '教师交流' }).count()).toBe(0);
    for (const path of ['/api/exchange-runs', `/api/datasets/${desk.dataset}/staff/teachers.csv`]) {
      expect(await planner.page.evaluate(async (asked) => (await fetch(asked)).status, path)).toBe(403);
    }
    await planner.close();
  });
});
