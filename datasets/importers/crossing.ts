import Flatbush from 'flatbush';
import type { ComplaintList, MultiPolygon, RawCell } from '../../engine/problem/index.ts';
import type { Degrees } from '../../engine/units.ts';

/** Complains of each area whose border crosses itself, with the place. */
export function tellCrossing(
  complaints: ComplaintList,
  place: { readonly file: string; readonly row: number; readonly value?: RawCell },
  polygon: MultiPolygon,
): void {
  const crossing = crossingOf(polygon);
  if (!crossing) return;
  const [lon, lat] = crossing.map((degrees) => degrees.toFixed(5));
  complaints.add('border-crosses-itself', place, { place: `${lon}, ${lat}` });
}

/** A place where the border of an area crosses itself; null where it does not. Touching points are no crossings. */
export function crossingOf(polygon: MultiPolygon): readonly [Degrees, Degrees] | null {
  for (const rings of polygon) {
    for (const ring of rings) {
      const found = crossingOfRing(ring);
      if (found) return found;
    }
  }
  return null;
}

type Ring = MultiPolygon[number][number];

function crossingOfRing(ring: Ring): readonly [Degrees, Degrees] | null {
  const count = ring.length - 1;
  if (count < 4) return null;
  const tree = new Flatbush(count);
  for (let i = 0; i < count; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i]!, ring[i + 1]!];
    tree.add(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }
  tree.finish();
  for (let i = 0; i < count; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i]!, ring[i + 1]!];
    const near = tree.search(
      Math.min(x1, x2),
      Math.min(y1, y2),
      Math.max(x1, x2),
      Math.max(y1, y2),
      (j) => j > i + 1 && !(i === 0 && j === count - 1),
    );
    for (const j of near) {
      const place = meeting(ring[i]!, ring[i + 1]!, ring[j]!, ring[j + 1]!);
      if (place) return place;
    }
  }
  return null;
}

type Point = readonly [number, number];

/** Where two pieces cross, both ends of each strictly on different sides of the other. */
function meeting(a: Point, b: Point, c: Point, d: Point): Point | null {
  const side = (p: Point, q: Point, r: Point) =>
    (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const [s1, s2, s3, s4] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (!(s1 * s2 < 0 && s3 * s4 < 0)) return null;
  const t = s3 / (s3 - s4);
  return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
}
