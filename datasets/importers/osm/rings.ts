import type { MultiPolygon } from '../../../engine/problem/index.ts';
import type { Degrees } from '../../../engine/units.ts';

type Position = readonly [Degrees, Degrees];

/**
 * Joins ways into closed rings by their end nodes, whatever their order and direction. Ways that close no ring (an extract
 * cuts long borders) are left over.
 */
export function joinRings(ways: readonly (readonly number[])[]): { rings: number[][]; open: number } {
  const rings: number[][] = [];
  const ends = new Map<number, number[]>();
  const left = new Set<number>();
  ways.forEach((way, i) => {
    if (way.length < 2) return;
    if (way[0] === way.at(-1)) {
      if (way.length > 3) rings.push([...way]);
      return;
    }
    left.add(i);
    for (const end of [way[0]!, way.at(-1)!]) ends.set(end, [...(ends.get(end) ?? []), i]);
  });
  let open = 0;
  for (const start of left) {
    left.delete(start);
    const ring = [...ways[start]!];
    while (ring[0] !== ring.at(-1)) {
      const end = ring.at(-1)!;
      const next = ends.get(end)?.find((i) => left.has(i));
      if (next === undefined) break;
      left.delete(next);
      const way = ways[next]!;
      const forward = way[0] === end ? way : way.toReversed();
      for (let k = 1; k < forward.length; k++) ring.push(forward[k]!);
    }
    if (ring[0] === ring.at(-1) && ring.length > 3) rings.push(ring);
    else open++;
  }
  return { rings, open };
}

/** Outer rings with the inner ones that lie in them. `contains` says whether a point lies in a ring. */
export function polygonsOf(
  outer: readonly (readonly Position[])[],
  inner: readonly (readonly Position[])[],
  contains: (shape: MultiPolygon, lon: Degrees, lat: Degrees) => boolean,
): MultiPolygon {
  const polygons = outer.map((ring) => [ring]);
  for (const hole of inner) {
    const [lon, lat] = hole[0]!;
    polygons.find((polygon) => contains([[polygon[0]!]], lon, lat))?.push(hole);
  }
  return polygons;
}
