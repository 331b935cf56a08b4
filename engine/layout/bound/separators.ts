import { NONE } from '../../units.ts';
import type { Task } from '../task.ts';

/** x[candidate] ≤ Σ x[separator]: who joins a zone takes along somebody of every set that cuts it from the zone's root. */
export interface SeparatorCut {
  readonly candidate: number;
  readonly separator: Int32Array;
}

/** How much a cut must be broken to be worth a row. */
const WORTH = 0.01;
/** A share below this is none. */
const NOTHING = 1e-7;

/**
 * Finds (a,b)-separator inequalities of contiguity that a point breaks (Validi, Buchanan and Lykhovyd 2022): for each zone
 * and node, a minimum cut between root and node, every other node passing as much as its share in the zone. They are
 * valid for every assignment, so that they may join any relaxation.
 */
export class Separation {
  readonly #task: Task;
  /** By node: candidate of its item for the zone at work, NONE where it may not belong to it; and its share. */
  readonly #candidate: Int32Array;
  readonly #share: Float64Array;
  /** What still passes through a node, and from each node into each of its neighbours less back. */
  readonly #through: Float64Array;
  readonly #flow: Float64Array;
  readonly #reverse: Int32Array;
  readonly #candidatesOfZone: readonly Int32Array[];
  readonly #itemOf: Int32Array;
  readonly #from: Int32Array;
  readonly #queue: Int32Array;
  readonly #seen: Int32Array;
  #stamp = 0;

  constructor(task: Task, itemOf: Int32Array) {
    this.#task = task;
    this.#itemOf = itemOf;
    this.#candidate = new Int32Array(task.nodeCount).fill(NONE);
    this.#share = new Float64Array(task.nodeCount);
    this.#through = new Float64Array(task.nodeCount);
    this.#flow = new Float64Array(task.neighbour.length);
    this.#reverse = reverseEntries(task);
    this.#from = new Int32Array(2 * task.nodeCount);
    this.#queue = new Int32Array(2 * task.nodeCount);
    this.#seen = new Int32Array(2 * task.nodeCount);
    this.#candidatesOfZone = byZone(task);
  }

  /**
   * Cuts that the shares `x` (by candidate) break, for each zone and node the one nearest to the root. With `bothSides` the one
   * nearest to the node as well: where nothing but rules is asked, it tells in one round what stands around a node. With `asked`
   * only the zones that it lists.
   */
  separate(x: Float64Array, asked: Uint8Array | null = null, bothSides = false): SeparatorCut[] {
    const { zoneCount, zoneRoot, nodeExempt } = this.#task;
    const cuts: SeparatorCut[] = [];
    for (let zone = 0; zone < zoneCount; zone++) {
      const root = zoneRoot[zone]!;
      if (root === NONE || asked?.[zone] === 0) continue;
      const nodes = this.#enter(zone, x);
      const whole = this.#joined(root);
      for (const node of nodes) {
        if (this.#share[node]! < WORTH || node === root || nodeExempt[node] === 1 || whole.has(node))
          continue;
        const candidate = this.#candidate[node]!;
        const cut = this.#cut(root, node, this.#share[node]! - WORTH);
        if (cut === null) continue;
        cuts.push({ candidate, separator: cut });
        const near = bothSides ? this.#cut(node, root, this.#share[node]! - WORTH) : null;
        if (near !== null && near.join() !== cut.join()) cuts.push({ candidate, separator: near });
      }
      for (const node of nodes) {
        this.#candidate[node] = NONE;
        this.#share[node] = 0;
      }
    }
    return cuts;
  }

  /** Sets up the nodes that may belong to a zone; returns them. */
  #enter(zone: number, x: Float64Array): number[] {
    const { itemNodeStart, itemNodes } = this.#task;
    const nodes: number[] = [];
    for (const c of this.#candidatesOfZone[zone]!) {
      const item = this.#itemOf[c]!;
      for (let k = itemNodeStart[item]!; k < itemNodeStart[item + 1]!; k++) {
        const node = itemNodes[k]!;
        this.#candidate[node] = c;
        this.#share[node] = x[c]! > NOTHING ? x[c]! : 0;
        nodes.push(node);
      }
    }
    return nodes;
  }

