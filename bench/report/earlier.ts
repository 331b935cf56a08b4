import type { RunRecord } from '../suite.ts';
import { gapOf, mean, type Reference } from './rows.ts';

/** One instance and runner, now and in an earlier run. */
export interface Change {
  readonly case: string;
  readonly runner: string;
  readonly gap: readonly [before: number | null, now: number | null];
  readonly wallSeconds: readonly [before: number, now: number];
  readonly verdict: 'better' | 'worse' | 'same';
}

/** Gaps that differ by less are the same: a seed's luck. */
const NOTEWORTHY = 1e-4;

/**
 * What changed since an earlier run, for every instance and runner of both. Both are measured by today's reference, so that a
 * better plan found since makes the earlier gap larger, as it truly was.
 */
export function changesSince(
  earlier: readonly RunRecord[],
  now: readonly RunRecord[],
  references: ReadonlyMap<string, Reference | null>,
): readonly Change[] {
  const key = ({ suite, case: name, runner }: RunRecord) => `${suite}|${name}|${runner}`;
  const before = Map.groupBy(earlier, key);
  return [...Map.groupBy(now, key)].flatMap(([id, runs]) => {
    const old = before.get(id);
    if (!old) return [];
    const { case: name, runner } = runs[0]!;
    const reference = references.get(name) ?? null;
    const gap = [meanGap(old, reference), meanGap(runs, reference)] as const;
    return [
      {
        case: name,
        runner,
        gap,
        wallSeconds: [mean(old.map((run) => run.wallSeconds)), mean(runs.map((run) => run.wallSeconds))],
        verdict: verdictOf(gap),
      } satisfies Change,
    ];
  });
}

/** Over the runs with a plan; null where one has none: then there is no mean to be proud of. */
function meanGap(runs: readonly RunRecord[], reference: Reference | null): number | null {
  const gaps = runs.map((run) => gapOf(run, reference));
  return gaps.every((gap) => gap !== null) ? mean(gaps) : null;
}

function verdictOf([before, now]: Change['gap']): Change['verdict'] {
  if (before === null || now === null) return before === now ? 'same' : now === null ? 'worse' : 'better';
  if (Math.abs(now - before) < NOTEWORTHY) return 'same';
  return now < before ? 'better' : 'worse';
}
