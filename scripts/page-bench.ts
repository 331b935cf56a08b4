/**
 * Measures the page in Chromium against a running server: how soon the map is useful, and what script a reassignment costs.
 *
 *     node scripts/page-bench.ts http://127.0.0.1:4173 [DATASET-NAME]
 *
 * Times are those of the page itself (navigation and user timing), in milliseconds; drawing by software is in `ready` and not in the rest.
 */
import { chromium, type Page } from 'playwright-core';

const [address = 'http://127.0.0.1:4173', wanted] = process.argv.slice(2);
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const STROKES = 8;

const { datasets } = (await (await fetch(`${address}/api/datasets`)).json()) as {
  datasets: { id: string; name: string; units: number; schools: number }[];
};
const dataset = datasets.find(({ name }) => wanted === undefined || name.includes(wanted));
if (!dataset)
  throw new Error(`No dataset ${wanted}; there are ${datasets.map(({ name }) => name).join(', ')}.`);
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--enable-unsafe-swiftshader',
  ],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });

async function ready(): Promise<Record<string, number>> {
  await page.goto(`${address}/#/plan?dataset=${dataset!.id}&run=inforce`);
  await page.waitForSelector('.county-map[data-ready]', { timeout: 120_000 });
  const [first, answered] = (await page.evaluate(`[
    performance.now(),
    performance.getEntriesByName('junheng:map-answered').at(-1)?.startTime ?? Number.NaN,
  ]`)) as [number, number];
  await page.waitForSelector('.plan-figures td', { timeout: 300_000 });
  const figures = (await page.evaluate('performance.now()')) as number;
  return { ready: first, readyAfterMapAnswer: first - answered, figures };
}

async function measures(name: string): Promise<number[]> {
  return page.evaluate(
    `performance.getEntriesByName('junheng:${name}').map((one) => one.duration)`,
  ) as Promise<number[]>;
}

function told(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]?.toFixed(1) ?? '-';
  return `median ${at(0.5)}, 95 % ${at(0.95)}, most ${at(1)} ms of ${values.length}`;
}

async function strokes(on: Page): Promise<void> {
  await on.getByRole('button', { name: 'Brush' }).click();
  await on.getByLabel('Give to').selectOption({ index: 3 });
  for (let k = 0; k < STROKES; k++) {
    await on.mouse.move(500 + k * 20, 260 + k * 30);
    await on.mouse.down();
    await on.mouse.move(560 + k * 20, 300 + k * 30, { steps: 6 });
    await on.mouse.up();
    await on.waitForTimeout(700);
  }
}

console.log(`${dataset.name}: ${dataset.units} units, ${dataset.schools} schools`);
for (const run of ['cold', 'warm']) {
  const { ready: at, readyAfterMapAnswer, figures } = await ready();
  console.log(
    `${run}: map useful ${at!.toFixed(0)} ms after navigation, ${readyAfterMapAnswer!.toFixed(0)} ms after the map's bytes; figures ${figures!.toFixed(0)} ms`,
  );
  if (run === 'cold') await page.goto('about:blank');
}
await strokes(page);
for (const [name, what] of [
  ['give', 'page: zones and messages of one change'],
  ['look', 'page: colours, borders and signs of one frame'],
  ['count', 'worker: every indicator and breach after the changes of a moment'],
] as const) {
  console.log(`${what}: ${told(await measures(name))}`);
}
await browser.close();
