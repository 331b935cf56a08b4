import { NONE } from '../../units.ts';
import type { Task } from '../task.ts';

/** Neighbours beyond this many do not fit a bit mask; such a node is tested by a search alone. */
const MASK_BITS = 31;

/**
 * Whether zones stay connected. The answer to "may this node leave?" lies nearly always among its neighbours: those in
 * its zone are connected with each other around it. Only where they are not is the zone searched.
 */
export class Neighbourhood {
  readonly #task: Task;
  readonly #zone: Int32Array;
  /** For each entry of `task.neighbour`, the positions in its node's row that are adjacent to it, as bits. */
  readonly #ring: Int32Array;
  readonly #mark: Int32Array;
  readonly #queue: Int32Array;
  #stamp = 0;
  /** How often a zone had to be searched. */
  searches = 0;

  /** `nodeZone` is the state's own array, read whenever a question is asked. */
  constructor(task: Task, nodeZone: Int32Array) {
    this.#task = task;
    this.#zone = nodeZone;
    this.#ring = ringMasks(task);
    this.#mark = new Int32Array(task.nodeCount);
    this.#queue = new Int32Array(task.nodeCount);
  }

  /** Whether the zone of `node` stays connected to its root when the node leaves it. */
  mayLeave(node: number): boolean {
    const { zoneRoot, neighbourStart, neighbour, nodeExempt } = this.#task;
    const zone = this.#zone[node]!;
    if (zone === NONE) return true;
    const root = zoneRoot[zone]!;
    // A root keeps its part in connecting the zone even when another school that stands in it takes the unit.
    if (root === NONE || root === node || nodeExempt[node] === 1) return true;
    const start = neighbourStart[node]!;
    const degree = neighbourStart[node + 1]! - start;
    if (degree > MASK_BITS) return this.#search(node, zone, root);
    let inside = 0;
    for (let k = 0; k < degree; k++) {
      const next = neighbour[start + k]!;
      if (this.#zone[next] === zone || next === root) inside |= 1 << k;
    }
    if ((inside & (inside - 1)) === 0) return true;
    let reached = inside & -inside;
    let fresh = reached;
    while (fresh !== 0) {
      const k = 31 - Math.clz32(fresh);
      fresh &= ~(1 << k);
      const more = this.#ring[start + k]! & inside & ~reached;
      reached |= more;
      fresh |= more;
    }
    return reached === inside || this.#search(node, zone, root);
  }

  /** Whether `node` would be connected to the root of `zone` if it joined it, the zone being connected. */
  mayJoin(node: number, zone: number): boolean {
    const { zoneRoot, neighbourStart, neighbour, nodeExempt } = this.#task;
    const root = zoneRoot[zone]!;
    if (root === NONE || root === node || nodeExempt[node] === 1) return true;
    for (let k = neighbourStart[node]!; k < neighbourStart[node + 1]!; k++) {
      const next = neighbour[k]!;
      if (this.#zone[next] === zone || next === root) return true;
    }
    return false;
  }

  /**
   * Appends to `found` the nodes that would lose their root if `node` left its zone; `items` are the zone's. All of them hang
   * on `node` where the zone is connected now.
   */
  cutOffWithout(node: number, items: readonly number[], found: number[]): void {
    const { zoneRoot, nodeExempt, itemNodeStart, itemNodes } = this.#task;
    const zone = this.#zone[node]!;
    const root = zoneRoot[zone]!;
    if (root === NONE || root === node || nodeExempt[node] === 1 || this.mayLeave(node)) return;
    this.#flood(zone, root, node);
    for (let i = 0; i < items.length; i++) {
      for (let k = itemNodeStart[items[i]!]!; k < itemNodeStart[items[i]! + 1]!; k++) {
        const each = itemNodes[k]!;
        if (each !== node && this.#mark[each] !== this.#stamp && nodeExempt[each] === 0) found.push(each);
      }
    }
  }

  /** Units of an assignment that contiguity binds and that are cut off from the root of their zone; by zone too where asked for. */
  countCutOff(byZone?: Int32Array): number {
    const { nodeCount, nodeUnits } = this.#task;
    const before = this.#floodAll();
    byZone?.fill(0);
    let units = 0;
    for (let node = 0; node < nodeCount; node++) {
      if (!this.#isCutOff(node, before)) continue;
      units += nodeUnits[node]!;
      if (byZone) byZone[this.#zone[node]!]! += nodeUnits[node]!;
    }
    return units;
  }

  /** The same for one zone, whose items these are. */
  countCutOffIn(zone: number, items: readonly number[]): number {
    const { zoneRoot, nodeUnits, itemNodeStart, itemNodes } = this.#task;
    const root = zoneRoot[zone]!;
    if (root === NONE) return 0;
    const before = this.#stamp;
    this.#flood(zone, root, NONE);
    let units = 0;
    for (let i = 0; i < items.length; i++) {
      for (let k = itemNodeStart[items[i]!]!; k < itemNodeStart[items[i]! + 1]!; k++) {
        const node = itemNodes[k]!;
        if (this.#isCutOff(node, before)) units += nodeUnits[node]!;
      }
    }
    return units;
  }

  /** The nodes behind `countCutOff`. */
  cutOffNodes(): number[] {
    const before = this.#floodAll();
    return Array.from({ length: this.#task.nodeCount }, (_, node) => node).filter((node) =>
      this.#isCutOff(node, before),
    );
  }

  /** Marks what is connected to its root; marks up to the one returned are older. */
  #floodAll(): number {
    const { zoneCount, zoneRoot } = this.#task;
    const before = this.#stamp;
    for (let zone = 0; zone < zoneCount; zone++) {
      if (zoneRoot[zone] !== NONE) this.#flood(zone, zoneRoot[zone]!, NONE);
    }
    return before;
  }

  #isCutOff(node: number, before: number): boolean {
    const { zoneRoot, nodeExempt } = this.#task;
    const zone = this.#zone[node]!;
    if (zone === NONE || zoneRoot[zone] === NONE || nodeExempt[node] === 1) return false;
    // A root is marked by its own flood even when it belongs to another zone that stands in it.
    return zoneRoot[zone] !== node && this.#mark[node]! <= before;
  }

  /** Whether the neighbours of `node` within its zone find each other without it. */
  #search(node: number, zone: number, root: number): boolean {
    const { neighbourStart, neighbour } = this.#task;
    this.searches++;
    this.#flood(zone, root, node);
    for (let k = neighbourStart[node]!; k < neighbourStart[node + 1]!; k++) {
      const next = neighbour[k]!;
      if (this.#zone[next] === zone && this.#mark[next] !== this.#stamp) return false;
    }
    return true;
  }

  /** Marks what is connected to the root within the zone, `without` left out. */
  #flood(zone: number, root: number, without: number): void {
    const { neighbourStart, neighbour } = this.#task;
    const mark = this.#mark;
    const queue = this.#queue;
    const stamp = ++this.#stamp;
    mark[root] = stamp;
    queue[0] = root;
    let end = 1;
    for (let at = 0; at < end; at++) {
      const here = queue[at]!;
      for (let k = neighbourStart[here]!; k < neighbourStart[here + 1]!; k++) {
        const next = neighbour[k]!;
        if (mark[next] === stamp || next === without) continue;
        if (this.#zone[next] !== zone && next !== root) continue;
        mark[next] = stamp;
        queue[end++] = next;
      }
    }
  }
}

function ringMasks(task: Task): Int32Array {
  const { nodeCount, neighbourStart, neighbour } = task;
  const ring = new Int32Array(neighbour.length);
  const position = new Int32Array(nodeCount).fill(NONE);
  for (let node = 0; node < nodeCount; node++) {
    const start = neighbourStart[node]!;
    const end = neighbourStart[node + 1]!;
    if (end - start > MASK_BITS) continue;
    for (let k = start; k < end; k++) position[neighbour[k]!] = k - start;
    for (let k = start; k < end; k++) {
      const next = neighbour[k]!;
      for (let j = neighbourStart[next]!; j < neighbourStart[next + 1]!; j++) {
        const bit = position[neighbour[j]!]!;
        if (bit !== NONE) ring[k]! |= 1 << bit;
      }
    }
    for (let k = start; k < end; k++) position[neighbour[k]!] = NONE;
  }
  return ring;
}
