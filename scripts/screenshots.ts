/**
 * Takes the pictures of README: starts the program on a store of its own, makes what is to be seen, and writes docs/pictures/*.png.
 *
 *   npm run build && node scripts/screenshots.ts
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { createClient } from '../web/shared/client.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PICTURES = join(ROOT, 'docs', 'pictures');
const MOST_BYTES = 300 * 1024;
const SERVING = /http:\/\/127\.0\.0\.1:\d+/;

/** Steps between the shades of a channel, and sizes, that are tried in turn: fewer shades and dots, fewer bytes. */
const SHADES = [
  [1, 1],
  [8, 1],
  [16, 1],
  [16, 0.8],
  [16, 0.65],
  [24, 0.5],
] as const;

/** Runs in the browser, which knows the pictures; a text, because this program does not know the browser's words. */
const SHADED = `async (source, step, size) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width * size, image.height * size];
  const context = canvas.getContext('2d');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < pixels.data.length; i++) {
    if (i % 4 < 3) pixels.data[i] = Math.min(255, Math.round(pixels.data[i] / step) * step);
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL('image/png');
}`;

interface Picture {
  readonly name: string;
  readonly language: 'zh' | 'en';
  readonly place: string;
  /** Waits until there is something to be seen. */
  readonly ready: (page: Page) => Promise<unknown>;
}

const mapStands = (page: Page) => page.waitForSelector('.county-map[data-ready="all"]', { timeout: 120_000 });

const store = mkdtempSync(join(tmpdir(), 'junheng-pictures-'));
const program = spawn(
  process.execPath,
  [join(ROOT, 'bin', 'junheng.cjs'), 'serve', '--port', '0', '--store', store],
  { stdio: ['ignore', 'pipe', 'pipe'] },
);
try {
  const address = await addressOf();
  const run = await prepare(address);
  const pictures: readonly Picture[] = [
    { name: 'plan', language: 'zh', place: '#/plan', ready: mapStands },
    {
      name: 'compare',
      language: 'en',
      place: '#/compare',
      ready: async (page) => {
        await mapStands(page);
        await page.locator('.k-delta').first().waitFor({ timeout: 120_000 });
      },
    },
    {
      name: 'runs',
      language: 'zh',
      place: `#/runs?run=${run}`,
      ready: (page) => page.locator('.r-chart svg').first().waitFor({ timeout: 60_000 }),
    },
    {
      name: 'teachers',
      language: 'en',
      place: '#/teachers?view=schools',
      ready: (page) => page.locator('.x-cards li').first().waitFor({ timeout: 60_000 }),
    },
  ];
  await take(address, pictures);
} finally {
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
  while (!/Junheng serves|均衡/.test(said) || !SERVING.test(said)) {
    if (program.exitCode !== null) throw new Error(`The program ended: ${said}`);
    await wait(200);
  }
  return SERVING.exec(said)![0];
}

/** Two more scenarios with plans and a list of moves; gives the run to be shown. */
async function prepare(base: string): Promise<string> {
  const client = createClient({ base });
  const { datasets } = await client.call('listDatasets', {});
  const dataset = datasets[0]!.id;
  const asked: string[] = [];
  for (const [name, modifications] of [
    [
      '撤并教学点 Close points',
      [
        { kind: 'closeSchool', school: 'S039' },
        { kind: 'closeSchool', school: 'S028' },
      ],
    ],
    ['扩建新城学校 Expand Xincheng', [{ kind: 'expandSchool', school: 'S008', classrooms: 4 }]],
  ] as const) {
    const { id } = await client.call('createScenario', {
      body: { dataset, name, content: { modifications } },
    });
    asked.push((await client.call('startRun', { body: { scenario: id, seconds: 12 } })).id);
    await client.call('startExchangeRun', { body: { scenario: id, seconds: 12 } });
  }
  for (;;) {
    const { runs } = await client.call('listRuns', { query: { dataset } });
    const { runs: drafts } = await client.call('listExchangeRuns', { query: { dataset } });
    if ([...runs, ...drafts].every(({ state }) => state !== 'queued' && state !== 'running'))
      return asked[0]!;
    await wait(500);
  }
}

async function take(address: string, pictures: readonly Picture[]): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--enable-unsafe-swiftshader'],
  });
  try {
    for (const { name, language, place, ready } of pictures) {
      const page = await browser.newPage({
        viewport: { width: 1200, height: 750 },
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
      });
      await page.goto(`${address}/${place}`);
      await ready(page);
      await page.waitForLoadState('networkidle');
      const bytes = await within(page, await page.screenshot());
      const path = join(PICTURES, `${name}.png`);
      writeFileSync(path, bytes);
      console.log(`${path}: ${Math.ceil(bytes.length / 1024)} kB`);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** The picture with as many shades as fit into the bytes that README grants. */
async function within(page: Page, picture: Buffer): Promise<Buffer> {
  await page.goto('about:blank');
  for (const [step, size] of SHADES) {
    const source = `data:image/png;base64,${picture.toString('base64')}`;
    const url = String(await page.evaluate(`(${SHADED})(${JSON.stringify(source)}, ${step}, ${size})`));
    const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
    if (bytes.length <= MOST_BYTES) return bytes;
  }
  throw new Error(`A picture cannot be brought under ${MOST_BYTES} bytes.`);
}
