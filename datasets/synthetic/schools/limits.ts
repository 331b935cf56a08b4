import type { Reach } from './reach.ts';

/** Longest ways of the grade bands (30, 40 and 60 minutes at 3.6, 4 and 4.5 km/h), in seconds at a metre a second. */
export const LIMITS = { primary: [1_800, 2_667], junior: [4_500] } as const;

/** What a way costs on top that a rule forbids, more than any way within reach: such a zone grows last of all. */
const FORBIDDEN = 20_000;
/** What rounding to thousandths may make of a limit at another speed. */
const ROUNDING = 0.1;

/**
 * Ways as `grownZones` should see them: dear where a grade band would walk beyond its limit although another school of
 * the stage is within it.
 */
export function lawfulReach(
  reach: Reach,
  limits: readonly number[],
  among: (school: number) => boolean,
): Pick<Reach, 'seconds'> {
  const nearest = reach.nearest(among);
  return {
    seconds(school, unit) {
      const walk = reach.seconds(school, unit);
      for (const limit of limits) {
        if (walk <= limit - ROUNDING || nearest[unit]! > limit + ROUNDING) continue;
        if (walk > nearest[unit]!) return walk + FORBIDDEN;
      }
      return walk;
    },
  };
}

/** Whether a way of `lawfulReach` is one that a rule forbids. */
export function isForbidden(seconds: number): boolean {
  return seconds >= FORBIDDEN && seconds < Infinity;
}
