import type { Stop } from './stop.ts';

/** Stops after so many iterations: the repeatable limit. */
export function afterIterations(iterations: number): Stop {
  return {
    reason: (progress) => (progress.iteration >= iterations ? 'iterations' : null),
    limits: () => ({ iterations }),
  };
}
