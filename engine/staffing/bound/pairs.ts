import type { ExchangeModel } from '../model/model.ts';

/** The different (dimension, amount) pairs of all vectors: few, so that each is priced once a row and vectors add them up. */
export interface Pairs {
  readonly count: number;
  readonly dim: Int32Array;
  readonly amount: Int32Array;
  /** Pair of each entry of a vector. */
  readonly of: Int32Array;
}

export function pairsOf({ vectorDim, vectorAmount }: ExchangeModel): Pairs {
  const known = new Map<string, number>();
  const dim: number[] = [];
  const amount: number[] = [];
  const of = Int32Array.from(vectorDim, (d, i) => {
    const key = `${d}/${vectorAmount[i]!}`;
    const held = known.get(key);
    if (held !== undefined) return held;
    known.set(key, dim.length);
    dim.push(d);
    amount.push(vectorAmount[i]!);
    return dim.length - 1;
  });
  return { count: dim.length, dim: Int32Array.from(dim), amount: Int32Array.from(amount), of };
}
