import { machineOf } from './run.ts';
import type { Case, RunRecord } from './suite.ts';

/** One row of the table: an instance under one runner, over its seeds. */
export interface Row {
  readonly case: Case;
  readonly runner: string;
  readonly runs: number;
  readonly failed: number;
  readonly infeasible: number;
  readonly falseClaims: number;
  /** (mean objective − best known) ⁄ best known over the feasible runs; null without either. */
  readonly meanGapToBest: number | null;
  readonly worstGapToBest: number | null;
  /** Largest own certified gap, (objective − bound) ⁄ objective; null where a run has no bound. */
  readonly ownGap: number | null;
  /** Bounds that lie above the best known value by more than rounding: each one is a proof of a fault. */
  readonly invalidBounds: number;
  readonly meanWallSeconds: number;
  readonly meanCpuSeconds: number;
  readonly peakMegabytes: number;
}

/** Relative slack for comparing with published values, which are printed with four decimals. */
const PRINTED = 1e-6;

export function rowsOf(cases: readonly Case[], records: readonly RunRecord[]): Row[] {
  const rows: Row[] = [];
  for (const one of cases) {
    const ofCase = records.filter((record) => record.case === one.name);
    for (const runner of new Set(ofCase.map((record) => record.runner))) {
      rows.push(
        rowOf(
          one,
          runner,
          ofCase.filter((record) => record.runner === runner),
        ),
      );
    }
  }
  return rows;
}

function rowOf(one: Case, runner: string, runs: readonly RunRecord[]): Row {
  const found = runs.filter((run) => run.objective !== null);
  const feasible = found.filter((run) => run.violations.length === 0);
  const { best } = one;
  const gaps = best === null ? [] : feasible.map((run) => (run.objective! - best) / best);
  const own = feasible.map((run) =>
    run.bound === null ? null : (run.objective! - run.bound) / run.objective!,
  );
  return {
    case: one,
    runner,
    runs: runs.length,
    failed: runs.length - found.length,
    infeasible: found.length - feasible.length,
    falseClaims: runs.filter((run) => run.falseClaims.length > 0).length,
    meanGapToBest: gaps.length > 0 ? mean(gaps) : null,
    worstGapToBest: gaps.length > 0 ? Math.max(...gaps) : null,
    ownGap: own.length > 0 && !own.includes(null) ? Math.max(...(own as number[])) : null,
    invalidBounds:
      best === null ? 0 : runs.filter((run) => run.bound !== null && run.bound > best * (1 + PRINTED)).length,
    meanWallSeconds: mean(runs.map((run) => run.wallSeconds)),
    meanCpuSeconds: mean(runs.map((run) => run.cpuSeconds)),
    peakMegabytes: Math.max(...runs.map((run) => run.peakMegabytes)),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(3)} %`);

/** The table as Markdown, with a line on machine, commit and limits, and the means below. */
export function markdownTable(suite: string, rows: readonly Row[], records: readonly RunRecord[]): string {
  const first = records[0];
  const head = [
    'instance',
    'runner',
    'runs',
    'best known',
    'mean gap to it',
    'worst',
    'own gap',
    'not feasible',
    'wall s',
    'CPU s',
    'MB',
  ];
  const body = rows.map((row) => [
    row.case.name,
    row.runner,
    String(row.runs),
    row.case.best === null ? '–' : `${row.case.best}${row.case.proved ? '' : ' (not proved)'}`,
    percent(row.meanGapToBest),
    percent(row.worstGapToBest),
    percent(row.ownGap),
    String(row.infeasible + row.failed),
    row.meanWallSeconds.toFixed(1),
    row.meanCpuSeconds.toFixed(1),
    row.peakMegabytes.toFixed(0),
  ]);
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const gaps = rows.flatMap((row) => (row.meanGapToBest === null ? [] : [row.meanGapToBest]));
  const owns = rows.flatMap((row) => (row.ownGap === null ? [] : [row.ownGap]));
  const sum = (pick: (row: Row) => number) => rows.reduce((total, row) => total + pick(row), 0);
  return [
    `Suite \`${suite}\`: ${records.length} runs of ${first?.limitSeconds ?? '–'} s, ${first?.threads ?? '–'} thread(s) each, commit ${first?.commit ?? '–'}, ${machineOf()}.`,
    '',
    line(head),
    line(head.map(() => '---')),
    ...body.map(line),
    '',
    `Mean gap to the best known value: ${gaps.length > 0 ? percent(mean(gaps)) : '–'}; mean own certified gap: ${owns.length > 0 ? percent(mean(owns)) : '–'}.`,
    `Plans that break a rule: ${sum((row) => row.infeasible)}; runs without a plan: ${sum((row) => row.failed)}; false claims: ${sum((row) => row.falseClaims)}; invalid bounds: ${sum((row) => row.invalidBounds)}.`,
    '',
  ].join('\n');
}
