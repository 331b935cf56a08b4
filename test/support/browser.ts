import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { type Program, SERVING, startProgram } from '../web/support/server-process.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
/** Software drawing, and nothing that the browser itself would ask the world for. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
];

/** For `beforeAll`: a build, a server and a browser may have to wait for others. */
export const OPENING_MS = 240_000;

/** The program as a user starts it, with the demo county, and a browser. */
export interface Desk {
  readonly address: string;
  readonly program: Program;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

/** Starts the real server on a store of its own (with the built page) and a browser. */
export async function openDesk(args: readonly string[] = []): Promise<Desk> {
  await buildPage();
  const store = mkdtempSync(join(tmpdir(), 'junheng-desk-'));
  const serve = ['serve', '--port', '0', '--store', store, ...args];
  const [program, browser] = await Promise.all([
    startProgram(serve, {}, SERVING),
    chromium.launch({ executablePath: CHROMIUM, args: FLAGS }),
  ]);
  return {
    address: program.address,
    program,
    browser,
    async close() {
      await browser.close();
      await program.end();
      rmSync(store, { recursive: true, force: true });
    },
  };
}

export interface VisitOptions {
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  /** Gives up the other roles, as for a meeting: `viewer planner`. */
  readonly roles?: string;
  readonly touch?: boolean;
}

/** A page with what it did besides being looked at. */
export interface Visit {
  readonly page: Page;
  /** Addresses elsewhere that were asked for; each was refused. */
  readonly foreign: readonly string[];
  /** Errors of the page and its console. */
  readonly errors: readonly string[];
  /** Bytes that came over the wire. */
  readonly received: () => number;
  readonly close: () => Promise<void>;
}

/** Opens an address of the page (`#/plan?…`), as a reader of that language with that screen. */
export async function visit(
  { browser, address }: Desk,
  place: string,
  { width = 1440, height = 900, language = 'zh', theme = 'light', roles, touch }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: theme,
    hasTouch: touch ?? false,
    acceptDownloads: true,
  });
  if (roles) await context.addCookies([{ name: 'junheng-as', value: roles, url: address }]);
  // Sum of all layout shifts that no click caused.
  await context.addInitScript(`
    window.__shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.__shifts += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  `);
  const foreign: string[] = [];
  const errors: string[] = [];
  let bytes = 0;
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url());
    if (url.origin === address || url.protocol === 'data:' || url.protocol === 'blob:')
      return route.continue();
    foreign.push(url.href);
    return route.abort();
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    // A refusal that the page shows is an answer, and the browser names it in the console all the same.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('requestfinished', async (request) => {
    const sizes = await request.sizes().catch(() => null);
    bytes += sizes?.responseBodySize ?? 0;
  });
  await page.goto(`${address}/${place}`);
  return { page, foreign, errors, received: () => bytes, close: () => context.close() };
}

const STEADY = 0.1;

/** No request left the machine, nothing failed, nothing jumped. */
export async function expectQuiet({ page, foreign, errors }: Visit): Promise<void> {
  expect(foreign).toEqual([]);
  expect(errors).toEqual([]);
  expect(await page.evaluate('window.__shifts')).toBeLessThan(STEADY);
}

/** Waits until the map stands: units first, or `all` with streets and names. */
export async function mapReady(page: Page, what: 'units' | 'all' = 'units'): Promise<void> {
  const selector = what === 'all' ? '.county-map[data-ready="all"]' : '.county-map[data-ready]';
  await page.waitForSelector(selector, { timeout: 90_000 });
}

/** Nothing that axe calls serious or critical, by the rules of WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(passes.length).toBeGreaterThan(5);
  const told = violations.map(
    ({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect(told.filter((line) => /^(?:serious|critical)/.test(line))).toEqual([]);
}

const LOCK = join(ROOT, '.test', 'page.lock');
const LONGEST_BUILD_MS = 120_000;

/** Builds dist/page where it is older than its sources; one process at a time. */
async function buildPage(): Promise<void> {
  mkdirSync(join(ROOT, '.test'), { recursive: true });
  const until = Date.now() + LONGEST_BUILD_MS;
  while (!locked()) {
    if (Date.now() > until)
      throw new Error(`Another build of the page does not end; remove ${LOCK} if there is none.`);
    await wait(200);
  }
  try {
    const built = join(ROOT, 'dist', 'page', 'index.html');
    const newest = Math.max(
      newestIn(join(ROOT, 'web', 'app')),
      newestIn(join(ROOT, 'engine')),
      newestIn(join(ROOT, 'web', 'shared')),
    );
    if (existsSync(built) && statSync(built).mtimeMs > newest) return;
    const { status, stdout, stderr } = spawnSync('vite', ['build', 'web/app'], {
      cwd: ROOT,
      encoding: 'utf8',
      // The test runner's own mode would bring the heavy React of development into dist/page.
      env: { ...process.env, NODE_ENV: 'production' },
    });
    if (status !== 0) throw new Error(`The page does not build:\n${stdout}\n${stderr}`);
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function locked(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}

function newestIn(folder: string): number {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs);
  }
  return newest;
}
