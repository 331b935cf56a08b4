import type { MultiPolygon } from '../problem/index.ts';

type Point = readonly [lon: number, lat: number];
type Ring = Point[];

/**
 * The outline of many polygons together: borders that two of them share, point by point, vanish. Where neighbours
 * were drawn with different points on their common border, both lines stay, which is what the data say.
 */
export function dissolve(polygons: readonly MultiPolygon[]): MultiPolygon {
  return nest(rings(outline(polygons)));
}

interface Edge {
  readonly from: Point;
  readonly to: Point;
}

/** Edges with the land on their left that have no twin in the other direction, by where they start. */
function outline(polygons: readonly MultiPolygon[]): Map<string, Edge[]> {
  const edges = new Map<string, Edge>();
  for (const polygon of polygons.flat()) {
    polygon.forEach((given, position) => {
      // Outer rings counter-clockwise, holes clockwise (RFC 7946), so that shared borders run against each other.
      const ring = area(given) > 0 === (position === 0) ? given : given.toReversed();
      for (let i = 1; i < ring.length; i++) {
        const from = ring[i - 1]!;
        const to = ring[i]!;
        if (from[0] === to[0] && from[1] === to[1]) continue;
        if (!edges.delete(`${key(to)}|${key(from)}`)) edges.set(`${key(from)}|${key(to)}`, { from, to });
      }
    });
  }
  return Map.groupBy(edges.values(), ({ from }) => key(from));
}

/** Closes edges to rings; where several leave a point, the sharpest turn to the left keeps apart land that only touches. */
function rings(leaving: Map<string, Edge[]>): Ring[] {
  const found: Ring[] = [];
  for (const starts of leaving.values()) {
    while (starts.length > 0) {
      const first = starts.pop()!;
      const ring: Ring = [first.from, first.to];
      let last = first;
      while (key(last.to) !== key(first.from)) {
        const next = leaving.get(key(last.to));
        if (!next || next.length === 0) break;
        last = next.splice(sharpestLeft(last, next), 1)[0]!;
        ring.push(last.to);
      }
      if (key(last.to) === key(first.from)) found.push(...simpleRings(ring));
    }
  }
  return found;
}

function sharpestLeft(last: Edge, next: readonly Edge[]): number {
  let best = 0;
  let bestTurn = -Infinity;
  const back = Math.atan2(last.from[1] - last.to[1], last.from[0] - last.to[0]);
  next.forEach(({ from, to }, i) => {
    let turn = Math.atan2(to[1] - from[1], to[0] - from[0]) - back;
    while (turn <= 0) turn += 2 * Math.PI;
    if (turn <= bestTurn) return;
    best = i;
    bestTurn = turn;
  });
  return best;
}

/** Cuts a closed ring where it comes back to a point it has been at, so that none touches itself. */
function simpleRings(ring: Ring): Ring[] {
  const found: Ring[] = [];
  const path: Point[] = [];
  const place = new Map<string, number>();
  for (const point of ring) {
    const before = place.get(key(point));
    if (before !== undefined) {
      const loop = path.splice(before);
      for (const left of loop) place.delete(key(left));
      if (loop.length > 2) found.push([...loop, point]);
    }
    place.set(key(point), path.length);
    path.push(point);
  }
  return found;
}

/** Rings that run counter-clockwise are outer ones; each hole goes to the smallest outer ring around it. */
function nest(all: readonly Ring[]): MultiPolygon {
  const outer = all.filter((ring) => area(ring) > 0).sort((a, b) => area(a) - area(b));
  const polygons = outer.map((ring): Ring[] => [ring]);
  for (const hole of all.filter((ring) => area(ring) < 0)) {
    const inside = middle(hole);
    const home = outer.findIndex((ring) => -area(hole) < area(ring) && holds(ring, inside));
    polygons[home]?.push(hole);
  }
  return polygons;
}

/** Middle of the first edge, moved a hair to its left: the land beside a hole, inside the ring that holds it. */
function middle(ring: Ring): Point {
  const [a, b] = [ring[0]!, ring[1]!];
  const hair = 1e-6;
  return [(a[0] + b[0]) / 2 - (b[1] - a[1]) * hair, (a[1] + b[1]) / 2 + (b[0] - a[0]) * hair];
}

function holds(ring: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/** Signed area in square degrees, positive when counter-clockwise. */
function area(ring: readonly Point[]): number {
  const [ox, oy] = ring[0]!;
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax, ay] = ring[i - 1]!;
    const [bx, by] = ring[i]!;
    sum += (ax - ox) * (by - oy) - (bx - ox) * (ay - oy);
  }
  return sum / 2;
}

function key([lon, lat]: Point): string {
  return `${lon},${lat}`;
}
