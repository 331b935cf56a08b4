import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';

/** One allowance of simplex iterations, and of seconds where there is a clock, for many programs. */
export interface Limit {
  /** The backend, each of its programs on the bill. */
  readonly solver: CheckedSolver;
  /** A stop for the programs from now on: so many iterations in all, never more than what is left. */
  readonly stop: (iterations: number) => Stop;
  /** A stop for each single program: so many iterations, whatever others took. */
  readonly each: (iterations: number) => Stop;
  readonly spent: () => number;
  readonly count: (iterations: number) => void;
  readonly reached: () => boolean;
}

/**
 * `seconds` is what each single program may take at most, null where there is no clock: the engine has none of its own, so that in
 * a thread only the backend can look at one.
 */
export function limitOf(iterations: number, seconds: number | null, backend: CheckedSolver): Limit {
  let spent = 0;
  const left = () => Math.max(0, iterations - spent);
  return {
    solver: {
      ...backend,
      async solve(program, options) {
        const result = await backend.solve(program, options);
        spent += result.iterations;
        return result;
      },
    },
    stop(most) {
      const end = Math.min(spent + most, iterations);
      return {
        reason: ({ iteration }) => (iteration >= end - spent ? 'iterations' : null),
        limits: () => ({ iterations: Math.max(0, end - spent), ...(seconds === null ? {} : { seconds }) }),
      };
    },
    each: (most) => ({
      reason: ({ iteration }) => (iteration >= most ? 'iterations' : null),
      limits: () => ({ iterations: most, ...(seconds === null ? {} : { seconds }) }),
    }),
    spent: () => spent,
    count: (more) => {
      spent += more;
    },
    reached: () => left() <= 0,
  };
}
