import Flatbush from 'flatbush';
import type { Meters } from '../../units.ts';
import type { MultiPolygon } from '../problem.ts';
import { PairNumbers } from './pair-numbers.ts';
import type { Pair } from './pairs.ts';
import { lengthOf, type Segments, segmentsOf, sharedLength } from './segments.ts';

/** Borders that were drawn twice may lie this far apart. */
export const BORDER_TOLERANCE_METERS = 1;
/** Shorter borders are corners: four units that meet in a point are often drawn with an edge of some metres there. */
export const SHORTEST_BORDER_METERS = 12;

/**
 * Units whose polygons share a border of at least 12 m in all, with its length to a tenth of a metre. A border is where
 * both polygons have the same two points in succession, or, failing that, where their edges run side by side within
 * 1 m (a point more on one side, borders digitised twice).
 */
export function pairsFromPolygons(polygons: readonly MultiPolygon[]): Pair[] {
  const segments = segmentsOf(polygons);
  const count = polygons.length;
  const exact = new Map<number, Meters>();
  const single = matchExactly(segments, count, exact);
  const loose = new Map<number, Meters>();
  matchLoosely(segments, single, count, loose);
  const pairs: Pair[] = [];
  for (const key of new Set([...exact.keys(), ...loose.keys()])) {
    // Each side of a loose border was measured against the other.
    const shared = (exact.get(key) ?? 0) + (loose.get(key) ?? 0) / 2;
    if (shared < SHORTEST_BORDER_METERS) continue;
    const length = Math.round(shared * 10) / 10;
    pairs.push({ a: Math.floor(key / count), b: key % count, length });
  }
  return pairs;
}

/** Adds up the borders of equal end points; gives the segments that no other unit shares. */
function matchExactly(segments: Segments, count: number, lengths: Map<number, Meters>): Int32Array {
  const { unit, from, to } = segments;
  const edges = new PairNumbers(segments.count);
  const waiting = new Int32Array(segments.count).fill(-1);
  const shared = new Uint8Array(segments.count);
  for (let s = 0; s < segments.count; s++) {
    const edge = edges.numberOf(Math.min(from[s]!, to[s]!), Math.max(from[s]!, to[s]!));
    const other = waiting[edge]!;
    if (other === -1) {
      waiting[edge] = s;
    } else if (unit[other] !== unit[s]) {
      add(lengths, count, unit[other]!, unit[s]!, lengthOf(segments, s));
      shared[s] = 1;
      shared[other] = 1;
    }
  }
  const single: number[] = [];
  for (let s = 0; s < segments.count; s++) if (!shared[s]) single.push(s);
  return Int32Array.from(single);
}

function matchLoosely(
  segments: Segments,
  single: Int32Array,
  count: number,
  lengths: Map<number, Meters>,
): void {
  if (single.length === 0) return;
  const { unit, x1, y1, x2, y2 } = segments;
  const boxes = new Flatbush(single.length);
  for (const s of single) {
    boxes.add(
      Math.min(x1[s]!, x2[s]!),
      Math.min(y1[s]!, y2[s]!),
      Math.max(x1[s]!, x2[s]!),
      Math.max(y1[s]!, y2[s]!),
    );
  }
  boxes.finish();
  const gap = BORDER_TOLERANCE_METERS;
  for (const s of single) {
    const found = boxes.search(
      Math.min(x1[s]!, x2[s]!) - gap,
      Math.min(y1[s]!, y2[s]!) - gap,
      Math.max(x1[s]!, x2[s]!) + gap,
      Math.max(y1[s]!, y2[s]!) + gap,
    );
    for (const place of found) {
      const t = single[place]!;
      if (unit[t] === unit[s]) continue;
      const length = sharedLength(segments, s, t, gap);
      if (length > 0) add(lengths, count, unit[s]!, unit[t]!, length);
    }
  }
}

function add(lengths: Map<number, Meters>, count: number, a: number, b: number, length: Meters): void {
  const key = Math.min(a, b) * count + Math.max(a, b);
  lengths.set(key, (lengths.get(key) ?? 0) + length);
}
