import type { Limits, Stop, StopReason } from './stop.ts';

/**
 * Of a criterion only what interrupts work from outside: time and cancelling. For a part of the work that counts iterations of its own (pivots of a
 * bound), which are not those that the user limited.
 */
export function interruptsOf(stop: Stop): Stop {
  return {
    reason: (): StopReason | null => stop.reason({ iteration: 0, sinceImprovement: 0 }),
    limits(): Limits {
      const seconds = stop.limits?.().seconds;
      return seconds === undefined ? {} : { seconds };
    },
  };
}
