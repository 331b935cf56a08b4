/**
 * Names for one axis of a text format: the user's own where every one of them is legal and none repeats, else
 * positional ones for the whole axis, so that a file never mixes both.
 */
export function axisNames(
  own: readonly string[] | undefined,
  length: number,
  prefix: string,
  legal: RegExp,
): readonly string[] {
  if (own && own.length === length && new Set(own).size === length && own.every((name) => legal.test(name))) {
    return own;
  }
  return Array.from({ length }, (_, i) => `${prefix}${i}`);
}

/** Rows seen by columns: column j has the entries starts[j] to starts[j + 1] − 1, with ascending rows. */
export function byColumns(rows: number, columns: number, starts: Int32Array, indices: Int32Array) {
  const count = indices.length;
  const columnStarts = new Int32Array(columns + 1);
  for (let k = 0; k < count; k++) columnStarts[indices[k]! + 1]!++;
  for (let j = 0; j < columns; j++) columnStarts[j + 1]! += columnStarts[j]!;
  const next = columnStarts.slice();
  const rowOf = new Int32Array(count);
  const entryOf = new Int32Array(count);
  for (let i = 0; i < rows; i++) {
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const at = next[indices[k]!]!++;
      rowOf[at] = i;
      entryOf[at] = k;
    }
  }
  return { starts: columnStarts, rowOf, entryOf };
}
