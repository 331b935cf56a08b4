import { afterIterations, afterSeconds, type Progress, type Stop } from '../../stop/index.ts';

/** How much a phase may spend: steps, or seconds by an injected clock; and a stop that may end it sooner. */
export interface Budget {
  readonly steps: number | null;
  readonly seconds: number | null;
  readonly now: () => number;
  readonly stop: Stop;
}

/** A share of a budget. */
export function part(budget: Budget, share: number): Budget {
  return {
    ...budget,
    steps: budget.steps === null ? null : Math.ceil(budget.steps * share),
    seconds: budget.seconds === null ? null : budget.seconds * share,
  };
}

/** Simplex iterations that count as one step of a budget in steps. */
const ITERATIONS_PER_STEP = 4;

/** The budget as a stop of one program. */
export function limitOf(budget: Budget): Stop {
  return budget.steps === null
    ? afterSeconds(budget.seconds ?? 0, budget.now)
    : afterIterations(budget.steps * ITERATIONS_PER_STEP);
}

/** Tells how far a phase has come, 0 to 1, and when it is over. */
export function progressOf(budget: Budget): (progress: Progress) => number {
  const begin = budget.now();
  return (progress) => {
    if (budget.stop.reason(progress) !== null) return 1;
    if (budget.steps !== null) return Math.min(1, progress.iteration / Math.max(1, budget.steps));
    const spent = (budget.now() - begin) / 1000;
    return Math.min(1, spent / Math.max(1e-6, budget.seconds ?? 1));
  };
}
