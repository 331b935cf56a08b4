/**
 * Weighs the built page (dist/page) as it goes over the wire, gzipped, and ends with code 1 where a part is over its budget. Called by
 * `npm run build`; the figures are those of docs/page.md.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const PAGE = fileURLToPath(new URL('../dist/page', import.meta.url));
const KB = 1000;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

const manifest = JSON.parse(readFileSync(join(PAGE, '.vite', 'manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;
const assets = readdirSync(join(PAGE, 'assets'));

function weight(files: Iterable<string>): number {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(readFileSync(join(PAGE, file)), { level: 9 }).length;
  return bytes;
}

/** Everything that is loaded with a module at once: its scripts and its style sheets. */
function loadedWith(keys: readonly string[]): { scripts: Set<string>; styles: Set<string> } {
  const seen = new Set<string>();
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const walk = (key: string) => {
    const chunk = manifest[key];
    if (!chunk || seen.has(key)) return;
    seen.add(key);
    scripts.add(chunk.file);
    for (const sheet of chunk.css ?? []) styles.add(sheet);
    for (const other of chunk.imports ?? []) walk(other);
  };
  keys.forEach(walk);
  return { scripts, styles };
}

/** Workers are no part of the manifest. */
function workers(name: RegExp): string[] {
  const found = assets.filter((file) => name.test(file)).map((file) => `assets/${file}`);
  if (found.length === 0)
    throw new Error(`No worker ${name} in dist/page/assets; the budget must be taught its new name.`);
  return found;
}

const entry = Object.keys(manifest).find((key) => manifest[key]!.isEntry)!;
const shell = loadedWith([entry]);
const first = loadedWith([entry, 'pages/plan/PlanPage.tsx', 'map/county-map.ts']);
const mapOnly = [...loadedWith(['map/county-map.ts']).scripts].filter((file) => /county-map/.test(file));
const drawing = workers(/^maplibre-gl-worker.*\.js$/);
const own = workers(/^(?:geometry|engine)\.worker.*\.js$/);

const parts = [
  ['shell script', weight(shell.scripts), 150 * KB],
  ['map script and its worker', weight([...mapOnly, ...drawing]), 445 * KB],
  ['style sheets before the map stands', weight(first.styles), 25 * KB],
  [
    'all before the map is idle',
    weight([...first.scripts, ...first.styles, ...drawing, ...own, 'index.html']),
    700 * KB,
  ],
] as const;

let over = 0;
for (const [name, bytes, budget] of parts) {
  const isOver = bytes > budget;
  if (isOver) over++;
  const line = `${name}: ${(bytes / KB).toFixed(1)} of ${budget / KB} kB gzipped`;
  console.log(isOver ? `OVER BUDGET  ${line}` : `             ${line}`);
}
if (over > 0) {
  console.error('The page has grown too heavy; load what is not needed at first when it is asked for.');
  process.exitCode = 1;
}
