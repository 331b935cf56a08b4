import { type Cells, nextHalfedge } from '../land/cells.ts';
import { Spread } from '../land/spread.ts';
import type { CellWays } from '../land/ways.ts';
import type { Settlements } from '../places/settlements.ts';

/**
 * What country roads connect: every village, and every bank of every town as one. The cheapest way from each cell of
 * the open country to its hub is kept; where the ways of two hubs meet, a road between them can run.
 */
export interface Hubs {
  readonly count: number;
  /** Hub whose way is the cheapest from each cell; -1 for cells outside the county and water. */
  readonly hubOfCell: Int32Array;
  /** Ways back to the hub: `before` and `distance`. */
  readonly ways: Spread;
}

export function hubsOf(cells: Cells, ways: CellWays, settlements: Settlements): Hubs {
  const hubAt = new Int32Array(cells.count).fill(-1);
  let count = 0;
  const sources: number[] = [];
  for (let u = 0; u < settlements.count; u++) {
    if (settlements.town[u] !== -1) continue;
    hubAt[settlements.cell[u]!] = count++;
    sources.push(settlements.cell[u]!);
  }
  for (let c = 0; c < cells.count; c++) {
    if (cells.town[c] === -1 || hubAt[c] !== -1 || settlements.unitOfCell[c] === -1) continue;
    for (const block of bank(cells, ways, c, hubAt, count)) sources.push(block);
    count++;
  }
  const spread = new Spread(ways.land);
  spread.run(sources);
  const hubOfCell = spread.origin.map((source, c) =>
    source === -1 || settlements.unitOfCell[c] === -1 ? -1 : hubAt[source]!,
  );
  return { count, hubOfCell, ways: spread };
}

/** The blocks of a town that hang together on land with the given one; marks them with the hub. */
function bank(cells: Cells, ways: CellWays, first: number, hubAt: Int32Array, hub: number): number[] {
  const { start, to, cost } = ways.land;
  const found = [first];
  hubAt[first] = hub;
  for (const c of found) {
    for (let e = start[c]!; e < start[c + 1]!; e++) {
      const next = to[e]!;
      if (cost[e] === Infinity || cells.town[next] !== cells.town[first] || hubAt[next] !== -1) continue;
      hubAt[next] = hub;
      found.push(next);
    }
  }
  return found;
}

/** A place where a road between two hubs can run: over the border of the two cells at the ends of a half-edge. */
export interface Meeting {
  readonly hubA: number;
  readonly hubB: number;
  readonly halfedge: number;
  readonly cost: number;
}

/** For each two hubs whose ways meet, the cheapest road between them. */
export function meetingsOf(cells: Cells, hubs: Hubs): Meeting[] {
  const best = new Map<number, Meeting>();
  for (let e = 0; e < cells.halfedges.length; e++) {
    if (e > cells.halfedges[e]!) continue;
    const a = cells.triangles[e]!;
    const b = cells.triangles[nextHalfedge(e)]!;
    const hubA = hubs.hubOfCell[a]!;
    const hubB = hubs.hubOfCell[b]!;
    if (hubA === hubB || hubA === -1 || hubB === -1) continue;
    if (cells.town[a] !== -1 && cells.town[b] !== -1) continue;
    const step = Math.hypot(cells.x[a]! - cells.x[b]!, cells.y[a]! - cells.y[b]!);
    const cost = hubs.ways.distance[a]! + step + hubs.ways.distance[b]!;
    const key = Math.min(hubA, hubB) * hubs.count + Math.max(hubA, hubB);
    const known = best.get(key);
    if (!known || cost < known.cost) best.set(key, { hubA, hubB, halfedge: e, cost });
  }
  return [...best.values()];
}

/** A pair is needless where a third hub lies so well between that going round by it is hardly longer. */
const BETWEEN = 0.9;

/**
 * The roads that are built: a relative-neighbourhood graph (Toussaint 1980) of the hubs, loosened by `BETWEEN`.
 * It holds every road of a shortest tree, so whatever land connects the roads connect too.
 */
export function roadsWorthBuilding(meetings: readonly Meeting[], hubs: number): Meeting[] {
  const near: Map<number, number>[] = Array.from({ length: hubs }, () => new Map());
  for (const { hubA, hubB, cost } of meetings) {
    near[hubA]!.set(hubB, cost);
    near[hubB]!.set(hubA, cost);
  }
  return meetings.filter(({ hubA, hubB, cost }) => {
    const [few, many] = near[hubA]!.size < near[hubB]!.size ? [hubA, hubB] : [hubB, hubA];
    for (const [third, way] of near[few]!) {
      if (third === many || way >= BETWEEN * cost) continue;
      const on = near[many]!.get(third);
      if (on !== undefined && on < BETWEEN * cost) return false;
    }
    return true;
  });
}
