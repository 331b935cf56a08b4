import { machineOf } from '../machine.ts';
import type { RunRecord } from '../suite.ts';
import { mean, type Row } from './rows.ts';

export const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(3)} %`);

export const HEAD = [
  'instance',
  'runner',
  'runs',
  'best known',
  'mean gap to it',
  'worst',
  'own gap',
  'breaks a rule',
  'no plan',
  'false claims',
  'wall s',
  'CPU s',
  'MB',
] as const;

/** One row as it is shown, in the order of `HEAD`. */
export function cellsOf({ reference, ...row }: Row): readonly string[] {
  const known = reference === null ? '–' : String(Number(reference.value.toPrecision(10)));
  const marks = [
    reference?.from === 'found' ? 'found here' : null,
    reference && !reference.proved ? 'not proved' : null,
  ].filter((mark) => mark !== null);
  return [
    row.case.name,
    row.runner,
    String(row.runs),
    marks.length > 0 ? `${known} (${marks.join(', ')})` : known,
    percent(row.meanGapToBest),
    percent(row.worstGapToBest),
    percent(row.ownGap),
    String(row.infeasible),
    String(row.failed),
    String(row.falseClaims.length),
    row.meanWallSeconds.toFixed(1),
    row.meanCpuSeconds?.toFixed(1) ?? '–',
    row.peakMegabytes?.toFixed(0) ?? '–',
  ];
}

/** The table as Markdown, with a line on machine, commit and limits, and the means below. */
export function markdownTable(suite: string, rows: readonly Row[], records: readonly RunRecord[]): string {
  const first = records[0];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const runners = [...new Set(rows.map(({ runner }) => runner))];
  return [
    `Suite \`${suite}\`: ${records.length} runs of ${first?.limitSeconds ?? '–'} s, ${first?.threads ?? '–'} thread(s) each, commit ${first?.commit ?? '–'}, ${first?.machine ?? machineOf()}.`,
    '',
    line(HEAD),
    line(HEAD.map(() => '---')),
    ...rows.map((row) => line(cellsOf(row))),
    '',
    ...runners.flatMap((runner) =>
      totals(
        runners.length > 1 ? runner : null,
        rows.filter((row) => row.runner === runner),
      ),
    ),
    '',
  ].join('\n');
}

/** Two sentences of one runner over all instances. */
function totals(runner: string | null, rows: readonly Row[]): readonly string[] {
  const gaps = rows.flatMap((row) => row.meanGapToBest ?? []);
  const owns = rows.flatMap((row) => row.ownGap ?? []);
  const sum = (pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0);
  const who = runner === null ? '' : `${runner}: `;
  return [
    `${who}Mean gap to the best known value: ${gaps.length > 0 ? percent(mean(gaps)) : '–'}; mean own certified gap: ${owns.length > 0 ? percent(mean(owns)) : '–'}.`,
    `${who}Plans that break a rule: ${sum((row) => row.infeasible)}; runs without a plan: ${sum((row) => row.failed)}; false claims: ${sum((row) => row.falseClaims.length)}; invalid bounds: ${sum((row) => row.invalidBounds)}.`,
  ];
}
