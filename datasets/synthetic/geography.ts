import type { MultiPolygon } from '../../engine/problem/index.ts';
import { type Cells, cellsOf } from './land/cells.ts';
import { type Outline, outlineOf, radiusOf } from './land/outline.ts';
import { type Plane, planeAt } from './land/plane.ts';
import { reliefOf } from './land/relief.ts';
import { type River, riversOf } from './land/river.ts';
import { cellWays } from './land/ways.ts';
import type { CountyOptions } from './options.ts';
import { type Neighbours, neighboursOf, polygonsOf } from './places/borders.ts';
import { type Settlements, settlementsOf } from './places/settlements.ts';
import { type TownSite, townSites } from './places/towns.ts';
import type { CountySizes } from './sizes.ts';
import { stream } from './streams.ts';
import { buildBridges } from './streets/bridges.ts';
import { nameRoads } from './streets/classes.ts';
import { layCountryRoads } from './streets/country-roads.ts';
import { hubsOf } from './streets/hubs.ts';
import { NetBuilder, type StreetNet } from './streets/net.ts';
import { cellNode, cornerNode, layTownStreets } from './streets/town-streets.ts';

/** The county before anybody is counted: land, settlements, borders, streets. */
export interface Geography {
  readonly plane: Plane;
  readonly outline: Outline;
  readonly rivers: readonly River[];
  readonly towns: readonly TownSite[];
  readonly cells: Cells;
  readonly settlements: Settlements;
  readonly polygons: readonly MultiPolygon[];
  readonly neighbours: Neighbours;
  readonly streets: StreetNet;
  /** Node of the street net at the centre of each unit: on the spot in a village, at a corner in a town. */
  readonly door: Int32Array;
  /** Metres from each unit's centre to its door. */
  readonly access: Float64Array;
  /** Pairs of units at the two ends of a bridge. */
  readonly bridges: readonly (readonly [unitA: number, unitB: number])[];
}

/** In the hills of the upper Yangtze basin, where no county of this name lies. */
const LON0 = 106.24;
const LAT0 = 30.47;

export function layOut({ seed }: CountyOptions, sizes: CountySizes): Geography {
  const radius = radiusOf(sizes.area);
  const chance = stream(seed, 'land');
  const rivers = riversOf(radius, chance);
  const landSeed = chance.below(0x10000);
  const outline = outlineOf(sizes.area, rivers[0], landSeed);
  const relief = reliefOf(radius, rivers[0], rivers[1], landSeed);
  const land = { outline, relief, rivers };
  const towns = townSites(sizes, land, stream(seed, 'towns'));
  const cells = cellsOf(sizes, land, towns, stream(seed, 'cells'));
  const ways = cellWays(cells);
  const settlements = settlementsOf(cells, ways, towns, sizes.villages, stream(seed, 'settlements'));
  const { unitOfCell, count } = settlements;
  const plane = planeAt(LON0, LAT0);

  const net = new NetBuilder(relief.elevation);
  layTownStreets(net, cells, unitOfCell);
  const hubs = hubsOf(cells, ways, settlements);
  const built = layCountryRoads(net, cells, hubs);
  const bridges = buildBridges(net, cells, hubs, built, towns, rivers);
  const door = doorsOf(net, cells, settlements);
  const doors = townDoors(cells, settlements, door, towns);
  nameRoads(net, doors[0]!, doors.slice(1));
  return {
    plane,
    outline,
    rivers,
    towns,
    cells,
    settlements,
    polygons: polygonsOf(cells, unitOfCell, count, plane),
    neighbours: neighboursOf(cells, unitOfCell, count),
    streets: net,
    door,
    access: Float64Array.from(door, (node, u) => {
      const cell = settlements.cell[u]!;
      return Math.hypot(net.x[node]! - cells.x[cell]!, net.y[node]! - cells.y[cell]!);
    }),
    bridges: bridges.map(({ cellA, cellB }) => [unitOfCell[cellA]!, unitOfCell[cellB]!] as const),
  };
}

function doorsOf(net: NetBuilder, cells: Cells, { cell, town }: Settlements): Int32Array {
  const door = new Int32Array(cell.length).fill(-1);
  const leaving = new Int32Array(cells.count).fill(-1);
  for (let e = 0; e < cells.triangles.length; e++) leaving[cells.triangles[e]!] = e;
  for (let u = 0; u < cell.length; u++) {
    const c = cell[u]!;
    door[u] = town[u] === -1 ? cellNode(net, cells, c) : cornerNode(net, cells, leaving[c]!);
  }
  return door;
}

/** The door in the middle of each town, in the order of the towns. */
function townDoors(
  cells: Cells,
  { town, cell }: Settlements,
  door: Int32Array,
  towns: readonly TownSite[],
): number[] {
  const nearest = towns.map(() => ({ door: -1, away: Infinity }));
  for (let u = 0; u < town.length; u++) {
    const t = town[u]!;
    if (t === -1) continue;
    const away = Math.hypot(cells.x[cell[u]!]! - towns[t]!.x, cells.y[cell[u]!]! - towns[t]!.y);
    if (away < nearest[t]!.away) nearest[t] = { door: door[u]!, away };
  }
  return nearest.map((one) => one.door);
}
