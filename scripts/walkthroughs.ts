/**
 * Goes through every walk-through of docs/walkthroughs in the running page: drops its published files, shows what they became, and, where there
 * are schools to plan for, draws zones. Pictures go beside the walk-throughs where the licence of the data admits it, else only into a folder of this machine.
 *
 *   npm run build && JUNHENG_DATA=… node scripts/walkthroughs.ts [name …]
 */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Locator, type Page } from 'playwright-core';
import { createClient } from '../web/shared/client.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TEXTS = join(ROOT, 'docs', 'walkthroughs');
const DATA = process.env.JUNHENG_DATA ?? join(ROOT, '..', 'shared', 'data');
const LOCAL = join(tmpdir(), 'junheng-walkthroughs');
const SERVING = /http:\/\/127\.0\.0\.1:\d+/;
const PATIENCE_MS = 180_000;

interface Walk {
  readonly name: string;
  /** Under the folder of published data. */
  readonly files: readonly string[];
  /** Whether its licence admits a picture in this repository; who must be named stands in the text. */
  readonly mayShow: boolean;
  /** Seconds for zones; null where there are no real schools to plan for. */
  readonly zones: number | null;
  /** Also a picture of the question about the reference system. */
  readonly asks?: true;
}

const WALKS: readonly Walk[] = [
  { name: 'liechtenstein', files: ['osm-liechtenstein/liechtenstein.osm.pbf'], mayShow: true, zones: 30 },
  { name: 'guixi', files: ['osm-guixi/guixi-jiangxi.osm'], mayShow: true, zones: 5 },
  {
    name: 'porto-alegre',
    files: ['poa.osm.pbf', 'poa_hexgrid.csv', 'poa_elevation.tif'].map((name) => `osm-portoalegre/${name}`),
    mayShow: true,
    zones: null,
  },
  {
    name: 'andorra',
    files: ['osm-small/andorra-2013.osm.pbf', 'osm-small/N42E001.hgt.zip'],
    mayShow: true,
    zones: null,
  },
  ...(['loudoun-middle', 'loudoun-high'] as const).map((name) => ({
    name,
    files: ['spa_units.csv', 'Schools.geojson', 'nbrlist_SPA.json'].map((file) => `school-lcps/${file}`),
    mayShow: false,
    zones: 30,
  })),
  {
    name: 'gongyi',
    files: ['shp', 'dbf', 'shx', 'cpg'].map((part) => `kong-polygons/gy2_polyon.${part}`),
    mayShow: false,
    zones: null,
    asks: true,
  },
  {
    name: 'district',
    files: ['shp', 'dbf'].map((part) => `kong-polygons/zy_polygon.${part}`),
    mayShow: false,
    zones: null,
    asks: true,
  },
  {
    name: 'paca',
    files: ['gridpop-paca/points_population_1km_paca_table.csv'],
    mayShow: true,
    zones: null,
  },
  {
    name: 'sao-miguel',
    files: ['gpw_v411_2020_count_2020.tif', 'concelhos.gpkg', 'eu_dem_v11.tif'].map(
      (name) => `gridpop-saomiguel/${name}`,
    ),
    mayShow: true,
    zones: null,
  },
];

const wanted = process.argv.slice(2);
const store = mkdtempSync(join(tmpdir(), 'junheng-walks-'));
const program = spawn(
  process.execPath,
  [join(ROOT, 'bin', 'junheng.cjs'), 'serve', '--port', '0', '--no-demo', '--store', store],
  { stdio: ['ignore', 'pipe', 'pipe'] },
);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking', '--enable-unsafe-swiftshader'],
});
try {
  const address = await addressOf();
  for (const walk of WALKS) {
    if (wanted.length > 0 && !wanted.includes(walk.name)) continue;
    await go(address, walk).catch((error: unknown) => {
      console.error(`${walk.name}: ${String(error)}`);
      process.exitCode = 1;
    });
  }
} finally {
  await browser.close();
  program.kill();
  await wait(1000);
  rmSync(store, { recursive: true, force: true });
}

