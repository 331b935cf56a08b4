/**
 * Measures the page in Chromium, each county on a server of its own: `npm run bench -- page [UNITSxSCHOOLS …] [--write]`. Without sizes the demo
 * county, 20000x300 and 100000x1000. `--write` puts the table into docs/page.md. Processor times are those of the page's threads, which
 * other work on the machine does not lengthen; drawing is done by software here, and counts in the first map alone.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { serveCounty } from './page-bench/county.ts';
import { type Figures, measure } from './page-bench/measure.ts';

const FILE = new URL('../docs/page.md', import.meta.url);
const [BEGIN, END] = ['<!-- generated:page-bench -->', '<!-- /generated:page-bench -->'];

const args = process.argv.slice(2);
const sizes = args.flatMap((arg) => {
  const [units, schools] = arg.split('x').map(Number);
  return units && schools ? [{ units, schools }] : [];
});
const wanted =
  sizes.length > 0 ? sizes : [null, { units: 20_000, schools: 300 }, { units: 100_000, schools: 1000 }];

const found: Figures[] = [];
for (const size of wanted) {
  console.error(size ? `${size.units} units, ${size.schools} schools …` : 'The demo county …');
  const served = await serveCounty(size);
  try {
    found.push(await measure(served));
  } finally {
    served.close();
  }
}

const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
const kb = (value: number) => `${Math.round(value / 1000).toLocaleString('en-GB')} kB`;
const mb = (value: number) => `${Math.round(value)} MB`;
const both = ([middle, worst]: readonly [number, number]) => `${middle.toFixed(1)} / ${worst.toFixed(1)} ms`;
const ROWS: readonly (readonly [string, (one: Figures) => string])[] = [
  ['first map after the server’s answer', ({ firstMap }) => ms(firstMap)],
  ['– processor time of the page’s thread since the visit began', ({ firstMapPage }) => ms(firstMapPage)],
  ['– of its workers', ({ firstMapWorkers }) => ms(firstMapWorkers)],
  ['every indicator after the visit began', ({ figures }) => ms(figures)],
  ['over the wire before the first map', ({ firstBytes }) => kb(firstBytes)],
  ['– of it the county', ({ countyBytes }) => kb(countyBytes)],
  ['over the wire with every indicator', ({ allBytes }) => kb(allBytes)],
  ['one unit given away: script of the page, median / worst', ({ changePage }) => both(changePage)],
  ['– script of the worker, every indicator and breach', ({ changeWorker }) => both(changeWorker)],
  ['– processor time of the page’s scripts with panels and hovering', ({ changeScript }) => ms(changeScript)],
  ['– processor time of the page’s thread, drawing and panels too', ({ changeThread }) => ms(changeThread)],
  ['memory of the page’s process', ({ pageMegabytes }) => mb(pageMegabytes)],
  ['memory of the server, all prepared', ({ serverMegabytes }) => mb(serverMegabytes)],
];
const head = found.map(
  ({ units, schools }) => `${units.toLocaleString('en-GB')} × ${schools.toLocaleString('en-GB')}`,
);
const table = [
  `| units × schools | ${head.join(' | ')} |`,
  `|---|${head.map(() => '---:|').join('')}`,
  ...ROWS.map(([name, tell]) => `| ${name} | ${found.map(tell).join(' | ')} |`),
].join('\n');
console.log(table);

if (args.includes('--write')) {
  const text = readFileSync(FILE, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/page.md has no ${BEGIN} … ${END}.`);
  writeFileSync(FILE, `${before}${BEGIN}\n${table}\n${END}${after}`);
}
