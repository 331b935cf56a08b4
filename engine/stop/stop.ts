/** Why a search or solver ended before it was done. */
export type StopReason = 'time' | 'iterations' | 'noImprovement' | 'gap' | 'cancelled';

/** What a search or solver knows of itself when it asks whether to go on. All objectives are minimised. */
export interface Progress {
  readonly iteration: number;
  /** Objective of the best answer so far. */
  readonly incumbent?: number | undefined;
  /** Proved lower bound on every answer's objective. */
  readonly bound?: number | undefined;
  /** Iterations since the incumbent last became better. */
  readonly sinceImprovement: number;
}

/** Limits in numbers, for a library that keeps its own; absent where the criterion sets none. */
export interface Limits {
  readonly seconds?: number;
  readonly iterations?: number;
  readonly gap?: number;
}

/** A stopping criterion. Asked in inner loops: `reason` is cheap and keeps nothing of `progress`. */
export interface Stop {
  /** Why to stop now, or null to go on. */
  reason(progress: Progress): StopReason | null;
  /** What is left now, so that a library can be given its limits before it starts. */
  limits?(): Limits;
}

/** A monotonic clock in milliseconds, such as `performance.now`; the engine itself never looks at one. */
export type Now = () => number;

/** Relative gap (incumbent − bound) ⁄ max(|incumbent|, 1e-10); Infinity while either is unknown. */
export function relativeGap(incumbent: number | undefined, bound: number | undefined): number {
  if (incumbent === undefined || bound === undefined) return Infinity;
  if (!Number.isFinite(incumbent) || !Number.isFinite(bound)) return Infinity;
  return (incumbent - bound) / Math.max(Math.abs(incumbent), 1e-10);
}
