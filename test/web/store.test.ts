import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { harmless } from '../../engine/index.ts';
import { backup, restore } from '../../web/server/backup.ts';
import { runTask } from '../../web/server/jobs/run-task.ts';
import { logTo } from '../../web/server/log.ts';
import { serve } from '../../web/server/server.ts';
import { openEmbedded } from '../../web/server/store/embedded.ts';
import { migrate } from '../../web/server/store/migrate.ts';
import { MIGRATIONS } from '../../web/server/store/migrations.ts';
import { openStore } from '../../web/server/store/open.ts';
import { SMALL_COUNTY } from '../support/small-county.ts';
import { withFolder } from '../support/temporary-folder.ts';
import { filesOf, openOffice, uploadOf } from './support/office.ts';

// Each store that is opened makes a database: seconds, on a busy machine many.
const OPENING_SEVERAL = 900_000;

it('belongs to one process, goes only forward, and comes back from a backup as it was', {
  timeout: OPENING_SEVERAL,
}, async () => {
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
    const asked = { scenario: scenario.id, iterations: 1 };
    await office.ask('planner', { method: 'POST', url: '/api/runs', payload: asked });
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
    // The same but for the run, which cannot go on elsewhere and says so.
    const text = async (path: string) =>
      gunzipSync(await readFile(path))
        .toString()
        .split('\n');
    const [was, is] = [await text(file), await text(again)];
    const differ = was.flatMap((line, i) => (line === is[i] ? [] : [line]));
    expect(was).toHaveLength(is.length);
    expect(differ.map((line) => JSON.parse(line).table)).toEqual(['runs']);

    // A backup of the first tables comes back into today's.
    const old = join(folder, 'old.gz');
    const older = was.map((line) =>
      line.replace(/"step":\d+/, '"step":1').replace(/,"scenario_hash":"\w+"/, ''),
    );
    await writeFile(old, gzipSync(older.join('\n')));
    const third = { url: null, folder: join(folder, 'old') };
    expect(await restore(third, old)).toBe(rows);
    const today = await openStore(third);
    const hashes = await today.query('SELECT scenario_hash AS hash, state FROM junheng.runs');
    expect(hashes).toEqual([{ hash: scenario.hash, state: 'failed' }]);
    await today.close();
    const restored = await openStore(other);
    const found = await restored.query('SELECT id, version FROM junheng.scenarios');
    expect(found).toEqual([{ id: scenario.id, version: 1 }]);
    await restored.query('DELETE FROM junheng.audit');
    await restored.close();

    await truncate(file, 2000);
    const fourth = { url: null, folder: join(folder, 'c') };
    await expect(restore(fourth, file)).rejects.toThrow(/damaged; nothing was restored/);
    const empty = await openStore(fourth);
    expect(await empty.query('SELECT 1 FROM junheng.datasets')).toEqual([]);
    await empty.close();
  });
});

it('brings what older tables hold into the newer ones', async () => {
  const store = await openEmbedded(null);
  await migrate(store, MIGRATIONS.slice(0, 1));
  const id = '00000000-0000-4000-8000-000000000001';
  await store.script(`
    INSERT INTO junheng.datasets (id, name, hash, summary, author) VALUES ('${id}', 'd', 'h', '{}', 'a');
    INSERT INTO junheng.scenarios (id, dataset, name, version, content, hash, author) VALUES ('${id}', '${id}', 's', 2, '{}', 'two', 'a');
    INSERT INTO junheng.scenario_versions (scenario, version, name, content, hash, author)
      VALUES ('${id}', 1, 's', '{}', 'one', 'a'), ('${id}', 2, 's', '{}', 'two', 'a');
    INSERT INTO junheng.runs (id, kind, dataset, scenario, scenario_version, content, request, key, state, author)
      VALUES ('${id}', 'zones', '${id}', '${id}', 1, '{}', '{}', 'k', 'finished', 'a')`);
  await migrate(store);
  await migrate(store);
  expect(await store.query('SELECT scenario_hash AS hash FROM junheng.runs')).toEqual([{ hash: 'one' }]);
  await store.close();
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
