/// <reference lib="dom" />
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
/** How long one change may take to be counted, also where a large county is drawn by software. */
const PATIENCE_WITH_ONE_MS = 30_000;
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
  /** Of the page's thread for one change with all that follows from it, panels and hovering too: processor time in scripts, and in everything. */
  readonly changeScript: number;
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
    const change = await changes(page, threads, await scriptClock(page));
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

/** Milliseconds of processor time that the page's own thread has spent in scripts. */
async function scriptClock(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000;
  };
}

async function changes(
  page: Page,
  threads: PageThreads,
  scripts: () => Promise<number>,
): Promise<Pick<Figures, 'changePage' | 'changeWorker' | 'changeScript' | 'changeThread'>> {
  await page.getByRole('button', { name: 'Click', exact: true }).click();
  const target = await page.getByLabel('Give to').selectOption({ index: 3 });
  const places = await placesOf(page, Number(target[0]));
  if (places.length <= CHANGES) throw new Error(`Only ${places.length} units can be clicked on.`);
  const count = async () =>
    (await page.evaluate("performance.getEntriesByName('junheng:count').length")) as number;
  const nothing = { thread: 0, scripts: 0 };
  const [began, spent] = [{ ...nothing }, { ...nothing }];
  let changed = -1;
  for (const [x, y] of places) {
    if (changed === CHANGES) break;
    Object.assign(began, { thread: threads.spent().page, scripts: await scripts() });
    const before = await count();
    await page.mouse.click(x, y);
    // Where outlines are coarse, the unit under its own middle may be another, of the school itself.
    const until = Date.now() + PATIENCE_WITH_ONE_MS;
    while ((await count()) === before && Date.now() < until) await page.waitForTimeout(200);
    if ((await count()) === before) continue;
    await page.waitForTimeout(400);
    changed++;
    // The first change is not measured: it also warms what is compiled.
    if (changed === 0) await page.evaluate('performance.clearMeasures()');
    else {
      spent.thread += threads.spent().page - began.thread;
      spent.scripts += (await scripts()) - began.scripts;
    }
  }
  if (changed < CHANGES) throw new Error(`Only ${changed + 1} of ${places.length} clicks gave a unit away.`);
  const measures = async (name: string) =>
    (await page.evaluate(
      `performance.getEntriesByName('junheng:${name}').map((one) => one.duration)`,
    )) as number[];
  const [give, look, answer] = [await measures('give'), await measures('look'), await measures('count')];
  return {
    // One look follows the change itself, one the answer of the worker.
    changePage: [median(give) + 2 * median(look), Math.max(...give) + 2 * Math.max(...look)],
    changeWorker: [median(answer), Math.max(...answer)],
    changeScript: spent.scripts / CHANGES,
    changeThread: spent.thread / CHANGES,
  };
}

/** Where units of other schools lie on the screen, with nothing else over them: more than are counted. */
function placesOf(page: Page, target: number): Promise<[number, number][]> {
  return page.evaluate(
    ({ target, wanted }) => {
      // biome-ignore lint/suspicious/noExplicitAny: the map hangs on its box for measurements
      const { map, data } = (document.querySelector('.county-map') as any).countyMap;
      const box = map.getCanvas().getBoundingClientRect();
      const zone = data.zonesInForce[0];
      const found: [number, number][] = [];
      for (let k = 0; k < data.units.count && found.length < wanted; k++) {
        const unit = (k * 7919) % data.units.count;
        if (zone[unit] === target || zone[unit] < 0) continue;
        const { x, y } = map.project([data.units.lon[unit], data.units.lat[unit]]);
        const free = document.elementFromPoint(box.x + x, box.y + y) === map.getCanvas();
        const hit = map.queryRenderedFeatures([
          [x - 4, y - 4],
          [x + 4, y + 4],
        ]);
        if (free && !hit.some(({ source }: { source: string }) => source === 'schools'))
          found.push([box.x + x, box.y + y]);
      }
      return found;
    },
    { target, wanted: 2 * CHANGES },
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
