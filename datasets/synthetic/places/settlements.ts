import type { Random } from '../../../engine/random.ts';
import type { Meters } from '../../../engine/units.ts';
import { type Cells, LAND, nextHalfedge } from '../land/cells.ts';
import { Crowd } from '../land/crowd.ts';
import { type Graph, Spread } from '../land/spread.ts';
import { type CellWays, steepness } from '../land/ways.ts';
import type { TownSite } from './towns.ts';

/** Where people live, before anybody is counted: one settlement a demand unit. */
export interface Settlements {
  readonly count: number;
  /** The cell in which the settlement's centre lies. */
  readonly cell: Int32Array;
  /** Town site it is a compound of, -1 for a village. */
  readonly town: Int32Array;
  /** Town site that governs it: the township. */
  readonly township: Int32Array;
  /** Unit of each cell; -1 where the cell is water or outside the county. */
  readonly unitOfCell: Int32Array;
  /** Metres above the sea and steepness at the centre. */
  readonly elevation: Float64Array;
  readonly slope: Float64Array;
}

/** Straight line between the centres of two units. */
export function metresBetween(
  { cells, settlements }: { readonly cells: Cells; readonly settlements: Settlements },
  a: number,
  b: number,
): Meters {
  const ca = settlements.cell[a]!;
  const cb = settlements.cell[b]!;
  return Math.hypot(cells.x[ca]! - cells.x[cb]!, cells.y[ca]! - cells.y[cb]!);
}

/** Town compounds keep out of the fields unless nobody else can have them. */
const TOWN_HANDICAP: Meters = 1e6;

export function settlementsOf(
  cells: Cells,
  ways: CellWays,
  towns: readonly TownSite[],
  villages: number,
  random: Random,
): Settlements {
  const compounds = compoundSeeds(cells, towns, random);
  const steep = steepness(cells, ways);
  const villageCells = villageSeeds(cells, steep, villages, random);
  const township = townshipsOf(ways.any, cells, towns);
  const all = [...compounds, ...villageCells].map((cell) => ({ cell, township: township[cell]! }));
  // By township, towns before villages, then from west to east: ids of neighbours lie near each other.
  all.sort(
    (a, b) =>
      a.township - b.township ||
      Number(cells.town[a.cell] === -1) - Number(cells.town[b.cell] === -1) ||
      cells.x[a.cell]! - cells.x[b.cell]! ||
      a.cell - b.cell,
  );
  const cell = Int32Array.from(all, (unit) => unit.cell);
  return {
    count: cell.length,
    cell,
    town: cell.map((c) => cells.town[c]!),
    township: Int32Array.from(all, (unit) => unit.township),
    unitOfCell: territories(ways.land, cells, cell),
    elevation: Float64Array.from(cell, (c) => cells.elevation[c]!),
    slope: Float64Array.from(cell, (c) => steep[c]!),
  };
}

/** One seed a compound, at random among the blocks of its town. */
function compoundSeeds(cells: Cells, towns: readonly TownSite[], random: Random): number[] {
  const blocks: number[][] = towns.map(() => []);
  for (let c = 0; c < cells.count; c++) if (cells.town[c] !== -1) blocks[cells.town[c]!]!.push(c);
  return towns.flatMap((town, i) => {
    random.shuffle(blocks[i]!);
    return blocks[i]!.slice(0, town.units);
  });
}

/** Villages stand close in the valleys and far apart on the slopes; their number is exact. */
function villageSeeds(cells: Cells, steep: Float64Array, wanted: number, random: Random): number[] {
  const country: number[] = [];
  for (let c = 0; c < cells.count; c++) if (cells.ground[c] === LAND && cells.town[c] === -1) country.push(c);
  const lowest = country.reduce((low, c) => Math.min(low, cells.elevation[c]!), Infinity);
  const merit = new Float64Array(cells.count);
  const rank = new Float64Array(cells.count);
  for (const c of country) {
    const height = cells.elevation[c]! - lowest;
    merit[c] = Math.exp(-steep[c]! / 0.16) * (0.12 + 0.88 * Math.exp(-height / 110));
    rank[c] = -Math.log(1 - random.float()) / merit[c]! ** 1.3;
  }
  country.sort((a, b) => rank[a]! - rank[b]!);
  const reach = country.reduce((far, c) => Math.max(far, Math.abs(cells.x[c]!), Math.abs(cells.y[c]!)), 0);
  let apart = 1.1 * Math.sqrt((country.length / wanted) * cellArea(cells, country));
  const chosen: number[] = [];
  const crowd = new Crowd(reach + 1, apart);
  let left = country;
  while (chosen.length < wanted) {
    const passedOver: number[] = [];
    for (const c of left) {
      const own = apart * (0.62 + 0.75 * (1 - merit[c]!));
      if (chosen.length === wanted || crowd.anyWithin(cells.x[c]!, cells.y[c]!, own)) {
        passedOver.push(c);
        continue;
      }
      crowd.add(cells.x[c]!, cells.y[c]!);
      chosen.push(c);
    }
    left = passedOver;
    apart *= 0.86;
  }
  return chosen;
}