  /** Nodes that are joined to the root through nodes that belong to the zone as a whole: they need no search. */
  #joined(root: number): ReadonlySet<number> {
    const { neighbourStart, neighbour } = this.#task;
    const joined = new Set([root]);
    for (const node of joined) {
      if (node !== root && this.#share[node]! < 1 - NOTHING) continue;
      for (let k = neighbourStart[node]!; k < neighbourStart[node + 1]!; k++) {
        if (this.#share[neighbour[k]!]! > 0) joined.add(neighbour[k]!);
      }
    }
    return joined;
  }

  /** A minimal separator of two nodes that passes less than is wanted, the nearest to the first; null where there is none. */
  #cut(root: number, node: number, wanted: number): Int32Array | null {
    const passed = this.#maximumFlow(root, node, wanted);
    if (passed >= wanted) return null;
    // After the last search the nodes entered but not passed form the cut nearest to the root.
    const separator = this.#boundary();
    const candidates = new Set(this.#shrink(separator, root, node).map((each) => this.#candidate[each]!));
    return Int32Array.from(candidates).sort();
  }

  /** Augments along shortest paths in the graph in which node n is n (entered) and n + nodeCount (left). */
  #maximumFlow(root: number, node: number, enough: number): number {
    this.#flow.fill(0);
    for (let n = 0; n < this.#through.length; n++) this.#through[n] = this.#share[n]!;
    let total = 0;
    while (total < enough) {
      const gained = this.#augment(root, node, enough - total);
      if (gained === 0) break;
      total += gained;
    }
    return total;
  }

  #augment(root: number, target: number, most: number): number {
    const { nodeCount, neighbourStart, neighbour } = this.#task;
    const seen = this.#seen;
    const queue = this.#queue;
    const from = this.#from;
    const stamp = ++this.#stamp;
    seen[root + nodeCount] = stamp;
    seen[root] = stamp;
    queue[0] = root + nodeCount;
    let end = 1;
    const visit = (vertex: number, via: number) => {
      seen[vertex] = stamp;
      from[vertex] = via;
      queue[end++] = vertex;
    };
    for (let at = 0; at < end; at++) {
      const vertex = queue[at]!;
      if (vertex >= nodeCount) {
        const n = vertex - nodeCount;
        // Back through the node, against what passes it.
        if (n !== root && seen[n] !== stamp && this.#share[n]! - this.#through[n]! > NOTHING)
          visit(n, vertex);
        for (let k = neighbourStart[n]!; k < neighbourStart[n + 1]!; k++) {
          const next = neighbour[k]!;
          if (seen[next] === stamp || (this.#candidate[next] === NONE && next !== target)) continue;
          visit(next, vertex);
          if (next === target) return this.#push(root, target, most);
        }
      } else {
        if (seen[vertex + nodeCount] !== stamp && this.#through[vertex]! > NOTHING)
          visit(vertex + nodeCount, vertex);
        for (let k = neighbourStart[vertex]!; k < neighbourStart[vertex + 1]!; k++) {
          const before = neighbour[k]! + nodeCount;
          if (seen[before] === stamp || this.#flow[this.#reverse[k]!]! <= NOTHING) continue;
          visit(before, vertex);
        }
      }
    }
    return 0;
  }

  /** Sends as much as fits along the path found. */
  #push(root: number, target: number, most: number): number {
    const { nodeCount } = this.#task;
    let amount = most;
    for (let vertex = target; vertex !== root + nodeCount; vertex = this.#from[vertex]!) {
      const before = this.#from[vertex]!;
      if (before < nodeCount && vertex === before + nodeCount)
        amount = Math.min(amount, this.#through[before]!);
      else if (before >= nodeCount && vertex === before - nodeCount) {
        amount = Math.min(amount, this.#share[vertex]! - this.#through[vertex]!);
      } else if (before < nodeCount) {
        amount = Math.min(amount, this.#flow[this.#entry(vertex - nodeCount, before)]!);
      }
    }
    for (let vertex = target; vertex !== root + nodeCount; vertex = this.#from[vertex]!) {
      const before = this.#from[vertex]!;
      if (before < nodeCount && vertex === before + nodeCount) this.#through[before]! -= amount;
      else if (before >= nodeCount && vertex === before - nodeCount) this.#through[vertex]! += amount;
      else if (before < nodeCount) this.#flow[this.#entry(vertex - nodeCount, before)]! -= amount;
      else this.#flow[this.#entry(before - nodeCount, vertex)]! += amount;
    }
    return amount;
  }

  /** Position of the entry from one node to a neighbour. */
  #entry(node: number, next: number): number {
    const { neighbourStart, neighbour } = this.#task;
    let k = neighbourStart[node]!;
    while (neighbour[k] !== next) k++;
    return k;
  }

  /** Nodes that the last search entered and could not leave. */
  #boundary(): number[] {
    const { nodeCount } = this.#task;
    const found: number[] = [];
    for (let node = 0; node < nodeCount; node++) {
      if (this.#seen[node] === this.#stamp && this.#seen[node + nodeCount] !== this.#stamp) found.push(node);
    }
    return found;
  }

  /** Takes out of a separator what is not needed: nodes that not both sides touch. */
  #shrink(separator: readonly number[], root: number, node: number): number[] {
    const nearRoot = this.#touched(separator, root);
    const near = separator.filter((each) => nearRoot.has(each));
    const nearNode = this.#touched(near, node);
    return near.filter((each) => nearNode.has(each));
  }

  /** Members of a separator next to what is connected with `from` when the separator is taken out. */
  #touched(separator: readonly number[], from: number): Set<number> {
    const { neighbourStart, neighbour } = this.#task;
    const cut = new Set(separator);
    const touched = new Set<number>();
    const side = new Set([from]);
    for (const here of side) {
      for (let k = neighbourStart[here]!; k < neighbourStart[here + 1]!; k++) {
        const next = neighbour[k]!;
        if (cut.has(next)) touched.add(next);
        else if (this.#candidate[next] !== NONE) side.add(next);
      }
    }
    return touched;
  }
}

function reverseEntries(task: Task): Int32Array {
  const { nodeCount, neighbourStart, neighbour } = task;
  const next = neighbourStart.slice(0, nodeCount);
  const reverse = new Int32Array(neighbour.length);
  // Rows are ascending, so that the entries back into a row come up in its own order.
  for (let node = 0; node < nodeCount; node++) {
    for (let k = neighbourStart[node]!; k < neighbourStart[node + 1]!; k++)
      reverse[k] = next[neighbour[k]!]!++;
  }
  return reverse;
}

function byZone(task: Task): Int32Array[] {
  const lists: number[][] = Array.from({ length: task.zoneCount }, () => []);
  task.candidateZone.forEach((zone, c) => {
    lists[zone]!.push(c);
  });
  return lists.map((list) => Int32Array.from(list));
}
