/**
 * The finest power of two to which terms may be rounded so that sums of them up to `most` are exact in a double: then a sum
 * kept up by differences equals the sum taken anew, bit by bit, whatever came and went in between.
 */
export function sumQuantum(most: number): number {
  return most > 0 ? 2 ** (Math.ceil(Math.log2(most)) - 51) : 1;
}

/** A term rounded to its quantum. */
export function inQuanta(value: number, quantum: number): number {
  return Math.round(value / quantum) * quantum;
}
