import { type Cells, nextHalfedge } from '../land/cells.ts';
import { type Hubs, type Meeting, meetingsOf, roadsWorthBuilding } from './hubs.ts';
import type { NetBuilder } from './net.ts';
import { cellNode, cornerNode } from './town-streets.ts';

/** Lays every road between villages and towns that is worth building; gives the pairs of hubs they connect. */
export function layCountryRoads(net: NetBuilder, cells: Cells, hubs: Hubs): Meeting[] {
  const tracks = new Tracks(net, cells, hubs);
  const built = roadsWorthBuilding(meetingsOf(cells, hubs), hubs.count);
  for (const { halfedge } of built) {
    const a = cells.triangles[halfedge]!;
    const b = cells.triangles[nextHalfedge(halfedge)]!;
    // In a town the road ends at the street corner that it meets first.
    const corner = cells.town[a] !== -1 || cells.town[b] !== -1 ? cornerNode(net, cells, halfedge) : -1;
    const nodeA = cells.town[a] === -1 ? tracks.toHub(a) : corner;
    const nodeB = cells.town[b] === -1 ? tracks.toHub(b) : corner;
    net.edge(nodeA, nodeB, 'unclassified');
  }
  return built;
}

/** Roads from any cell back to its hub. */
export class Tracks {
  readonly #net: NetBuilder;
  readonly #cells: Cells;
  readonly #hubs: Hubs;
  /** Some half-edge that leaves each cell. */
  readonly #leaving: Int32Array;

  constructor(net: NetBuilder, cells: Cells, hubs: Hubs) {
    this.#net = net;
    this.#cells = cells;
    this.#hubs = hubs;
    this.#leaving = new Int32Array(cells.count).fill(-1);
    for (let e = 0; e < cells.triangles.length; e++) this.#leaving[cells.triangles[e]!] = e;
  }

  /** Lays the road from a cell of the open country to its hub and gives the cell's node. */
  toHub(cell: number): number {
    const { before } = this.#hubs.ways;
    const first = cellNode(this.#net, this.#cells, cell);
    let node = first;
    let at = cell;
    while (before[at] !== -1) {
      const next = before[at]!;
      if (this.#cells.town[next] !== -1) {
        this.#net.edge(node, cornerNode(this.#net, this.#cells, this.halfedge(at, next)), 'unclassified');
        break;
      }
      const on = cellNode(this.#net, this.#cells, next);
      this.#net.edge(node, on, 'unclassified');
      node = on;
      at = next;
    }
    return first;
  }

  /** The half-edge from one cell to its neighbour. */
  halfedge(from: number, to: number): number {
    const { triangles, halfedges } = this.#cells;
    const first = this.#leaving[from]!;
    let e = first;
    do {
      if (triangles[nextHalfedge(e)] === to) return e;
      e = halfedges[nextHalfedge(nextHalfedge(e))]!;
    } while (e !== first && e !== -1);
    throw new Error(`Cells ${from} and ${to} share no border.`);
  }
}