async function addressOf(): Promise<string> {
  let said = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream.on('data', (text: Buffer) => {
      said += text.toString();
    });
  }
  while (!SERVING.test(said)) {
    if (program.exitCode !== null) throw new Error(`The program ended: ${said}`);
    await wait(200);
  }
  return SERVING.exec(said)![0];
}

async function go(address: string, walk: Walk): Promise<void> {
  const { name, files, zones, asks } = walk;
  const sources = files.map((file) => join(DATA, file));
  const missing = sources.find((path) => !existsSync(path));
  if (missing) {
    console.log(`${name}: ${basename(missing)} is not there; set JUNHENG_DATA to the published data.`);
    return;
  }
  const own = readdirSync(join(TEXTS, name)).filter((file) => /^(?:mapping\.json|.*\.csv)$/.test(file));
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 }, locale: 'en-GB' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${address}/#/import`);
  await page
    .getByLabel('Choose files')
    .setInputFiles([...sources, ...own.map((file) => join(TEXTS, name, file))]);
  const verdict = page.locator('.i-verdict');
  await verdict.filter({ hasNotText: 'Reading' }).waitFor();
  await page.waitForSelector('.i-map .county-map[data-ready="all"]');
  await keep(walk, 'import', page.locator('.i-map'));
  if (asks) {
    await page.locator('.i-questions details').evaluate((one) => one.setAttribute('open', ''));
    await keep(walk, 'question', page.locator('.i-questions'));
  }
  console.log(
    `${name}: ${(await page.locator('.i-map figcaption').textContent())?.trim()} ${await verdict.textContent()}`,
  );
  if (zones !== null) {
    const before = Date.now();
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByText('was imported.').waitFor();
    const run = await planned(address, walk, zones);
    const plan = await browser.newPage({ viewport: { width: 1200, height: 750 }, locale: 'en-GB' });
    plan.setDefaultTimeout(PATIENCE_MS);
    await plan.goto(`${address}/#/plan?dataset=${run.dataset}&scenario=${run.scenario}&run=${run.id}`);
    await plan.waitForSelector('.county-map[data-ready="all"]');
    await plan.waitForLoadState('networkidle');
    await keep(walk, 'zones', plan);
    await plan.close();
    console.log(`${name}: zones after ${Math.round((Date.now() - before) / 1000)} s`);
  }
  await page.close();
}

/** Has zones drawn for the dataset that was stored last. */
async function planned(address: string, { name }: Walk, seconds: number) {
  const client = createClient({ base: address });
  const { datasets } = await client.call('listDatasets', {});
  const dataset = datasets[0]!.id;
  const scenarioFile = join(TEXTS, name, 'scenario.json');
  const content = existsSync(scenarioFile) ? JSON.parse(readFileSync(scenarioFile, 'utf8')) : {};
  const { id: scenario } = await client.call('createScenario', { body: { dataset, name, content } });
  const goals = name.startsWith('loudoun') ? { goals: [{ id: 'evenness', tolerance: 0 }] } : {};
  const { id } = await client.call('startRun', { body: { scenario, seconds, ...goals } });
  for (;;) {
    const run = await client.call('readRun', { params: { run: id } });
    if (run.state === 'finished') return { id, dataset, scenario };
    if (run.state !== 'queued' && run.state !== 'running') throw new Error(`The run ${run.state}.`);
    await wait(500);
  }
}

async function keep({ name, mayShow }: Walk, what: string, seen: Locator | Page): Promise<void> {
  const folder = mayShow ? join(TEXTS, name) : join(LOCAL, name);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${what}.jpg`);
  const bytes = await seen.screenshot({ type: 'jpeg', quality: 60 });
  writeFileSync(path, bytes);
  console.log(`${path}: ${Math.ceil(bytes.length / 1024)} kB`);
}
