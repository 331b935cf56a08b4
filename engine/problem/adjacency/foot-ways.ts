import Flatbush from 'flatbush';
import type { Degrees, Meters } from '../../units.ts';
import { METERS_PER_DEGREE, metersBetween, metersPerDegreeOfLongitude } from '../geometry/sphere.ts';
import type { StreetLine } from '../problem.ts';
import { CUTTING_KINDS, leads, PASSING_KINDS } from './line-kinds.ts';
import { PairNumbers } from './pair-numbers.ts';
import { meets, type Pieces, piecesOfLines } from './pieces-of-lines.ts';

/** A centimetre: points of streets nearer than this are one. */
const PER_DEGREE = 1e7;
/** So many street points nearest to a place are tried for one on its own bank. */
const TRIED_POINTS = 12;

/**
 * The streets, as lengths between points, for the one question how far it is on foot from a unit to its neighbour across a barrier.
 * Walking times with all their rules are made in `engine/travel`, which stands on the problem and cannot be asked here.
 */
export class FootWays {
  readonly #barriers: Pieces;
  readonly #east: Meters;
  readonly #tree: Flatbush | null;
  readonly #lon: Float64Array;
  readonly #lat: Float64Array;
  readonly #start: Int32Array;
  readonly #to: Int32Array;
  readonly #meters: Float64Array;
  readonly #reached: Float64Array;

  constructor(lines: readonly StreetLine[], barriers: Pieces, lat: Degrees) {
    this.#barriers = barriers;
    this.#east = metersPerDegreeOfLongitude(lat);
    const streets = lines.filter(({ kind, coordinates }) => leads(kind) && coordinates.length > 0);
    const points = streets.reduce((sum, { coordinates }) => sum + coordinates.length, 0);
    const numbers = new PairNumbers(points);
    this.#lon = new Float64Array(points);
    this.#lat = new Float64Array(points);
    const nodes = streets.map(({ coordinates }) =>
      coordinates.map(([x, y]) => {
        const node = numbers.numberOf(Math.round(x! * PER_DEGREE), Math.round(y! * PER_DEGREE));
        this.#lon[node] = x!;
        this.#lat[node] = y!;
        return node;
      }),
    );
    const edges = this.#edges(streets, nodes, lines);
    this.#start = new Int32Array(numbers.size + 1);
    for (const [a, b] of edges) {
      this.#start[a + 1]!++;
      this.#start[b + 1]!++;
    }
    for (let n = 0; n < numbers.size; n++) this.#start[n + 1]! += this.#start[n]!;
    this.#to = new Int32Array(2 * edges.length);
    this.#meters = new Float64Array(2 * edges.length);
    const next = this.#start.slice();
    for (const [a, b] of edges) {
      const meters = metersBetween(this.#lon[a]!, this.#lat[a]!, this.#lon[b]!, this.#lat[b]!);
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const) {
        const at = next[from]!++;
        this.#to[at] = to;
        this.#meters[at] = meters;
      }
    }
    this.#reached = new Float64Array(numbers.size).fill(Infinity);
    this.#tree = numbers.size > 0 ? new Flatbush(numbers.size) : null;
    for (let n = 0; n < numbers.size; n++)
      this.#tree?.add(this.#lon[n]! * this.#east, this.#lat[n]! * METERS_PER_DEGREE);
    this.#tree?.finish();
  }

  /** Pieces of street that lead on: those that end at a barrier drawn without regard to them do not. */
  #edges(
    streets: readonly StreetLine[],
    nodes: readonly (readonly number[])[],
    lines: readonly StreetLine[],
  ): [number, number][] {
    const cutting = piecesOfLines(
      lines.filter(({ kind }) => CUTTING_KINDS.has(kind)).map(({ coordinates }) => coordinates),
    );
    const passages = new Set<number>();
    for (const [s, { kind }] of streets.entries())
      if (PASSING_KINDS.has(kind)) for (const node of nodes[s]!) passages.add(node);
    const edges: [number, number][] = [];
    for (const [s, { kind }] of streets.entries()) {
      for (let i = 1; i < nodes[s]!.length; i++) {
        const [a, b] = [nodes[s]![i - 1]!, nodes[s]![i]!];
        const passes = PASSING_KINDS.has(kind) || passages.has(a) || passages.has(b);
        if (
          a !== b &&
          (passes || !meets(cutting, this.#lon[a]!, this.#lat[a]!, this.#lon[b]!, this.#lat[b]!))
        )
          edges.push([a, b]);
      }
    }
    return edges;
  }

  /**
   * Whether one walks from p to q in at most `limit` metres: straight to a street on one's own bank, along streets, and straight from there.
   * The queue corrects labels (L. R. Ford and E. F. Moore); the limit keeps it among some streets.
   */
  leads(px: Degrees, py: Degrees, qx: Degrees, qy: Degrees, limit: Meters): boolean {
    const ends = new Map(this.#access(qx, qy, limit));
    if (ends.size === 0) return false;
    const queue: number[] = [];
    for (const [node, meters] of this.#access(px, py, limit)) {
      this.#reached[node] = meters;
      queue.push(node);
    }
    let found = false;
    for (let head = 0; head < queue.length && !found; head++) {
      const node = queue[head]!;
      const here = this.#reached[node]!;
      found = here + (ends.get(node) ?? Infinity) <= limit;
      for (let at = this.#start[node]!; at < this.#start[node + 1]!; at++) {
        const there = here + this.#meters[at]!;
        const to = this.#to[at]!;
        if (there > limit || there >= this.#reached[to]!) continue;
        this.#reached[to] = there;
        queue.push(to);
      }
    }
    for (const node of queue) this.#reached[node] = Infinity;
    return found;
  }

  /** Points of streets near a place that lie on its own side of every barrier. */
  #access(lon: Degrees, lat: Degrees, limit: Meters): [node: number, meters: Meters][] {
    const near =
      this.#tree?.neighbors(lon * this.#east, lat * METERS_PER_DEGREE, TRIED_POINTS, limit / 2) ?? [];
    return near
      .filter((node) => !meets(this.#barriers, lon, lat, this.#lon[node]!, this.#lat[node]!))
      .map((node) => [node, metersBetween(lon, lat, this.#lon[node]!, this.#lat[node]!)]);
  }
}
