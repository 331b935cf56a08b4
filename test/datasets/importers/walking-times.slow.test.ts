import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bytesOf } from '../../../datasets/importers/byte-source.ts';
import type { Tags } from '../../../datasets/importers/osm/osm.ts';
import { pbfSource } from '../../../datasets/importers/osm/pbf.ts';
import { blocks, walkOf } from '../../../datasets/importers/osm/walkable.ts';
import { metersBetween } from '../../../engine/problem/geometry/sphere.ts';
import { Random } from '../../../engine/random.ts';
import {
  networkFromLines,
  STREET_KINDS,
  streetGraph,
  travelFromStreets,
  travelSeconds,
} from '../../../engine/travel/index.ts';
import { importFiles, sharedFiles } from '../../support/import-files.ts';
import { describeWithData, sharedPath } from '../../support/shared-data.ts';

const SPEED = 1.25;
const PLACES = 100;

interface Arc {
  readonly to: number;
  readonly seconds: number;
}

/** The raw ways as a textbook graph: a map from node to arcs, straight from the file. */
function rawGraph(path: string): {
  arcs: Map<number, Arc[]>;
  lon: Map<number, number>;
  lat: Map<number, number>;
  oneWays: number;
  open: number[];
} {
  const bytes = readFileSync(path);
  const source = pbfSource(bytesOf({ name: path, bytes }));
  const [lon, lat] = [new Map<number, number>(), new Map<number, number>()];
  const blocked = new Set<number>();
  const ways: { refs: number[]; tags: Tags }[] = [];
  source.scan({
    node(id, x, y, tags) {
      lon.set(id, x);
      lat.set(id, y);
      if (tags && blocks(tags)) blocked.add(id);
    },
    way: (_, refs, tags) => void (tags && !tags.has('building') && ways.push({ refs: [...refs], tags })),
  });
  const arcs = new Map<number, Arc[]>();
  const open = new Set<number>();
  let oneWays = 0;
  const add = (from: number, to: number, seconds: number) => {
    const list = arcs.get(from) ?? [];
    arcs.set(from, list);
    list.push({ to, seconds });
  };
  for (const { refs, tags } of ways) {
    const walk = walkOf(tags);
    if (typeof walk === 'string') continue;
    const kind = STREET_KINDS.find(({ id }) => id === walk.kind) ?? STREET_KINDS[0]!;
    for (let i = 1; i < refs.length; i++) {
      const [a, b] = [refs[i - 1]!, refs[i]!];
      if (blocked.has(a) || blocked.has(b) || !lon.has(a) || !lon.has(b) || a === b) continue;
      const meters = metersBetween(lon.get(a)!, lat.get(a)!, lon.get(b)!, lat.get(b)!);
      const seconds = meters / (SPEED * kind.speedFactor);
      if (walk.direction >= 0) add(a, b, seconds);
      if (walk.direction <= 0) add(b, a, seconds);
      if (walk.direction !== 0) oneWays++;
      if (kind.open) open.add(a).add(b);
    }
  }
  return { arcs, lon, lat, oneWays, open: [...open] };
}

/** E. W. Dijkstra 1959 with a binary heap: seconds and number of steps to every node that can be reached. */
function dijkstra(
  arcs: ReadonlyMap<number, readonly Arc[]>,
  start: number,
): Map<number, { seconds: number; steps: number }> {
  const settled = new Map<number, { seconds: number; steps: number }>();
  const heap: { node: number; seconds: number; steps: number }[] = [{ node: start, seconds: 0, steps: 0 }];
  const best = new Map<number, number>([[start, 0]]);
  while (heap.length > 0) {
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length > 0) {
      let i = 0;
      for (;;) {
        let child = 2 * i + 1;
        if (child >= heap.length) break;
        if (child + 1 < heap.length && heap[child + 1]!.seconds < heap[child]!.seconds) child++;
        if (heap[child]!.seconds >= last.seconds) break;
        heap[i] = heap[child]!;
        i = child;
      }
      heap[i] = last;
    }
    if (settled.has(top.node)) continue;
    settled.set(top.node, { seconds: top.seconds, steps: top.steps });
    for (const { to, seconds } of arcs.get(top.node) ?? []) {
      const there = top.seconds + seconds;
      if (there >= (best.get(to) ?? Infinity)) continue;
      best.set(to, there);
      let i = heap.length;
      const entry = { node: to, seconds: there, steps: top.steps + 1 };
      heap.push(entry);
      while (i > 0 && heap[(i - 1) >> 1]!.seconds > there) {
        heap[i] = heap[(i - 1) >> 1]!;
        i = (i - 1) >> 1;
      }
      heap[i] = entry;
    }
  }
  return settled;
}

describeWithData('osm-liechtenstein', 'walking times after an import', () => {
  it.each([
    ['Liechtenstein', 'osm-liechtenstein/liechtenstein.osm.pbf', 'residents'],
    ['Porto Alegre', 'osm-portoalegre/poa.osm.pbf', 'streets only'],
  ])('in %s are those of a textbook search on the raw ways, for ten thousand pairs', async (_, file) => {
    const raw = rawGraph(sharedPath(...file.split('/')));
    const { tables } = await importFiles(sharedFiles(file));
    const { network, faults } = networkFromLines(tables.roads!.lines);
    expect(faults).toEqual([]);
    const graph = streetGraph(network, SPEED);
    const random = new Random(20261123);
    const chosen = Array.from({ length: 2 * PLACES }, () => raw.open[random.below(raw.open.length)]!);
    const places = (nodes: readonly number[]) => ({
      lon: nodes.map((n) => raw.lon.get(n)!),
      lat: nodes.map((n) => raw.lat.get(n)!),
    });
    const [from, to] = [chosen.slice(0, PLACES), chosen.slice(PLACES)];
    const options = { cutoffSeconds: Infinity, farthestMeters: 1 };
    const there = travelFromStreets(places(from), places(to), graph, options).table!;
    const back = travelFromStreets(places(to), places(from), graph, options).table!;
    let pairs = 0;
    let reached = 0;
    let worst = 0;
    for (const [u, start] of from.entries()) {
      const truth = dijkstra(raw.arcs, start);
      for (const [s, end] of to.entries()) {
        pairs++;
        const expected = truth.get(end);
        const found = travelSeconds(there, u, s);
        if (!expected) {
          expect(found).toBe(Infinity);
          continue;
        }
        reached++;
        // Every segment is rounded to a millisecond, once.
        const error = Math.abs(found - expected.seconds);
        expect(error).toBeLessThanOrEqual((expected.steps + 5) / 2 / 1000 + 1e-9);
        worst = Math.max(worst, error);
        if (raw.oneWays === 0) expect(travelSeconds(back, s, u)).toBe(found);
        else if (Math.abs(travelSeconds(back, s, u) - found) > (expected.steps + 5) / 1000) {
          // Only a way that may be walked in one direction makes a difference.
          const other = dijkstra(raw.arcs, end).get(start);
          expect(Math.abs((other?.seconds ?? Infinity) - travelSeconds(back, s, u))).toBeLessThanOrEqual(
            ((other?.steps ?? 0) + 5) / 2 / 1000,
          );
        }
      }
    }
    expect(pairs).toBe(10_000);
    expect(reached).toBeGreaterThan(9000);
    expect(worst).toBeLessThan(1);
  });
});
