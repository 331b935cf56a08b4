import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { harmless } from '../../engine/index.ts';
import { backup, restore } from '../../web/server/backup.ts';
import { runTask } from '../../web/server/jobs/run-task.ts';
import { logTo } from '../../web/server/log.ts';
import { serve } from '../../web/server/server.ts';
import { migrate } from '../../web/server/store/migrate.ts';
import { MIGRATIONS } from '../../web/server/store/migrations.ts';
import { openStore } from '../../web/server/store/open.ts';
import { SMALL_COUNTY } from '../support/small-county.ts';
import { withFolder } from '../support/temporary-folder.ts';
import { filesOf, openOffice, uploadOf } from './support/office.ts';

it('belongs to one process, goes only forward, and comes back from a backup as it was', async () => {
  await withFolder(async (folder) => {
    const choice = { url: null, folder: join(folder, 'a') };
    const lines: string[] = [];
    const logger = logTo({ write: (line: string) => void lines.push(line) });
    const office = await openOffice(choice, { concurrency: 0, logger });
    await expect(openStore(choice)).rejects.toThrow(/in use by another Junheng \(process \d+\)/);
    const uploaded = await office.ask('planner+hr', uploadOf(await filesOf(SMALL_COUNTY)));
    const { dataset } = uploaded.json();
    const payload = { dataset: dataset.id, name: '一', content: {} };
    const scenario = (await office.ask('planner', { method: 'POST', url: '/api/scenarios', payload })).json();
    await office.ask('planner', { method: 'GET', url: '/api/datasets?secret=geheim' });
    await migrate(office.store);
    await expect(migrate(office.store, [])).rejects.toThrow(/written by a newer Junheng/);
    const changed = MIGRATIONS.map((step) => ({ ...step, sql: `${step.sql} -- changed` }));
    await expect(migrate(office.store, changed)).rejects.toThrow(/was changed after it was taken/);
    const bad = [
      ...MIGRATIONS,
      { id: 99, name: 'bad', sql: 'CREATE TABLE junheng.half (a int); SELECT nonsense;' },
    ];
    await expect(migrate(office.store, bad)).rejects.toThrow(/nonsense/);
    expect(await office.store.query(`SELECT 1 FROM pg_tables WHERE tablename = 'half'`)).toEqual([]);
    await office.close();

    expect(lines.length).toBeGreaterThanOrEqual(6);
    expect(lines.join('')).not.toMatch(/geheim|planner|李秀英|authorization/);
    for (const line of lines) JSON.parse(line);

    // A lock whose owner is dead stops nobody.
    await writeFile(join(choice.folder, 'junheng.lock'), JSON.stringify({ pid: 2 ** 22 + 5, born: '1' }));
    const file = join(folder, 'backup.gz');
    const rows = await backup(choice, file);
    expect(rows).toBeGreaterThan(10);
    const other = { url: null, folder: join(folder, 'b') };
    expect(await restore(other, file)).toBe(rows);
    await expect(restore(other, file)).rejects.toThrow(/not empty/);
    const again = join(folder, 'again.gz');
    await backup(other, again);
    expect((await readFile(again)).equals(await readFile(file))).toBe(true);
    const restored = await openStore(other);
    const found = await restored.query('SELECT id, version FROM junheng.scenarios');
    expect(found).toEqual([{ id: scenario.id, version: 1 }]);
    await restored.query('DELETE FROM junheng.audit');
    await restored.close();

    await truncate(file, 2000);
    const third = { url: null, folder: join(folder, 'c') };
    await expect(restore(third, file)).rejects.toThrow(/damaged; nothing was restored/);
    const empty = await openStore(third);
    expect(await empty.query('SELECT 1 FROM junheng.datasets')).toEqual([]);
    await empty.close();
  });
});

it('is served to this machine only', async () => {
  const options = { port: 0, url: null, folder: null, version: 'test', concurrency: 0, memoryMegabytes: 64 };
  for (const host of ['0.0.0.0', '::', '192.168.1.7', 'county.example']) {
    const refused = serve({ ...options, host, page: null, demo: null, log: process.stderr });
    await expect(refused).rejects.toThrow(/does not listen on .*no accounts/s);
  }
});

it('lets a run that takes too much memory or time die alone', async () => {
  const files = await filesOf(SMALL_COUNTY);
  const task = {
    kind: 'zones',
    files,
    content: {},
    seconds: 60,
    iterations: null,
    seed: 1,
    threads: 1,
    goals: null,
    locks: [],
    from: null,
    mend: null,
  } as const;
  const greedy = runTask(task, { memoryMegabytes: 6, seconds: 60 });
  await expect(greedy.outcome).rejects.toMatchObject({ code: 'out-of-memory' });
  const stuck = runTask(task, { memoryMegabytes: 1024, seconds: 0.05 });
  await expect(stuck.outcome).rejects.toMatchObject({ code: 'stuck' });
});

it('writes no formulas into tables', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])
    expect(harmless(text)).toBe(`'${text}`);
  for (const cell of [-1, 0, 'S1', '', '3-4']) expect(harmless(cell)).toBe(cell);
});
