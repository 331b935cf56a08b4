/**
 * A linear rule over a whole answer: lower ≤ Σ amounts of open schools, of what they have grown by, and of who goes where ≤ upper.
 * Where it has a price, what is missing or too much costs that much each instead of being forbidden.
 */
export interface SiteRow {
  readonly id: string;
  readonly schools: readonly number[];
  /** By school of `schools`. */
  readonly openAmounts: readonly number[];
  /** By school of `schools`, then by size; empty where growth counts nothing. */
  readonly sizeAmounts?: readonly (readonly number[])[];
  /** Candidates that count, ascending, and what each does. */
  readonly candidates?: Int32Array;
  readonly amounts?: Float64Array;
  readonly lower: number;
  readonly upper: number;
  readonly price?: number;
  /** What one of the cost of all rows with a price adds to this one; rows with a price come before it. */
  readonly paid?: number;
}

/** What a school may grow to: `rooms` more in the terms of its capacity, at `cost`; the first is as it is. */
export interface Size {
  readonly rooms: number;
  readonly cost: number;
}

/** Allowance for adding up amounts in floating point, relative to the row's own size. */
const DUST = 1e-9;

/** What open schools of a given size contribute to a row. */
export function openAmount(row: SiteRow, open: Uint8Array, size: Int32Array | null): number {
  let sum = 0;
  row.schools.forEach((school, k) => {
    if (open[school] === 0) return;
    sum += row.openAmounts[k]!;
    const grown = row.sizeAmounts?.[k];
    if (grown && size) sum += grown[size[school]!] ?? 0;
  });
  return sum;
}

/** What breaking a row costs at an amount: nothing within it, Infinity beyond one that has no price. */
export function rowCost({ lower, upper, price }: SiteRow, amount: number): number {
  const beyond = Math.max(lower - amount, amount - upper);
  const size = Math.max(1, Math.abs(amount));
  if (beyond <= DUST * size) return 0;
  return price === undefined ? Infinity : price * beyond;
}

/** Whether a row says nothing of who goes where, so that open schools alone decide it. */
export function isOfSchools(row: SiteRow): boolean {
  return row.candidates === undefined && row.sizeAmounts === undefined && row.price === undefined;
}

/** The largest amount of a row: its measure for prices that move in common steps. */
export function rowScale(row: SiteRow): number {
  let scale = 0;
  for (const each of row.openAmounts) scale = Math.max(scale, Math.abs(each));
  for (const grown of row.sizeAmounts ?? [])
    for (const each of grown) scale = Math.max(scale, Math.abs(each));
  for (const each of row.amounts ?? []) scale = Math.max(scale, Math.abs(each));
  return scale || 1;
}
