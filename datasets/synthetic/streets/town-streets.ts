import { borderLength, type Cells, nextHalfedge, OUTSIDE, WATER } from '../land/cells.ts';
import type { NetBuilder } from './net.ts';

/** Between the blocks of one compound, and between compounds. */
const LANE = 'service';
const STREET = 'residential';

/**
 * Every side of a town block is a street, the waterfront too; between the blocks of one compound runs a lane. So
 * each bank of a town is one connected piece.
 */
export function layTownStreets(net: NetBuilder, cells: Cells, unitOfCell: Int32Array): void {
  for (let e = 0; e < cells.halfedges.length; e++) {
    const opposite = cells.halfedges[e]!;
    if (e > opposite) continue;
    const a = cells.triangles[e]!;
    const b = cells.triangles[nextHalfedge(e)]!;
    if (cells.town[a] === -1 && cells.town[b] === -1) continue;
    if (cells.ground[a] === OUTSIDE || cells.ground[b] === OUTSIDE) continue;
    const inside = unitOfCell[a] === unitOfCell[b];
    if (borderLength(cells, e) === 0) continue;
    const kind = inside && cells.ground[a] !== WATER ? LANE : STREET;
    net.edge(cornerNode(net, cells, e), cornerNode(net, cells, opposite), kind);
  }
}

/** Places of the street net: cells by number, corners behind them. */
export function cornerNode(net: NetBuilder, cells: Cells, halfedge: number): number {
  const corner = Math.floor(halfedge / 3);
  return net.node(cells.count + corner, cells.cornerX[corner]!, cells.cornerY[corner]!);
}

export function cellNode(net: NetBuilder, cells: Cells, cell: number): number {
  return net.node(cell, cells.x[cell]!, cells.y[cell]!);
}
