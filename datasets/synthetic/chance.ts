import type { Random } from '../../engine/random.ts';

/** Things with the share of each; what the shares lack to one falls to the last. */
export type Shares<T> = readonly (readonly [thing: T, share: number])[];

export function drawn<T>(shares: Shares<T>, random: Random): T {
  let left = random.float();
  for (const [thing, share] of shares) {
    left -= share;
    if (left < 0) return thing;
  }
  return shares[shares.length - 1]![0];
}
