import { escapeHtml } from '../../engine/report/html/escape.ts';
import { htmlPage } from '../../engine/report/html/page.ts';
import type { RunRecord } from '../suite.ts';
import { barChart, lineChart, logarithmic } from './charts.ts';
import { gapOverTime, performanceProfile } from './curves.ts';
import { changesSince } from './earlier.ts';
import { cellsOf, HEAD, percent } from './markdown.ts';
import type { Reference, Row } from './rows.ts';

const CLAIMS = HEAD.indexOf('false claims');

/** Everything about one suite that the page shows. */
export interface SuiteResult {
  readonly suite: string;
  readonly help: string;
  readonly rows: readonly Row[];
  readonly records: readonly RunRecord[];
  /** Runners that could not run here, with the reason. */
  readonly absent: readonly (readonly [runner: string, reason: string])[];
  /** Records of an earlier run; null where none is compared with. */
  readonly earlier: readonly RunRecord[] | null;
}

/** The report of a benchmark as one page that loads nothing. */
export function benchPage(results: readonly SuiteResult[]): string {
  const first = results.flatMap(({ records }) => records)[0];
  const about = first ? `Commit ${first.commit}. ${first.machine}.` : 'Nothing was run.';
  const body = [
    `<header><h1>Junheng benchmarks</h1><p class="sub">${escapeHtml(about)} Every plan was judged by engine/check, which shares no code with any runner.</p></header>`,
    ...results.map(section),
  ];
  return htmlPage('Junheng benchmarks', 'en', body.join('\n'));
}

function section(result: SuiteResult): string {
  const { suite, help, rows, records, absent, earlier } = result;
  const references = new Map(rows.map((row) => [row.case.name, row.reference]));
  const first = records[0];
  const limits = first
    ? `${records.length} runs of ${first.limitSeconds} s with ${first.threads} thread(s), each in a process of its own.`
    : '';
  return [
    `<section><h2>${escapeHtml(suite)}</h2><p class="sub">${escapeHtml(help)}. ${limits}</p>`,
    ...absent.map(
      ([runner, reason]) => `<p class="note">${escapeHtml(`${runner} was left out: ${reason}.`)}</p>`,
    ),
    records.length > 0 ? charts(records, references) : '',
    table(HEAD, rows.map(cellsOf), (cells) => (cells[CLAIMS] === '0' ? null : 'bad')),
    claims(rows),
    earlier ? changes(earlier, records, references) : '',
    '</section>',
  ].join('\n');
}

function charts(records: readonly RunRecord[], references: ReadonlyMap<string, Reference | null>): string {
  const limit = Math.max(1, ...records.map(({ limitSeconds }) => limitSeconds));
  const gapTicks = [0.00001, 0.0001, 0.001, 0.01, 0.1, 1].map((gap) => [gap, `${gap * 100} %`] as const);
  const shareTicks = [0, 0.25, 0.5, 0.75, 1].map((share) => [share, `${share * 100} %`] as const);
  const times = [0.1, 1, 10, 60, 600, 3600].filter((seconds) => seconds <= limit);
  const byRunner = Map.groupBy(records, ({ runner }) => runner);
  const peaks = [...byRunner].map(([runner, runs]) => {
    const value = Math.max(0, ...runs.flatMap(({ peakMegabytes }) => peakMegabytes ?? []));
    return { name: runner, value, text: `${value.toFixed(0)} MB` };
  });
  return [
    lineChart(
      'Performance profile',
      { label: 'gap to the best known value', ticks: gapTicks, at: logarithmic(0.00001, 1) },
      { label: 'share of runs within the gap', ticks: shareTicks, at: (share) => share },
      performanceProfile(records, references),
    ),
    lineChart(
      'Gap over time',
      { label: 'seconds', ticks: times.map((t) => [t, String(t)] as const), at: logarithmic(0.1, limit) },
      { label: 'mean gap; no plan yet counts as 100 %', ticks: gapTicks, at: logarithmic(0.00001, 1) },
      gapOverTime(records, references),
    ),
    barChart('Most memory of a run, all its processes together', peaks),
  ].join('\n');
}

/** What runners said that is not so, and how runs without a plan ended. */
function claims(rows: readonly Row[]): string {
  const told = rows.flatMap((row) =>
    row.falseClaims.map((claim) => `${row.case.name}, ${row.runner}: false claim: ${claim}`),
  );
  const failed = rows.flatMap((row) =>
    row.failures.map((failure) => `${row.case.name}, ${row.runner}: no plan: ${failure}`),
  );
  const item = (text: string) => `<li>${escapeHtml(text)}</li>`;
  if (told.length + failed.length === 0)
    return '<p class="note">No false claim, and every run has a plan.</p>';
  return `<ul>${[...told.map((text) => item(text)), ...failed.map(item)].join('')}</ul>`;
}

function changes(
  earlier: readonly RunRecord[],
  records: readonly RunRecord[],
  references: ReadonlyMap<string, Reference | null>,
): string {
  const list = changesSince(earlier, records, references);
  const seconds = (value: number) => value.toFixed(1);
  const head = ['instance', 'runner', 'gap before', 'gap now', 'wall s before', 'now', 'verdict'];
  const cells = list.map(({ case: name, runner, gap, wallSeconds, verdict }) => [
    name,
    runner,
    percent(gap[0]),
    percent(gap[1]),
    seconds(wallSeconds[0]),
    seconds(wallSeconds[1]),
    verdict,
  ]);
  const count = (verdict: string) => list.filter((one) => one.verdict === verdict).length;
  const from = earlier[0] ? `commit ${earlier[0].commit}, ${earlier[0].machine}` : 'nothing';
  return [
    `<p><strong>Against the earlier run (${escapeHtml(from)})</strong></p>`,
    `<p>${count('better')} better, ${count('worse')} worse, ${count('same')} the same.</p>`,
    table(head, cells, (row) => (row.at(-1) === 'worse' ? 'bad' : row.at(-1) === 'better' ? 'good' : null)),
  ].join('\n');
}

/** Numbers up to this many signs stay on one line. */
const LONGEST_UNBROKEN = 14;

function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  mark: (cells: readonly string[]) => string | null,
): string {
  const body = rows.map((cells) => {
    const kind = mark(cells);
    const inside = cells
      .map(
        (cell, c) =>
          `<td class="${c < 2 ? 'w' : cell.length > LONGEST_UNBROKEN ? 'n t' : 'n'}">${escapeHtml(cell)}</td>`,
      )
      .join('');
    return `<tr${kind ? ` class="${kind}"` : ''}>${inside}</tr>`;
  });
  const header = head.map((cell, c) => `<th${c < 2 ? '' : ' class="n"'}>${escapeHtml(cell)}</th>`).join('');
  return `<table class="wide"><thead><tr>${header}</tr></thead><tbody>${body.join('\n')}</tbody></table>`;
}
