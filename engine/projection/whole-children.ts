import type { Pupils } from '../units.ts';

/** Sums of many shares that should be whole may come out a hair below. */
const EPSILON = 1e-9;

/**
 * Expected children as whole ones: every place gets its whole part, and what is missing to the rounded total goes to the places with
 * the largest remainders (Hamilton's method), earlier places first where these are equal. The result sums to the rounded sum of what
 * is expected; whole expectations stay as they are.
 */
export function wholeChildren(expected: Float64Array): Int32Array {
  const whole = Int32Array.from(expected, (value) => Math.floor(value + EPSILON));
  let sum = 0;
  let given: Pupils = 0;
  for (let i = 0; i < expected.length; i++) {
    sum += expected[i]!;
    given += whole[i]!;
  }
  const missing = Math.round(sum) - given;
  if (missing <= 0) return whole;
  const order = Array.from(whole.keys()).sort(
    (a, b) => expected[b]! - whole[b]! - (expected[a]! - whole[a]!) || a - b,
  );
  for (const i of order.slice(0, missing)) whole[i]!++;
  return whole;
}
