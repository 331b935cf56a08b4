import type { Case, RunRecord } from '../suite.ts';

/** The value that an instance is measured by. */
export interface Reference {
  readonly value: number;
  /** `published`, or `found`: the best plan of any runner here, where nothing better is published. */
  readonly from: 'published' | 'found';
  /** Nothing better exists: published as such, or a bound of a run here says so. */
  readonly proved: boolean;
}

/** One row of the table: an instance under one runner, over its seeds. */
export interface Row {
  readonly case: Case;
  readonly reference: Reference | null;
  readonly runner: string;
  readonly runs: number;
  readonly failed: number;
  readonly infeasible: number;
  /** Sentences about what a run said that is not so, each once. */
  readonly falseClaims: readonly string[];
  /** (mean objective − best known) ⁄ best known over the feasible runs; null without either. */
  readonly meanGapToBest: number | null;
  readonly worstGapToBest: number | null;
  /** Largest own certified gap, (objective − bound) ⁄ objective; null where a run has no bound. */
  readonly ownGap: number | null;
  /** Bounds that lie above the best known value by more than rounding: each one is a proof of a fault. */
  readonly invalidBounds: number;
  readonly meanWallSeconds: number;
  /** Null where a run was ended or nothing could be measured. */
  readonly meanCpuSeconds: number | null;
  readonly peakMegabytes: number | null;
  /** How runs without a plan ended. */
  readonly failures: readonly string[];
}

/** Relative slack for comparing with published values, which are printed with four decimals. */
const PRINTED = 1e-6;

/** Whether the judge let a run's plan pass. */
export function isFeasible(run: RunRecord): boolean {
  return run.objective !== null && run.violations.length === 0;
}

/** What a case is measured by; null where nothing is published and nothing was found. */
export function referenceOf(one: Case, records: readonly RunRecord[]): Reference | null {
  const found = Math.min(...records.filter(isFeasible).map(({ objective }) => objective!));
  const published = one.best;
  if (published === null && found === Infinity) return null;
  const isPublished = published !== null && published <= found * (1 + PRINTED);
  const value = isPublished ? published : found;
  const bounded = records.some(
    ({ bound }) => bound !== null && Math.abs(bound - value) <= PRINTED * Math.abs(value),
  );
  return { value, from: isPublished ? 'published' : 'found', proved: (isPublished && one.proved) || bounded };
}

/** The gap of a run to the reference of its case; null where it has no plan that keeps every rule. */
export function gapOf(run: RunRecord, reference: Reference | null): number | null {
  if (!reference || !isFeasible(run)) return null;
  return Math.max(0, (run.objective! - reference.value) / Math.max(Math.abs(reference.value), 1e-10));
}

export function rowsOf(cases: readonly Case[], records: readonly RunRecord[]): Row[] {
  return cases.flatMap((one) => {
    const ofCase = records.filter((record) => record.case === one.name);
    const reference = referenceOf(one, ofCase);
    const byRunner = Map.groupBy(ofCase, ({ runner }) => runner);
    return [...byRunner].map(([runner, runs]) => rowOf(one, reference, runner, runs));
  });
}

function rowOf(one: Case, reference: Reference | null, runner: string, runs: readonly RunRecord[]): Row {
  const found = runs.filter((run) => run.objective !== null);
  const feasible = found.filter(isFeasible);
  const gaps = feasible.flatMap((run) => gapOf(run, reference) ?? []);
  // A bound may lie above its plan by rounding; by more it is told as false.
  const own = feasible.map(({ objective, bound }) =>
    bound === null ? null : Math.max(0, (objective! - bound) / objective!),
  );
  const cpu = runs.map(({ cpuSeconds }) => cpuSeconds);
  const memory = runs.flatMap(({ peakMegabytes }) => peakMegabytes ?? []);
  const above = (run: RunRecord) =>
    reference !== null && run.bound !== null && run.bound > reference.value * (1 + PRINTED);
  return {
    case: one,
    reference,
    runner,
    runs: runs.length,
    failed: runs.length - found.length,
    infeasible: found.length - feasible.length,
    falseClaims: [...new Set(runs.flatMap((run) => claimsOf(run, reference)))],
    meanGapToBest: gaps.length > 0 ? mean(gaps) : null,
    worstGapToBest: gaps.length > 0 ? Math.max(...gaps) : null,
    ownGap: own.length > 0 && own.every((gap) => gap !== null) ? Math.max(...own) : null,
    invalidBounds: runs.filter(above).length,
    meanWallSeconds: mean(runs.map((run) => run.wallSeconds)),
    meanCpuSeconds: cpu.every((seconds) => seconds !== null) ? mean(cpu) : null,
    peakMegabytes: memory.length > 0 ? Math.max(...memory) : null,
    failures: [
      ...new Set(
        runs.flatMap(({ failure, objective, status }) => failure ?? (objective === null ? status : [])),
      ),
    ],
  };
}

/** What a run said that is not so: by the judge of its plan, and by what others found. */
function claimsOf(run: RunRecord, reference: Reference | null): readonly string[] {
  const claims = [...run.falseClaims];
  if (!reference) return claims;
  if (run.status === 'infeasible')
    claims.push(`infeasible, yet a plan of ${reference.value} keeps every rule`);
  if (run.bound !== null && run.bound > reference.value * (1 + PRINTED))
    claims.push(`bound ${run.bound}, yet a plan of ${reference.value} is known`);
  return claims;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
