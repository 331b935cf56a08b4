import { chromium, type Page } from 'playwright-core';
import type { Served } from './county.ts';
import { PageThreads } from './threads.ts';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--enable-unsafe-swiftshader',
];
const PATIENCE = { timeout: 600_000 };
/** Units that are given away one by one, each waited for. */
const CHANGES = 12;

/** What the page cost. Times in milliseconds, as the page's own clock and the threads tell. */
export interface Figures {
  readonly units: number;
  readonly schools: number;
  /** From the answer of the server to the first picture with all units. */
  readonly firstMap: number;
  /** Processor time until then: the page's own thread, and its workers. */
  readonly firstMapPage: number;
  readonly firstMapWorkers: number;
  /** From the beginning of the visit until every indicator stands. */
  readonly figures: number;
  /** Bytes over the wire: of the county before the first picture, of all before it, of all until the indicators stand. */
  readonly countyBytes: number;
  readonly firstBytes: number;
  readonly allBytes: number;
  /** One unit given away: the page's part until it is drawn, and the worker's with every indicator; medians and worst. */
  readonly changePage: readonly [number, number];
  readonly changeWorker: readonly [number, number];
  /** Processor time of the page's thread for one change with all that follows from it. */
  readonly changeThread: number;
  readonly pageMegabytes: number;
  readonly serverMegabytes: number;
}

export async function measure(served: Served): Promise<Figures> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    const wire = wireOf(page);
    await page.goto('about:blank');
    const { address, dataset } = served;
    await page.goto(`${address}/#/plan?dataset=${dataset}&run=inforce`);
    await page.waitForSelector('.county-map[data-ready]', PATIENCE);
    const [drawn, answered, origin] = (await page.evaluate(`[
      performance.getEntriesByName('junheng:map-drawn').at(0).startTime,
      performance.getEntriesByName('junheng:map-answered').at(0).startTime,
      performance.timeOrigin,
    ]`)) as [number, number, number];
    const threads = new PageThreads(process.pid);
    const cost = threads.spent();
    await page.waitForSelector('.plan-figures td', PATIENCE);
    const figures = (await page.evaluate('performance.now()')) as number;
    const first = wire(origin + drawn);
    const { all } = wire(origin + figures);
    await page.waitForSelector('.county-map[data-ready="all"]', PATIENCE);
    const change = await changes(page, threads);
    return {
      units: served.units,
      schools: served.schools,
      firstMap: drawn - answered,
      firstMapPage: cost.page,
      firstMapWorkers: cost.workers,
      figures,
      countyBytes: first.county,
      firstBytes: first.all,
      allBytes: all,
      ...change,
      pageMegabytes: threads.megabytes(),
      serverMegabytes: served.serverMegabytes,
    };
  } finally {
    await browser.close();
  }
}

/** What came over the wire for requests that began until a moment of the wall clock: all, and what is the county's own. */
function wireOf(page: Page): (until: number) => { all: number; county: number } {
  const came: { readonly began: number; readonly bytes: number; readonly county: boolean }[] = [];
  page.on('requestfinished', async (request) => {
    const sizes = await request.sizes().catch(() => null);
    const bytes = (sizes?.responseBodySize ?? 0) + (sizes?.responseHeadersSize ?? 0);
    const county = /\/api\/datasets\/[^/]+\//.test(request.url());
    came.push({ began: request.timing().startTime, bytes, county });
  });
  return (until) => {
    const sums = { all: 0, county: 0 };
    for (const { began, bytes, county } of came) {
      if (began > until) continue;
      sums.all += bytes;
      if (county) sums.county += bytes;
    }
    return sums;
  };
}

async function changes(
  page: Page,
  threads: PageThreads,
): Promise<Pick<Figures, 'changePage' | 'changeWorker' | 'changeThread'>> {
  await page.getByRole('button', { name: 'Click', exact: true }).click();
  await page.getByLabel('Give to').selectOption({ index: 3 });
  const count = async (name: string) =>
    (await page.evaluate(`performance.getEntriesByName('junheng:${name}').length`)) as number;
  // Once unmeasured: the first change also warms what is compiled.
  const places = Array.from(
    { length: CHANGES + 1 },
    (_, k) => [480 + k * 37, 240 + ((k * 53) % 320)] as const,
  );
  let began = threads.spent().page;
  let waited = 0;
  for (const [k, [x, y]] of places.entries()) {
    if (k === 1) {
      await page.evaluate('performance.clearMeasures()');
      began = threads.spent().page;
      waited = 0;
    }
    const before = await count('count');
    await page.mouse.click(x, y);
    // A click on a school or on one of its own units changes nothing.
    const told = `performance.getEntriesByName('junheng:count').length > ${before}`;
    const came = await page.waitForFunction(told, null, { timeout: 20_000, polling: 100 }).then(
      () => 1,
      () => 0,
    );
    await page.waitForTimeout(400);
    waited += came;
  }
  const spent = threads.spent().page - began;
  const measures = async (name: string) =>
    (await page.evaluate(
      `performance.getEntriesByName('junheng:${name}').map((one) => one.duration)`,
    )) as number[];
  const [give, look, answer] = [await measures('give'), await measures('look'), await measures('count')];
  return {
    // One look follows the change itself, one the answer of the worker.
    changePage: [median(give) + 2 * median(look), Math.max(...give) + 2 * Math.max(...look)],
    changeWorker: [median(answer), Math.max(...answer)],
    changeThread: spent / Math.max(1, waited),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
