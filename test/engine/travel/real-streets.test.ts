import { expect, it } from 'vitest';
import { Random } from '../../../engine/random.ts';
import type { WalkLine } from '../../../engine/travel/index.ts';
import {
  greatCircleMeters,
  networkFromLines,
  reach,
  STREET_KINDS,
  streetGraph,
  travelFromStreets,
  travelSeconds,
} from '../../../engine/travel/index.ts';
import { describeWithData, sharedPath } from '../../support/shared-data.ts';
import { osmLines } from './osm-lines.ts';

const SPEED = 1.2;
const key = ([lon, lat]: readonly number[]) => `${Math.round(lon! * 1e7)},${Math.round(lat! * 1e7)}`;

/** The ways as a textbook has them: a map from point to neighbours, real numbers, no kinds but "can be walked". */
function rawStreets(lines: readonly WalkLine[]) {
  const neighbours = new Map<string, { to: string; seconds: number }[]>();
  const places = new Map<string, readonly number[]>();
  const join = (a: readonly number[], b: readonly number[], seconds: number) => {
    places.set(key(a), a);
    neighbours.set(key(a), [...(neighbours.get(key(a)) ?? []), { to: key(b), seconds }]);
  };
  for (const line of lines) {
    for (let i = 1; i < line.coordinates.length; i++) {
      const [a, b] = [line.coordinates[i - 1]!, line.coordinates[i]!];
      if (key(a) === key(b)) continue;
      const seconds =
        greatCircleMeters(a[0]!, a[1]!, b[0]!, b[1]!) / (SPEED * (line.kind === 'steps' ? 0.5 : 1));
      join(a, b, seconds);
      join(b, a, seconds);
    }
  }
  return { neighbours, places };
}

/** Dijkstra with a list kept in order by binary insertion. */
function textbook(
  neighbours: ReturnType<typeof rawStreets>['neighbours'],
  start: string,
): Map<string, number> {
  const settled = new Map<string, number>();
  const waiting: { node: string; seconds: number }[] = [{ node: start, seconds: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (settled.has(next.node)) continue;
    settled.set(next.node, next.seconds);
    for (const { to, seconds } of neighbours.get(next.node)!) {
      if (settled.has(to)) continue;
      const label = { node: to, seconds: next.seconds + seconds };
      let [low, high] = [0, waiting.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (waiting[middle]!.seconds > label.seconds) low = middle + 1;
        else high = middle;
      }
      waiting.splice(low, 0, label);
    }
  }
  return settled;
}

describeWithData('osm-small, osm-guixi', 'walking times on real streets', () => {
  it.each([
    ['osm-small/krems-2013.osm.gz', 838],
    ['osm-small/monaco-2012.osm.gz', 866],
    ['osm-guixi/guixi-jiangxi.osm', 0],
  ] as const)('%s: equal a textbook Dijkstra on the raw ways for 10,000 pairs, both ways', (file, count) => {
    const all = osmLines(sharedPath(...file.split('/')));
    if (count > 0) expect(all).toHaveLength(count);
    const walkable = new Set(STREET_KINDS.filter((kind) => kind.walkable).map((kind) => kind.id));
    const lines = all.filter((line) => walkable.has(line.kind) && line.coordinates.length > 1);
    expect(lines.length).toBeGreaterThan(0.8 * all.length);
    const { neighbours, places } = rawStreets(lines);
    const random = new Random(1);
    const corners = [...places.keys()];
    const [from, to] = [100, 100].map((n) =>
      Array.from({ length: n }, () => corners[random.below(corners.length)]!),
    ) as [string[], string[]];
    const placesOf = (keys: string[]) => ({
      lon: keys.map((k) => places.get(k)![0]!),
      lat: keys.map((k) => places.get(k)![1]!),
    });
    const { network, faults } = networkFromLines(lines);
    expect(faults).toEqual([]);
    const graph = streetGraph(network, SPEED);
    const options = { cutoffSeconds: Infinity, farthestMeters: 1 };
    const there = travelFromStreets(placesOf(from), placesOf(to), graph, options).table!;
    const back = travelFromStreets(placesOf(to), placesOf(from), graph, options).table!;
    let [compared, reached] = [0, 0];
    for (const [s, school] of to.entries()) {
      const truth = textbook(neighbours, school);
      for (const [u, unit] of from.entries()) {
        const seconds = travelSeconds(there, u, s);
        const expected = truth.get(unit) ?? Infinity;
        expect(reach(there, u, s)).toBe(expected < Infinity ? 'reached' : 'unreachable');
        if (expected < Infinity) {
          // Half a millisecond a segment, and a way has fewer than 2000 of them.
          expect(Math.abs(seconds - expected)).toBeLessThan(1);
          expect(travelSeconds(back, s, u)).toBe(seconds);
          reached++;
        }
        compared++;
      }
    }
    expect(compared).toBe(10_000);
    expect(reached).toBeGreaterThan(5000);
  });
});
