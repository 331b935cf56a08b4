import type { RunRecord } from '../suite.ts';
import { gapOf, isFeasible, type Reference } from './rows.ts';

export interface Curve {
  readonly runner: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

type References = ReadonlyMap<string, Reference | null>;

/** Gaps at which the performance profile is read: none, then from a thousandth of a percent to the whole. */
const GAPS = [0, ...Array.from({ length: 51 }, (_, k) => 10 ** (-5 + k / 10))];
/** A gap below this is none: the digits of published values. */
const NO_GAP = 1e-6;

/** Performance profile: the share of all runs whose plan keeps every rule and lies within a gap of the best known value. */
export function performanceProfile(records: readonly RunRecord[], references: References): readonly Curve[] {
  return [...Map.groupBy(records, ({ runner }) => runner)].map(([runner, runs]) => {
    const gaps = runs.map((run) => gapOf(run, references.get(run.case) ?? null) ?? Infinity);
    return {
      runner,
      points: GAPS.map(
        (gap) => [gap, gaps.filter((one) => one <= gap + NO_GAP).length / runs.length] as const,
      ),
    };
  });
}

/** Moments at which the gap over time is read, from a tenth of a second on. */
const FIRST_MOMENT = 0.1;
const MOMENTS = 60;

/** Mean gap of a runner's best plans so far, over its runs, by seconds; a run without a plan yet counts as a gap of the whole. */
export function gapOverTime(records: readonly RunRecord[], references: References): readonly Curve[] {
  const limit = Math.max(1, ...records.map(({ limitSeconds }) => limitSeconds));
  const moments = Array.from(
    { length: MOMENTS },
    (_, k) => FIRST_MOMENT * (limit / FIRST_MOMENT) ** (k / (MOMENTS - 1)),
  );
  return [...Map.groupBy(records, ({ runner }) => runner)].map(([runner, runs]) => ({
    runner,
    points: moments.map((moment) => {
      const sum = runs.reduce(
        (total, run) => total + gapAt(run, references.get(run.case) ?? null, moment),
        0,
      );
      return [moment, sum / runs.length] as const;
    }),
  }));
}

function gapAt(run: RunRecord, reference: Reference | null, moment: number): number {
  if (!reference || !isFeasible(run)) return 1;
  const value = run.history.findLast(([seconds]) => seconds <= moment)?.[1];
  return value === undefined
    ? 1
    : Math.min(1, Math.max(0, (value - reference.value) / Math.abs(reference.value)));
}
