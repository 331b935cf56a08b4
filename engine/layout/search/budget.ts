import { afterIterations, anyOf, type Stop, type StopReason } from '../../stop/index.ts';

/** Moves that count as one iteration, and iterations where nothing limits the search. */
export const MOVES_PER_ITERATION = 10_000;
const DEFAULT_ITERATIONS = 2000;
/** Share of a whole slice while the pace is not known, and at least; share of the seconds left that one may take then. */
const FIRST_SLICE = 0.1;
const LEAST_SLICE = 0.01;
const SLICE_SHARE = 0.02;

/**
 * How much of a limit has been spent. With a limit on iterations nothing here depends on the clock; with one on seconds,
 * the pace so far tells how many moves are left.
 */
export class Budget {
  readonly #stop: Stop;
  readonly #seconds: number | null;
  readonly #iterations: number | null;
  #moves = 0;
  #movesSinceMark = 0;
  #secondsAtMark: number;
  #pace: number | null = null;

  constructor(stop: Stop) {
    const limits = stop.limits?.() ?? {};
    this.#stop = stop;
    this.#seconds = limits.seconds ?? null;
    this.#secondsAtMark = limits.seconds ?? 0;
    this.#iterations = limits.iterations ?? (limits.seconds === undefined ? DEFAULT_ITERATIONS : null);
  }

  get iteration(): number {
    return Math.floor(this.#moves / MOVES_PER_ITERATION);
  }

  /** Whether iterations are limited: then nothing may go on as long as the clock allows, even where there is one as well. */
  get counted(): boolean {
    return this.#iterations !== null;
  }

  /** Share of the limit that is spent, 1 when all is. */
  spent(): number {
    return Math.min(1, Math.max(this.#spentIterations(), this.#spentSeconds()));
  }

  /** Counts moves that one batch of jobs has tried. */
  count(moves: number): void {
    this.#moves += moves;
    this.#movesSinceMark += moves;
    const left = this.#secondsLeft();
    const passed = this.#secondsAtMark - left;
    if (this.#seconds === null || passed < 0.05) return;
    const pace = this.#movesSinceMark / passed;
    this.#pace = this.#pace === null ? pace : 0.5 * (this.#pace + pace);
    this.mark();
  }

  /** Begins to measure the pace anew: what happened since the last batch was something else. */
  mark(): void {
    this.#movesSinceMark = 0;
    this.#secondsAtMark = this.#secondsLeft();
  }

  /** About how many moves the limit leaves until a share of it is spent; `fallback` while the pace is not known. */
  movesUntil(share: number, fallback: number): number {
    const left = share - this.spent();
    if (left <= 0) return 0;
    if (this.#iterations !== null) return left * this.#iterations * MOVES_PER_ITERATION;
    return this.#pace === null ? fallback : left * this.#seconds! * this.#pace;
  }

  /** Moves of one job, `most` at most: where seconds count, no more than a small part of what is left of them. */
  slice(most: number): number {
    if (this.#seconds === null) return most;
    if (this.#pace === null) return FIRST_SLICE * most;
    return Math.min(most, Math.max(LEAST_SLICE * most, this.#pace * SLICE_SHARE * this.#secondsLeft()));
  }

  /** Why to stop at once, or null. */
  reason(
    incumbent: number | undefined,
    bound: number | undefined,
    sinceImprovement: number,
  ): StopReason | null {
    const reason = this.#stop.reason({ iteration: this.iteration, incumbent, bound, sinceImprovement });
    if (reason !== null) return reason;
    return this.#iterations !== null && this.iteration >= this.#iterations ? 'iterations' : null;
  }

  /**
   * A stop for a solver at work within the search: after so many of its own iterations, or when the search's time or iterations
   * are used up or it was cancelled. The search's gap and patience are none of a solver's business. `until` is the share of the
   * search's seconds at which the solver has to end.
   */
  solverStop(iterations: number, until = 1): Stop {
    const kept = (1 - until) * (this.#seconds ?? 0);
    const outer: Stop = {
      reason: () => {
        if (this.#seconds !== null && this.#secondsLeft() <= kept) return 'time';
        return this.#stop.reason({ iteration: this.iteration, sinceImprovement: 0 });
      },
      limits: () => {
        const { seconds } = this.#stop.limits?.() ?? {};
        return seconds === undefined ? {} : { seconds: Math.max(0, seconds - kept) };
      },
    };
    return anyOf(outer, afterIterations(iterations));
  }

  /** What is left of a limit on seconds until a share of it is spent; null where there is none, so that repeatable runs see no clock. */
  secondsLeft(until = 1): number | null {
    if (this.#seconds === null) return null;
    return Math.max(0, this.#secondsLeft() - (1 - until) * this.#seconds);
  }

  #secondsLeft(): number {
    return this.#stop.limits?.().seconds ?? Infinity;
  }

  #spentIterations(): number {
    if (this.#iterations === null) return 0;
    return this.#iterations <= 0 ? 1 : this.#moves / (this.#iterations * MOVES_PER_ITERATION);
  }

  #spentSeconds(): number {
    if (this.#seconds === null) return 0;
    return this.#seconds <= 0 ? 1 : 1 - this.#secondsLeft() / this.#seconds;
  }
}
