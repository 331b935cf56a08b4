import { relativeGap, type Stop } from './stop.ts';

/** Stops once incumbent and bound are within a relative gap. */
export function withinGap(gap: number): Stop {
  return {
    reason: (progress) => (relativeGap(progress.incumbent, progress.bound) <= gap ? 'gap' : null),
    limits: () => ({ gap }),
  };
}
