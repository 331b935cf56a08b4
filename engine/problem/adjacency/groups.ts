/** Which things are joined with which (union-find with path halving, Tarjan and van Leeuwen 1984). */
export class Groups {
  readonly #parent: Int32Array;

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, i) => i);
  }

  /** The one that stands for the group of i. */
  of(i: number): number {
    const parent = this.#parent;
    let top = i;
    while (parent[top] !== top) {
      parent[top] = parent[parent[top]!]!;
      top = parent[top]!;
    }
    return top;
  }

  /** Joins two groups; false when they were one already. */
  join(i: number, j: number): boolean {
    const a = this.of(i);
    const b = this.of(j);
    this.#parent[a] = b;
    return a !== b;
  }
}
