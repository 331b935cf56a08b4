import type { Stop } from './stop.ts';

/** Stops once the incumbent has not become better for so many iterations; never before there is one. */
export function withoutImprovement(iterations: number): Stop {
  return {
    reason: (progress) =>
      progress.incumbent !== undefined && progress.sinceImprovement >= iterations ? 'noImprovement' : null,
  };
}
