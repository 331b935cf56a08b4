import type { MetersPerSecond } from '../units.ts';

/** Throws a RangeError on a walking speed that is not positive and finite. */
export function requireSpeed(speed: MetersPerSecond): void {
  if (speed > 0 && speed < Infinity) return;
  throw new RangeError(`A walking speed must be a positive number of metres a second, not ${speed}.`);
}