/** Mean area of a cell of the open country: the lattice's, from the distance of neighbours. */
function cellArea(cells: Cells, country: readonly number[]): number {
  const inCountry = new Uint8Array(cells.count);
  for (const c of country) inCountry[c] = 1;
  let sum = 0;
  let pairs = 0;
  for (let e = 0; e < cells.triangles.length; e++) {
    const a = cells.triangles[e]!;
    const b = cells.triangles[nextHalfedge(e)]!;
    if (!inCountry[a] || !inCountry[b]) continue;
    sum += (cells.x[a]! - cells.x[b]!) ** 2 + (cells.y[a]! - cells.y[b]!) ** 2;
    pairs++;
  }
  return pairs === 0 ? 1 : (0.866 * sum) / pairs;
}

/** The town site from which each cell is governed: the nearest by the lie of the land. */
function townshipsOf(ways: Graph, cells: Cells, towns: readonly TownSite[]): Int32Array {
  const sources: number[] = [];
  const handicap: number[] = [];
  for (let c = 0; c < cells.count; c++) {
    const town = cells.town[c]!;
    if (town === -1) continue;
    sources.push(c);
    handicap.push(towns[town]!.kind === 'countyTown' ? 900 : 0);
  }
  const spread = new Spread(ways);
  spread.run(sources, handicap);
  return spread.origin.map((source) => (source === -1 ? 0 : cells.town[source]!));
}

/**
 * Which unit has which cell: compounds share the blocks of their town, villages the open country. Land that no unit
 * can reach (a spit cut off by the river at the border) falls outside the county.
 */
function territories(land: Graph, cells: Cells, seeds: Int32Array): Int32Array {
  const unitAt = new Int32Array(cells.count).fill(-1);
  for (let u = 0; u < seeds.length; u++) unitAt[seeds[u]!] = u;
  const blocks = new Spread(withinTowns(land, cells));
  blocks.run(seeds.filter((c) => cells.town[c] !== -1));
  const sources: number[] = [];
  const handicap: number[] = [];
  const owner = new Int32Array(cells.count).fill(-1);
  for (let c = 0; c < cells.count; c++) {
    if (blocks.origin[c] !== -1) owner[c] = unitAt[blocks.origin[c]!]!;
    else if (unitAt[c] !== -1) owner[c] = unitAt[c]!;
    if (owner[c] === -1) continue;
    sources.push(c);
    handicap.push(cells.town[c] === -1 ? 0 : TOWN_HANDICAP);
  }
  const fields = new Spread(upTo(land, owner));
  fields.run(sources, handicap);
  const unitOfCell = new Int32Array(cells.count).fill(-1);
  for (let c = 0; c < cells.count; c++) {
    if (owner[c] !== -1) unitOfCell[c] = owner[c]!;
    else if (cells.ground[c] === LAND && fields.origin[c] !== -1) unitOfCell[c] = owner[fields.origin[c]!]!;
  }
  return unitOfCell;
}

/** No way leads through a cell that has an owner: what lies behind is not to be cut off from its village. */
function upTo(land: Graph, owner: Int32Array): Graph {
  return { ...land, cost: land.cost.map((cost, e) => (owner[land.to[e]!] === -1 ? cost : Infinity)) };
}

function withinTowns(land: Graph, cells: Cells): Graph {
  const cost = land.cost.slice();
  for (let a = 0; a < cells.count; a++) {
    for (let e = land.start[a]!; e < land.start[a + 1]!; e++) {
      if (cells.town[a] === -1 || cells.town[a] !== cells.town[land.to[e]!]) cost[e] = Infinity;
    }
  }
  return { ...land, cost };
}
