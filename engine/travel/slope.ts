import type { Meters } from '../units.ts';

/** Steeper than this a walker takes stairs or a bend that the map does not show: slopes are cut off here. */
export const STEEPEST = 0.6;

/**
 * Speed on a slope over speed on flat ground: Tobler's hiking function, 6·exp(−3.5·|s + 0.05|) km/h (W. Tobler, Three
 * presentations on geographical analysis and modeling, NCGIA technical report 93-1, 1993), divided by its value at s = 0.
 *
 * `climb` is the height gained over `run` metres of way (negative downhill). 1 on the flat; 1.19 at most, on a
 * gentle descent of 1 in 20; uphill is always slower than the same way down.
 */
export function slopeFactor(climb: Meters, run: Meters): number {
  if (!(run > 0) || !Number.isFinite(climb)) return 1;
  const slope = Math.max(-STEEPEST, Math.min(STEEPEST, climb / run));
  return Math.exp(-3.5 * (Math.abs(slope + 0.05) - 0.05));
}
