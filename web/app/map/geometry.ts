import earcut from 'earcut';
import Flatbush from 'flatbush';
import type { Shapes } from '../../shared/map.ts';
import { degrees } from '../../shared/unpack.ts';
import { mercatorX, mercatorY } from './mercator.ts';

/** No unit on this side: the edge of the county. */
export const OUTSIDE = 0xffffffff;

/** The units of a county as the graphics card takes them, and what picking needs. All arrays can be transferred. */
export interface Geometry {
  readonly unitCount: number;
  /** Web Mercator of the county's middle; positions are relative to it, so that 32 bits give centimetres. */
  readonly origin: readonly [x: number, y: number];
  /** Smallest box in degrees: west, south, east, north. */
  readonly bounds: readonly [number, number, number, number];
  /** x, y of every corner, Web Mercator less `origin`. */
  readonly positions: Float32Array;
  /** Unit of every corner. */
  readonly unitOf: Uint32Array;
  readonly triangles: Uint32Array;
  /** x1, y1, x2, y2 of every border once; who goes along it has the first unit to the right. */
  readonly edges: Float32Array;
  /** The two units of every border, OUTSIDE where there is none. */
  readonly sides: Uint32Array;
  /** Rings of unit u: rings ringStart[u] … of corners `pointStart[r] …`. */
  readonly ringStart: Uint32Array;
  readonly pointStart: Uint32Array;
  /** A place within each unit that represents it (its own point as given), relative Mercator. */
  readonly centres: Float32Array;
  /** A Flatbush index of the units' boxes, as bytes. */
  readonly boxes: Uint8Array<ArrayBuffer>;
}

/** Prepares outlines: triangles, and each border once with the units on both sides. */
export function geometryOf(shapes: Shapes, lon: Float64Array, lat: Float64Array): Geometry {
  const places = degrees(shapes);
  const bounds = boundsOf(places.lon, places.lat);
  const origin = [
    (mercatorX(bounds[0]) + mercatorX(bounds[2])) / 2,
    (mercatorY(bounds[1]) + mercatorY(bounds[3])) / 2,
  ] as const;
  const pointCount = places.lon.length;
  const positions = new Float32Array(pointCount * 2);
  for (let i = 0; i < pointCount; i++) {
    positions[i * 2] = mercatorX(places.lon[i]!) - origin[0];
    positions[i * 2 + 1] = mercatorY(places.lat[i]!) - origin[1];
  }
  const { polygonStart, ringStart: ringsOfPolygon, pointStart } = shapes;
  const unitCount = polygonStart.length - 1;
  const unitOf = new Uint32Array(pointCount);
  const ringStart = new Uint32Array(unitCount + 1);
  const isHole = new Uint8Array(pointStart.length - 1);
  const triangles: number[] = [];
  for (let u = 0; u < unitCount; u++) {
    ringStart[u] = ringsOfPolygon[polygonStart[u]!]!;
    for (let p = polygonStart[u]!; p < polygonStart[u + 1]!; p++) {
      const from = pointStart[ringsOfPolygon[p]!]!;
      const to = pointStart[ringsOfPolygon[p + 1]!]!;
      unitOf.fill(u, from, to);
      const holes: number[] = [];
      for (let r = ringsOfPolygon[p]! + 1; r < ringsOfPolygon[p + 1]!; r++) {
        holes.push(pointStart[r]! - from);
        isHole[r] = 1;
      }
      for (const corner of earcut(positions.subarray(from * 2, to * 2), holes)) triangles.push(from + corner);
    }
  }
  ringStart[unitCount] = ringsOfPolygon[polygonStart[unitCount]!]!;
  const centres = new Float32Array(unitCount * 2);
  for (let u = 0; u < unitCount; u++) {
    centres[u * 2] = mercatorX(lon[u]!) - origin[0];
    centres[u * 2 + 1] = mercatorY(lat[u]!) - origin[1];
  }
  const { edges, sides } = bordersOf(places.lon, places.lat, positions, pointStart, isHole, unitOf);
  return {
    unitCount,
    origin,
    bounds,
    positions,
    unitOf,
    triangles: Uint32Array.from(triangles),
    edges,
    sides,
    ringStart,
    pointStart: Uint32Array.from(pointStart),
    centres,
    boxes: boxesOf(positions, ringStart, pointStart),
  };
}

function boxesOf(
  positions: Float32Array,
  ringStart: Uint32Array,
  pointStart: Int32Array,
): Uint8Array<ArrayBuffer> {
  const count = ringStart.length - 1;
  const boxes = new Flatbush(Math.max(1, count));
  for (let u = 0; u < count; u++) {
    let [west, north, east, south] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = pointStart[ringStart[u]!]!; i < pointStart[ringStart[u + 1]!]!; i++) {
      const x = positions[i * 2]!;
      const y = positions[i * 2 + 1]!;
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < north) north = y;
      if (y > south) south = y;
    }
    boxes.add(west, north, east, south);
  }
  if (count === 0) boxes.add(0, 0);
  boxes.finish();
  return new Uint8Array(boxes.data as ArrayBuffer);
}

