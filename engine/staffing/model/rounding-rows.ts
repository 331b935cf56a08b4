/**
 * Mixed-integer rounding (Nemhauser and Wolsey 1990) of Σ aⱼxⱼ + u ≥ b, xⱼ whole and ≥ 0, u ≥ 0 (no u: u = 0): with r = b mod δ,
 *
 *     Σ (r·⌊aⱼ ⁄ δ⌋ + min(r, aⱼ mod δ))·xⱼ + u ≥ r·⌈b ⁄ δ⌉
 *
 * for every δ > 0. A gap of four lessons is met by a quarter of a teacher in the linear relaxation; of whole teachers it takes one.
 * All numbers stay whole.
 */

/** The coefficient that an amount has in the rounded row. */
export function roundedAmount(amount: number, divisor: number, rest: number): number {
  const floor = Math.floor(amount / divisor);
  return rest * floor + Math.min(rest, amount - divisor * floor);
}

/** b mod δ, between 0 and δ − 1; 0: rounding says nothing new. */
export function restOf(needed: number, divisor: number): number {
  return needed - divisor * Math.floor(needed / divisor);
}

/** The right-hand side of the rounded row. */
export function roundedNeed(needed: number, divisor: number): number {
  return restOf(needed, divisor) * Math.ceil(needed / divisor);
}

/** The divisors worth a row: sizes that occur among the amounts, where something is left over. */
export function divisorsOf(values: readonly number[], needed: number): readonly number[] {
  const sizes = new Set<number>();
  for (const value of values) sizes.add(Math.abs(value));
  return [...sizes].filter((size) => size > 1 && restOf(needed, size) > 0).sort((a, b) => b - a);
}
