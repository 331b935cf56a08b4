/**
 * The order in which keys ascend (negative ones last), equal keys in the order of `start` (0, 1, 2, … if left out): a stable radix sort
 * in two passes of 16 bits, linear in the number of keys.
 */
export function stableOrder(keys: Uint32Array | Int32Array, start?: Int32Array): Int32Array {
  const half = orderByDigit(keys, start ?? new Int32Array(keys.length).map((_, i) => i), 0);
  return orderByDigit(keys, half, 16);
}

function orderByDigit(keys: Uint32Array | Int32Array, start: Int32Array, shift: number): Int32Array {
  const next = new Int32Array(65537);
  for (let i = 0; i < keys.length; i++) {
    const digit = (keys[i]! >>> shift) & 0xffff;
    next[digit + 1] = next[digit + 1]! + 1;
  }
  for (let digit = 0; digit < 65536; digit++) next[digit + 1] = next[digit + 1]! + next[digit]!;
  const order = new Int32Array(start.length);
  for (let i = 0; i < start.length; i++) {
    const item = start[i]!;
    const digit = (keys[item]! >>> shift) & 0xffff;
    const place = next[digit]!;
    order[place] = item;
    next[digit] = place + 1;
  }
  return order;
}
