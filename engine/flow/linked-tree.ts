export const NOBODY = -1;

/** A rooted tree of numbered nodes with lists of children: link, unlink and walk without recursion. */
export class LinkedTree {
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly #next: Int32Array;
  readonly #previous: Int32Array;

  constructor(nodes: number) {
    this.parent = new Int32Array(nodes).fill(NOBODY);
    this.firstChild = new Int32Array(nodes).fill(NOBODY);
    this.#next = new Int32Array(nodes).fill(NOBODY);
    this.#previous = new Int32Array(nodes).fill(NOBODY);
  }

  link(node: number, parent: number): void {
    const first = this.firstChild[parent]!;
    this.parent[node] = parent;
    this.#next[node] = first;
    this.#previous[node] = NOBODY;
    if (first !== NOBODY) this.#previous[first] = node;
    this.firstChild[parent] = node;
  }

  unlink(node: number): void {
    const next = this.#next[node]!;
    const previous = this.#previous[node]!;
    if (next !== NOBODY) this.#previous[next] = previous;
    if (previous !== NOBODY) this.#next[previous] = next;
    else this.firstChild[this.parent[node]!] = next;
  }

  /** The node after this one in the tree below `top`, parents before children; NOBODY after the last. */
  after(node: number, top: number): number {
    const child = this.firstChild[node]!;
    if (child !== NOBODY) return child;
    while (node !== top && this.#next[node] === NOBODY) node = this.parent[node]!;
    return node === top ? NOBODY : this.#next[node]!;
  }
}
