import type { Meters } from '../../../engine/units.ts';

/** Streets as a graph: a node a cell's centre or a corner of cells, an edge a straight piece of street. */
export interface StreetNet {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly elevation: readonly Meters[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly kind: readonly StreetWord[];
}

/** Words of engine/travel for what a street is. */
export type StreetWord =
  | 'primary'
  | 'secondary'
  | 'tertiary'
  | 'unclassified'
  | 'residential'
  | 'service'
  | 'track'
  | 'path'
  | 'bridge';

/** Puts streets together; asking twice for a node or an edge gives the one that is there. */
export class NetBuilder implements StreetNet {
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly elevation: Meters[] = [];
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly kind: StreetWord[] = [];
  readonly #nodes = new Map<number, number>();
  readonly #edges = new Map<number, number>();
  readonly #height: (x: Meters, y: Meters) => Meters;

  constructor(height: (x: Meters, y: Meters) => Meters) {
    this.#height = height;
  }

  /** Node of a place that has a number of its own. */
  node(place: number, x: Meters, y: Meters): number {
    const known = this.#nodes.get(place);
    if (known !== undefined) return known;
    const node = this.x.length;
    this.x.push(x);
    this.y.push(y);
    this.elevation.push(Math.round(this.#height(x, y) * 10) / 10);
    this.#nodes.set(place, node);
    return node;
  }

  /** Node of a place, -1 where no street has come. */
  nodeAt(place: number): number {
    return this.#nodes.get(place) ?? -1;
  }

  /** A piece of street; where there is one already, the first stays. Gives the edge. */
  edge(a: number, b: number, kind: StreetWord): number {
    const key = Math.min(a, b) * 2 ** 26 + Math.max(a, b);
    const known = this.#edges.get(key);
    if (known !== undefined || a === b) return known ?? -1;
    const edge = this.from.length;
    this.#edges.set(key, edge);
    this.from.push(a);
    this.to.push(b);
    this.kind.push(kind);
    return edge;
  }
}

/** Length along the ground, slowed on slopes: seconds at one metre a second, near enough for laying out a county. */
export function walkingCost(net: StreetNet, edge: number): number {
  const a = net.from[edge]!;
  const b = net.to[edge]!;
  const run = Math.hypot(net.x[a]! - net.x[b]!, net.y[a]! - net.y[b]!);
  return run + 3.5 * Math.abs(net.elevation[a]! - net.elevation[b]!);
}
