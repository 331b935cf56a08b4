/** A whole number dealt out in proportion, what is left over to the largest remainders. */
export function deal(total: number, weights: readonly number[]): number[] {
  const all = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / all);
  const dealt = exact.map(Math.floor);
  const byRemainder = exact
    .map((_, i) => i)
    .sort((a, b) => exact[b]! - dealt[b]! - (exact[a]! - dealt[a]!) || a - b);
  const rest = total - dealt.reduce((a, b) => a + b, 0);
  for (const i of byRemainder.slice(0, rest)) dealt[i]!++;
  return dealt;
}
