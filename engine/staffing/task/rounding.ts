/** What the machine's rounding may add to a product of decimal numbers. */
const EPSILON = 1e-9;

/** ⌈x⌉ where x came out of decimal factors: 3.0000000001 is 3. */
export function ceil(x: number): number {
  return Math.ceil(x - EPSILON);
}

/** ⌊x⌋ where x came out of decimal factors: 2.9999999999 is 3. */
export function floor(x: number): number {
  return Math.floor(x + EPSILON);
}
