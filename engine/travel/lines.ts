import type { StreetLine } from '../problem/index.ts';
import type { Degrees, Meters, Seconds } from '../units.ts';
import { greatCircleMeters, isPlace } from './geo.ts';
import { kindCode, PLAIN_STREET, STREET_KINDS } from './kinds.ts';
import type { StreetNetwork } from './network.ts';
import { emptyNetwork } from './network.ts';

/** A street, barrier or crossing place (one point of kind `crossing`), with what only some sources know. */
export interface WalkLine extends StreetLine {
  /** Of any kind, on a bridge or in a tunnel: passes barriers, is none itself, cannot be entered midway. */
  readonly grade?: 'bridge' | 'tunnel';
  readonly speedFactor?: number;
  /** Time for the whole line that does not depend on the walker. */
  readonly seconds?: Seconds;
}

export interface LineOptions {
  /** Terrain: metres above the sea at a place, NaN where unknown. A line's own third coordinate goes before it. */
  readonly elevationAt?: (lon: Degrees, lat: Degrees) => Meters;
}

/** What was wrong with a line; the rest of the lines are used. */
export interface LineFault {
  /** Position of the line in the input. */
  readonly line: number;
  readonly problem: 'notOnEarth' | 'tooShort' | 'unknownKind' | 'badSpeed';
  readonly value: string;
}

export interface LineNetwork {
  readonly network: StreetNetwork;
  readonly faults: readonly LineFault[];
}

/** Points nearer than this (about a centimetre, the resolution of OpenStreetMap) are one and the same. */
const PER_DEGREE = 1e7;

/**
 * Joins lines into a network: points that several lines share become one node; lines that cross without a shared
 * point stay apart (a bridge over a street). A line with a bad coordinate is left out and reported; a line of an
 * unknown kind is taken for a street, and reported.
 */
export function networkFromLines(lines: readonly WalkLine[], options: LineOptions = {}): LineNetwork {
  const faults: LineFault[] = [];
  let pointCount = 0;
  for (const line of lines) pointCount += line.coordinates.length;
  const columns = emptyNetwork(pointCount, pointCount);
  const nodes = new PointSet(pointCount);
  let edges = 0;
  for (const [number, line] of lines.entries()) {
    const kind = checkedKind(line, number, faults);
    if (kind === undefined) continue;
    const total = line.seconds === undefined ? NaN : lineMeters(line);
    const surface = kindCode(line.kind) ?? PLAIN_STREET;
    const factor = STREET_KINDS[surface]!.speedFactor * (line.speedFactor ?? 1);
    let previous = -1;
    for (const point of line.coordinates) {
      const [lon, lat, height] = point as readonly [number, number, number?];
      const node = nodes.add(lon, lat);
      columns.nodeLon[node] = lon;
      columns.nodeLat[node] = lat;
      if (height !== undefined && Number.isFinite(height)) columns.nodeElevation[node] = height;
      if (line.coordinates.length === 1) columns.nodeCrossing[node] = 1;
      if (previous !== -1 && previous !== node) {
        columns.from[edges] = previous;
        columns.to[edges] = node;
        columns.kind[edges] = kind;
        columns.oneWay[edges] = line.oneWayFoot ? 1 : 0;
        columns.speedFactor[edges] = factor;
        if (line.seconds !== undefined) {
          columns.seconds[edges] = (line.seconds * pieceMeters(columns, previous, node)) / total;
        }
        edges++;
      }
      previous = node;
    }
  }
  if (options.elevationAt) fillElevation(columns, nodes.size, options.elevationAt);
  return { network: trimmed(columns, nodes.size, edges), faults };
}

/** The kind's code, or undefined if the line has to be left out. */
function checkedKind(line: WalkLine, number: number, faults: LineFault[]): number | undefined {
  const bad = line.coordinates.find((point) => !isPlace(point[0] ?? NaN, point[1] ?? NaN));
  if (bad) {
    faults.push({ line: number, problem: 'notOnEarth', value: bad.join(', ') });
    return undefined;
  }
  if (line.coordinates.length < (line.kind === 'crossing' ? 1 : 2)) {
    faults.push({ line: number, problem: 'tooShort', value: `${line.coordinates.length}` });
    return undefined;
  }
  if (!((line.speedFactor ?? 1) > 0) || !((line.seconds ?? 0) >= 0)) {
    faults.push({ line: number, problem: 'badSpeed', value: `${line.speedFactor ?? line.seconds}` });
    return undefined;
  }
  const kind = kindCode(line.kind);
  if (kind === undefined) faults.push({ line: number, problem: 'unknownKind', value: line.kind });
  const plain = kind ?? PLAIN_STREET;
  if (line.grade === undefined) return plain;
  return kindCode(STREET_KINDS[plain]!.walkable ? line.grade : 'closed');
}

function pieceMeters(columns: StreetNetwork, a: number, b: number): Meters {
  const { nodeLon, nodeLat } = columns;
  return greatCircleMeters(nodeLon[a]!, nodeLat[a]!, nodeLon[b]!, nodeLat[b]!);
}

function lineMeters(line: WalkLine): Meters {
  let meters = 0;
  for (let i = 1; i < line.coordinates.length; i++) {
    const [a, b] = [line.coordinates[i - 1]!, line.coordinates[i]!];
    meters += greatCircleMeters(a[0]!, a[1]!, b[0]!, b[1]!);
  }
  return meters;
}

function fillElevation(
  columns: StreetNetwork,
  nodeCount: number,
  at: (lon: number, lat: number) => number,
): void {
  const { nodeElevation, nodeLon, nodeLat } = columns;
  for (let n = 0; n < nodeCount; n++) {
    if (Number.isNaN(nodeElevation[n]!)) nodeElevation[n] = at(nodeLon[n]!, nodeLat[n]!);
  }
}

function trimmed(columns: StreetNetwork, nodes: number, edges: number): StreetNetwork {
  return {
    nodeLon: columns.nodeLon.slice(0, nodes),
    nodeLat: columns.nodeLat.slice(0, nodes),
    nodeElevation: columns.nodeElevation.slice(0, nodes),
    nodeCrossing: columns.nodeCrossing.slice(0, nodes),
    from: columns.from.slice(0, edges),
    to: columns.to.slice(0, edges),
    kind: columns.kind.slice(0, edges),
    oneWay: columns.oneWay.slice(0, edges),
    meters: columns.meters.slice(0, edges),
    seconds: columns.seconds.slice(0, edges),
    speedFactor: columns.speedFactor.slice(0, edges),
  };
}

/** Numbers places 0, 1, 2, … in the order of first sight: an open-addressing hash over rounded coordinates. */
class PointSet {
  size = 0;
  readonly #slots: Int32Array;
  readonly #keys: Int32Array;

  constructor(capacity: number) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * capacity + 2))).fill(-1);
    this.#keys = new Int32Array(2 * capacity);
  }

  add(lon: Degrees, lat: Degrees): number {
    const x = Math.round(lon * PER_DEGREE);
    const y = Math.round(lat * PER_DEGREE);
    const mask = this.#slots.length - 1;
    let slot = (Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const node = this.#slots[slot]!;
      if (node === -1) break;
      if (this.#keys[2 * node] === x && this.#keys[2 * node + 1] === y) return node;
      slot = (slot + 1) & mask;
    }
    this.#slots[slot] = this.size;
    this.#keys[2 * this.size] = x;
    this.#keys[2 * this.size + 1] = y;
    return this.size++;
  }
}
