import type { Pupils } from '../../../engine/units.ts';

/**
 * Spreads whole totals over places in proportion to weights: to each its share rounded down, and what is left over to the
 * places with the largest remainders (Hamilton's method), earlier places first where remainders are equal. What a place lost
 * or won by rounding in one row is carried into the next, so that small places are not always the ones left out. Each row adds
 * up to its total exactly. Weights of zero everywhere count as equal ones.
 *
 * `totals` e.g. pupils by grade; gives `result[row][place]`. Throws a RangeError on a negative total or an infinite weight.
 */
export function apportion(totals: readonly Pupils[], weights: ArrayLike<number>): Int32Array[] {
  const count = weights.length;
  if (count === 0) return totals.map(() => new Int32Array(0));
  if (!totals.every((total) => total >= 0)) throw new RangeError('A total is no count of people.');
  let sum = 0;
  for (let i = 0; i < count; i++) sum += Math.max(0, weights[i]!);
  if (!Number.isFinite(sum)) throw new RangeError('A weight is no number.');
  const share = Float64Array.from({ length: count }, (_, i) =>
    sum > 0 ? Math.max(0, weights[i]!) / sum : 1 / count,
  );
  const carried = new Float64Array(count);
  return totals.map((wanted) => {
    // More people than there are on earth are a fault of the source, which is told by whoever reads the result.
    const total = Math.min(wanted, LARGEST);
    const given = new Int32Array(count);
    const rest = new Float64Array(count);
    let left = total;
    for (let i = 0; i < count; i++) {
      const exact = total * share[i]! + carried[i]!;
      given[i] = Math.max(0, Math.floor(exact + EPSILON));
      rest[i] = exact - given[i]!;
      left -= given[i]!;
    }
    const order = Array.from(share.keys()).sort((a, b) => rest[b]! - rest[a]! || a - b);
    // Carrying may have given one or two too many; they are taken from those who are farthest above their share.
    for (let k = order.length - 1; left < 0; k = k === 0 ? order.length - 1 : k - 1) {
      const i = order[k]!;
      if (given[i] === 0) continue;
      given[i]!--;
      left++;
    }
    for (let k = 0; left > 0; k = (k + 1) % order.length) {
      // Nobody lives where the weight is zero.
      if (share[order[k]!] === 0) continue;
      given[order[k]!]!++;
      left--;
    }
    for (let i = 0; i < count; i++) carried[i] = total * share[i]! + carried[i]! - given[i]!;
    return given;
  });
}

/** Whole numbers are kept in 32 bits. */
const LARGEST = 2 ** 31 - 1;
/** Shares that should be whole may come out a hair below. */
const EPSILON = 1e-9;
