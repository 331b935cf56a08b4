import type { Random } from '../../../engine/random.ts';
import type { Degrees, Meters } from '../../../engine/units.ts';
import type { Geography } from '../geography.ts';
import { nextHalfedge } from '../land/cells.ts';

/** Share of the free room around a cell's centre within which homes and school gates are put: inside its own unit. */
const WITHIN = 0.62;
const FARTHEST: Meters = 90;

/** A place on the globe, WGS 84. */
export interface Place {
  readonly lon: Degrees;
  readonly lat: Degrees;
}

/** Places in units beside their centres, where the road junction is. */
export class Points {
  readonly #geography: Geography;
  readonly #random: Random;
  /** Half the distance from each unit's centre to the nearest other cell. */
  readonly #room: Float64Array;

  constructor(geography: Geography, random: Random) {
    this.#geography = geography;
    this.#random = random;
    const { cells, settlements } = geography;
    const nearest = new Float64Array(cells.count).fill(Infinity);
    for (let e = 0; e < cells.triangles.length; e++) {
      const a = cells.triangles[e]!;
      const b = cells.triangles[nextHalfedge(e)]!;
      const half = Math.hypot(cells.x[a]! - cells.x[b]!, cells.y[a]! - cells.y[b]!) / 2;
      nearest[a] = Math.min(nearest[a]!, half);
      nearest[b] = Math.min(nearest[b]!, half);
    }
    this.#room = Float64Array.from(settlements.cell, (cell) => nearest[cell]!);
  }

  /** A place in the unit, at some distance from its centre. */
  beside(unit: number): Place {
    const { cells, settlements, plane } = this.#geography;
    const cell = settlements.cell[unit]!;
    const away = Math.min(FARTHEST, WITHIN * this.#room[unit]!) * Math.sqrt(this.#random.float());
    const turn = 2 * Math.PI * this.#random.float();
    return {
      lon: plane.lon(cells.x[cell]! + away * Math.cos(turn)),
      lat: plane.lat(cells.y[cell]! + away * Math.sin(turn)),
    };
  }
}
