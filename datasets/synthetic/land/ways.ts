import { borderLength, type Cells, nextHalfedge, OUTSIDE, WATER } from './cells.ts';
import { type Graph, graphOf } from './spread.ts';

/** Ways from cell to cell of the county, in metres of flat land. */
export interface CellWays {
  readonly land: Graph;
  /** Over land and water. */
  readonly any: Graph;
}

/** Cheapest land is flat: what follows these ways keeps to the valleys and stops at ridges. */
const SLOPE_COST = 7;
const WATER_COST = 5;

export function cellWays(cells: Cells): CellWays {
  const from: number[] = [];
  const to: number[] = [];
  const overLand: number[] = [];
  const overAny: number[] = [];
  for (let e = 0; e < cells.halfedges.length; e++) {
    if (e > cells.halfedges[e]!) continue;
    const a = cells.triangles[e]!;
    const b = cells.triangles[nextHalfedge(e)]!;
    if (cells.ground[a] === OUTSIDE || cells.ground[b] === OUTSIDE) continue;
    // Cells that hardly touch are no neighbours: a territory through such a neck would look cut.
    if (borderLength(cells, e) < 0.5) continue;
    const length = Math.hypot(cells.x[a]! - cells.x[b]!, cells.y[a]! - cells.y[b]!);
    const cost = length + SLOPE_COST * Math.abs(cells.elevation[a]! - cells.elevation[b]!);
    const water = cells.ground[a] === WATER || cells.ground[b] === WATER;
    from.push(a);
    to.push(b);
    overLand.push(water ? Infinity : cost);
    overAny.push(water ? WATER_COST * cost : cost);
  }
  return {
    land: graphOf(cells.count, from, to, overLand),
    any: graphOf(cells.count, from, to, overAny),
  };
}

/** Mean steepness (rise over run) from each cell to its neighbours; 0 outside the county. */
export function steepness(cells: Cells, { any }: CellWays): Float64Array {
  const steep = new Float64Array(cells.count);
  for (let c = 0; c < cells.count; c++) {
    const first = any.start[c]!;
    const last = any.start[c + 1]!;
    for (let e = first; e < last; e++) {
      const other = any.to[e]!;
      const run = Math.hypot(cells.x[c]! - cells.x[other]!, cells.y[c]! - cells.y[other]!);
      steep[c]! += Math.abs(cells.elevation[c]! - cells.elevation[other]!) / run / (last - first);
    }
  }
  return steep;
}
