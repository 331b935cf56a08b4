import type { Meters } from '../../../engine/units.ts';
import { type Cells, LAND, nextHalfedge, WATER } from '../land/cells.ts';
import { inRiverFrame, type River } from '../land/river.ts';
import type { TownSite } from '../places/towns.ts';
import { Tracks } from './country-roads.ts';
import type { Hubs, Meeting } from './hubs.ts';
import type { NetBuilder } from './net.ts';
import { cornerNode } from './town-streets.ts';

/** A bridge over one cell of water, from the cell on one bank to the cell on the other. */
export interface Bridge {
  readonly cellA: number;
  readonly cellB: number;
}

interface Crossing extends Bridge {
  readonly river: number;
  readonly s: Meters;
  /** Town that has both banks, -1 elsewhere. */
  readonly town: number;
  /** Way from both ends to the next village or street. */
  readonly approach: number;
  readonly water: number;
}

const APART_IN_TOWN: Meters = 1300;
const APART_ON_MAIN_RIVER: Meters = 5200;
const APART_ON_TRIBUTARY: Meters = 2600;
/** Above this way from its source a brook is waded. */
const FIRST_BRIDGE: Meters = 900;

/**
 * Few bridges: every 1.3 km in the county town, elsewhere one for some kilometres of river, where the approach is
 * shortest; and as many more as it takes to reach every village.
 */
export function buildBridges(
  net: NetBuilder,
  cells: Cells,
  hubs: Hubs,
  built: readonly Meeting[],
  towns: readonly TownSite[],
  rivers: readonly River[],
): Bridge[] {
  const crossings = crossingsOf(cells, hubs, rivers).sort(
    (a, b) => a.approach - b.approach || a.water - b.water,
  );
  const chosen: Crossing[] = [];
  const take = (wanted: (crossing: Crossing) => boolean, apart: (crossing: Crossing) => Meters) => {
    for (const crossing of crossings) {
      if (!wanted(crossing)) continue;
      const near = chosen.some(
        (other) => other.river === crossing.river && Math.abs(other.s - crossing.s) < apart(crossing),
      );
      if (!near) chosen.push(crossing);
    }
  };
  // The first bridge of a town stands where its main street meets the river.
  crossings.sort((a, b) => townWay(a, cells, towns) - townWay(b, cells, towns) || a.approach - b.approach);
  take(
    (crossing) => crossing.town !== -1,
    () => APART_IN_TOWN,
  );
  crossings.sort((a, b) => a.approach - b.approach || a.water - b.water);
  take(
    () => true,
    ({ river }) => (river === 0 ? APART_ON_MAIN_RIVER : APART_ON_TRIBUTARY),
  );
  connectAll(hubs, built, crossings, chosen);
  const tracks = new Tracks(net, cells, hubs);
  for (const { cellA, cellB, water } of chosen) {
    const heads = bridgeheads(net, cells, tracks, cellA, water).flatMap((a) =>
      bridgeheads(net, cells, tracks, cellB, water).map((b) => ({ a, b, length: span(net, a, b) })),
    );
    const shortest = heads.reduce((best, head) => (head.length < best.length ? head : best));
    net.edge(shortest.a, shortest.b, 'bridge');
  }
  return chosen.map(({ cellA, cellB }) => ({ cellA, cellB }));
}

function townWay(crossing: Crossing, cells: Cells, towns: readonly TownSite[]): number {
  const town = towns[crossing.town];
  return town ? Math.hypot(cells.x[crossing.water]! - town.x, cells.y[crossing.water]! - town.y) : Infinity;
}

/** Where a bridge can begin: at the cell's centre on open land, in a town at either end of its piece of waterfront. */
function bridgeheads(net: NetBuilder, cells: Cells, tracks: Tracks, cell: number, water: number): number[] {
  if (cells.town[cell] === -1) return [tracks.toHub(cell)];
  const side = tracks.halfedge(cell, water);
  return [cornerNode(net, cells, side), cornerNode(net, cells, cells.halfedges[side]!)];
}

function span(net: NetBuilder, a: number, b: number): Meters {
  return Math.hypot(net.x[a]! - net.x[b]!, net.y[a]! - net.y[b]!);
}

/** Where a cell of water has land of the county on both banks: the two cells nearest to being opposite. */
function crossingsOf(cells: Cells, hubs: Hubs, rivers: readonly River[]): Crossing[] {
  const left = new Map<number, number>();
  const right = new Map<number, number>();
  const places = new Map<number, { river: number; s: Meters }>();
  for (let e = 0; e < cells.triangles.length; e++) {
    const water = cells.triangles[e]!;
    const land = cells.triangles[nextHalfedge(e)]!;
    if (cells.ground[water] !== WATER || cells.ground[land] !== LAND || hubs.hubOfCell[land] === -1) continue;
    if (!places.has(water)) places.set(water, placeOn(rivers, cells.x[water]!, cells.y[water]!));
    const { river, s } = places.get(water)!;
    const [along, across] = inRiverFrame(rivers[river]!, cells.x[land]!, cells.y[land]!);
    const side = across > 0 ? left : right;
    const known = side.get(water);
    const skew = Math.abs(along - s);
    if (
      known === undefined ||
      skew < Math.abs(inRiverFrame(rivers[river]!, cells.x[known]!, cells.y[known]!)[0] - s)
    )
      side.set(water, land);
  }
  const found: Crossing[] = [];
  for (const [water, cellA] of left) {
    const cellB = right.get(water);
    if (cellB === undefined) continue;
    const { river, s } = places.get(water)!;
    if (s < rivers[river]!.from + FIRST_BRIDGE) continue;
    const town = cells.town[cellA] === cells.town[cellB] ? cells.town[cellA]! : -1;
    const approach = hubs.ways.distance[cellA]! + hubs.ways.distance[cellB]!;
    found.push({ cellA, cellB, river, s, town, approach, water });
  }
  return found;
}

function placeOn(rivers: readonly River[], x: Meters, y: Meters): { river: number; s: Meters } {
  let best = { river: 0, s: 0, off: Infinity };
  for (const [i, river] of rivers.entries()) {
    const [s, off] = inRiverFrame(river, x, y);
    if (s < river.from - 1 || s > river.to + 1 || Math.abs(off) >= best.off) continue;
    best = { river: i, s, off: Math.abs(off) };
  }
  return best;
}

/** Adds the cheapest crossings between parts of the county that no road connects. */
function connectAll(
  hubs: Hubs,
  built: readonly Meeting[],
  crossings: readonly Crossing[],
  chosen: Crossing[],
): void {
  const parent = Int32Array.from({ length: hubs.count }, (_, i) => i);
  const root = (hub: number): number => {
    let at = hub;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  for (const { hubA, hubB } of built) parent[root(hubA)] = root(hubB);
  const ends = ({ cellA, cellB }: Bridge) =>
    [root(hubs.hubOfCell[cellA]!), root(hubs.hubOfCell[cellB]!)] as const;
  for (const crossing of chosen) {
    const [a, b] = ends(crossing);
    parent[a] = b;
  }
  for (const crossing of crossings) {
    const [a, b] = ends(crossing);
    if (a === b) continue;
    parent[a] = b;
    chosen.push(crossing);
  }
}