function boundsOf(lon: Float64Array, lat: Float64Array): [number, number, number, number] {
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < lon.length; i++) {
    if (lon[i]! < bounds[0]) bounds[0] = lon[i]!;
    if (lat[i]! < bounds[1]) bounds[1] = lat[i]!;
    if (lon[i]! > bounds[2]) bounds[2] = lon[i]!;
    if (lat[i]! > bounds[3]) bounds[3] = lat[i]!;
  }
  return bounds;
}

/**
 * Each border once. Two units that share one walk along it in opposite directions over the same points; the second is found by a
 * hash table over the pair of points (open addressing: a Map of a million strings would take seconds).
 */
function bordersOf(
  lon: Float64Array,
  lat: Float64Array,
  positions: Float32Array,
  pointStart: Int32Array,
  isHole: Uint8Array,
  unitOf: Uint32Array,
): { edges: Float32Array; sides: Uint32Array } {
  const names = pointNames(lon, lat);
  const ringCount = pointStart.length - 1;
  const most = lon.length;
  const size = 2 ** Math.ceil(Math.log2(most * 2 + 2));
  const table = new Int32Array(size).fill(-1);
  const from = new Uint32Array(most);
  const to = new Uint32Array(most);
  const first = new Uint32Array(most);
  const second = new Uint32Array(most).fill(OUTSIDE);
  let count = 0;
  for (let r = 0; r < ringCount; r++) {
    // Clockwise on the map (y down) the inside lies to the right; a hole has its unit outside.
    const clockwise = ringArea(positions, pointStart[r]!, pointStart[r + 1]!) > 0;
    const inside = clockwise !== (isHole[r] === 1);
    for (let i = pointStart[r]!; i < pointStart[r + 1]! - 1; i++) {
      const a = inside ? i : i + 1;
      const b = inside ? i + 1 : i;
      const [na, nb] = [names[a]!, names[b]!];
      if (na === nb) continue;
      const low = Math.min(na, nb);
      const high = Math.max(na, nb);
      let slot = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 0;
      slot &= size - 1;
      for (;;) {
        const there = table[slot]!;
        if (there < 0) {
          table[slot] = count;
          from[count] = a;
          to[count] = b;
          first[count++] = unitOf[i]!;
          break;
        }
        const [ta, tb] = [names[from[there]!]!, names[to[there]!]!];
        if ((ta === na && tb === nb) || (ta === nb && tb === na)) {
          if (second[there] === OUTSIDE && first[there] !== unitOf[i]) second[there] = unitOf[i]!;
          break;
        }
        slot = (slot + 1) & (size - 1);
      }
    }
  }
  const edges = new Float32Array(count * 4);
  const sides = new Uint32Array(count * 2);
  for (let e = 0; e < count; e++) {
    edges[e * 4] = positions[from[e]! * 2]!;
    edges[e * 4 + 1] = positions[from[e]! * 2 + 1]!;
    edges[e * 4 + 2] = positions[to[e]! * 2]!;
    edges[e * 4 + 3] = positions[to[e]! * 2 + 1]!;
    sides[e * 2] = first[e]!;
    sides[e * 2 + 1] = second[e]!;
  }
  return { edges, sides };
}

/** Twice the area of a ring; above zero where it runs clockwise as seen with y downwards. */
function ringArea(positions: Float32Array, from: number, to: number): number {
  let area = 0;
  for (let i = from; i < to - 1; i++) {
    area += positions[i * 2]! * positions[i * 2 + 3]! - positions[i * 2 + 2]! * positions[i * 2 + 1]!;
  }
  return area;
}

/** Equal places, equal numbers: the first point at a place gives it its name. */
function pointNames(lon: Float64Array, lat: Float64Array): Uint32Array {
  const size = 2 ** Math.ceil(Math.log2(lon.length * 2 + 2));
  const table = new Int32Array(size).fill(-1);
  const names = new Uint32Array(lon.length);
  for (let i = 0; i < lon.length; i++) {
    const [x, y] = [Math.round(lon[i]! * 1e7), Math.round(lat[i]! * 1e7)];
    let slot = ((Math.imul(x, 0x9e3779b1) ^ Math.imul(y, 0xc2b2ae35)) >>> 0) & (size - 1);
    for (;;) {
      const there = table[slot]!;
      if (there < 0) {
        table[slot] = i;
        names[i] = i;
        break;
      }
      if (lon[there] === lon[i] && lat[there] === lat[i]) {
        names[i] = there;
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  return names;
}
