import type { Degrees, Meters, Seconds } from '../units.ts';
import { isPlace } from './geo.ts';
import { kindCode, PLAIN_STREET, STREET_KINDS } from './kinds.ts';

/**
 * Streets and barriers as plain columns, before any speed is known: nodes, and straight pieces between two nodes.
 * Barriers are pieces too, of a kind that cannot be walked.
 */
export interface StreetNetwork {
  readonly nodeLon: Float64Array;
  readonly nodeLat: Float64Array;
  /** Metres above the sea; NaN where unknown. */
  readonly nodeElevation: Float64Array;
  /** 1 at a node where streets may cross a barrier on the level (level crossing, ford with stones). */
  readonly nodeCrossing: Uint8Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Position in STREET_KINDS. */
  readonly kind: Uint8Array;
  /** 1 where walkers may go only from `from` to `to`. */
  readonly oneWay: Uint8Array;
  /** Length of the way; NaN for the straight distance. */
  readonly meters: Float64Array;
  /** Time that does not depend on the walker (a ferry's timetable); NaN for walking. */
  readonly seconds: Float64Array;
  /** Speed over the walker's speed on flat ground, the kind's own factor included, slope not. */
  readonly speedFactor: Float64Array;
}

/** A street network in words, for generators, tests and small inputs. */
export interface NetworkDescription {
  readonly nodes: readonly NodeDescription[];
  readonly edges: readonly EdgeDescription[];
}

export interface NodeDescription {
  readonly lon: Degrees;
  readonly lat: Degrees;
  readonly elevation?: Meters;
  readonly crossing?: boolean;
}

export interface EdgeDescription {
  /** Positions in `nodes`. */
  readonly from: number;
  readonly to: number;
  /** The straight distance if left out. */
  readonly meters?: Meters;
  readonly seconds?: Seconds;
  /** Walkers go only from `from` to `to`; both ways if left out. */
  readonly oneWay?: boolean;
  /** An id of STREET_KINDS, `street` if left out. */
  readonly kind?: string;
  readonly speedFactor?: number;
}

/** Columns of a given size, all plain two-way streets between node 0 and itself, to be filled in. */
export function emptyNetwork(nodes: number, edges: number): StreetNetwork {
  return {
    nodeLon: new Float64Array(nodes),
    nodeLat: new Float64Array(nodes),
    nodeElevation: new Float64Array(nodes).fill(NaN),
    nodeCrossing: new Uint8Array(nodes),
    from: new Int32Array(edges),
    to: new Int32Array(edges),
    kind: new Uint8Array(edges).fill(PLAIN_STREET),
    oneWay: new Uint8Array(edges),
    meters: new Float64Array(edges).fill(NaN),
    seconds: new Float64Array(edges).fill(NaN),
    speedFactor: new Float64Array(edges).fill(1),
  };
}

/** Throws a RangeError that names the node or edge which makes no sense. */
export function describedNetwork(description: NetworkDescription): StreetNetwork {
  const { nodes, edges } = description;
  const network = emptyNetwork(nodes.length, edges.length);
  for (const [n, node] of nodes.entries()) {
    if (!isPlace(node.lon, node.lat))
      throw new RangeError(`Node ${n} is not on earth: ${node.lon}, ${node.lat}.`);
    network.nodeLon[n] = node.lon;
    network.nodeLat[n] = node.lat;
    network.nodeElevation[n] = node.elevation ?? NaN;
    network.nodeCrossing[n] = node.crossing ? 1 : 0;
  }
  for (const [e, edge] of edges.entries()) {
    const kind = kindCode(edge.kind ?? 'street');
    if (kind === undefined) throw new RangeError(`Edge ${e} is of the unknown kind "${edge.kind}".`);
    if (!nodes[edge.from] || !nodes[edge.to]) {
      throw new RangeError(`Edge ${e} joins nodes ${edge.from} and ${edge.to} of ${nodes.length}.`);
    }
    const factor = (edge.speedFactor ?? 1) * STREET_KINDS[kind]!.speedFactor;
    if (!(factor > 0 && (edge.meters ?? 0) >= 0 && (edge.seconds ?? 0) >= 0)) {
      throw new RangeError(`Edge ${e} has a length or time below zero, or a speed that is not above it.`);
    }
    network.from[e] = edge.from;
    network.to[e] = edge.to;
    network.kind[e] = kind;
    network.oneWay[e] = edge.oneWay ? 1 : 0;
    network.meters[e] = edge.meters ?? NaN;
    network.seconds[e] = edge.seconds ?? NaN;
    network.speedFactor[e] = factor;
  }
  return network;
}
