import { type Geometry, OUTSIDE } from './geometry.ts';

/** Borders packed for drawing: lines as in `Geometry.edges`, units as in `Geometry.sides`. */
export interface Borders {
  readonly lines: Float32Array<ArrayBuffer>;
  readonly sides: Uint32Array<ArrayBuffer>;
  readonly count: number;
}

export const NO_BORDERS: Borders = { lines: new Float32Array(0), sides: new Uint32Array(0), count: 0 };

/** Borders with a unit on one side only: banks of rivers, the edge of the county. */
export function shoresOf({ edges, sides }: Geometry): Borders {
  const kept: number[] = [];
  for (let e = 0; e < sides.length / 2; e++) if (sides[e * 2 + 1] === OUTSIDE) kept.push(e);
  return packed(edges, sides, Uint32Array.from(kept), kept.length);
}

/** Picks the borders on whose sides `zone` differs. */
export function bordersBetween({ edges, sides }: Geometry, zone: Int32Array | Uint16Array): Borders {
  const all = sides.length / 2;
  const chosen = new Uint32Array(all);
  let count = 0;
  for (let e = 0; e < all; e++) {
    const second = sides[e * 2 + 1]!;
    if (second !== OUTSIDE && zone[sides[e * 2]!] !== zone[second]) chosen[count++] = e;
  }
  return packed(edges, sides, chosen, count);
}

/** Borders of a set of units, the edge of the county among them. */
export function outlineOf({ edges, sides }: Geometry, units: ReadonlySet<number>): Borders {
  const kept: number[] = [];
  for (let e = 0; e < sides.length / 2; e++) {
    if (units.has(sides[e * 2]!) !== units.has(sides[e * 2 + 1]!)) kept.push(e);
  }
  return packed(edges, sides, Uint32Array.from(kept), kept.length);
}

function packed(edges: Float32Array, sides: Uint32Array, chosen: Uint32Array, count: number): Borders {
  const lines = new Float32Array(count * 4);
  const units = new Uint32Array(count * 2);
  for (let i = 0; i < count; i++) {
    const e = chosen[i]!;
    lines[i * 4] = edges[e * 4]!;
    lines[i * 4 + 1] = edges[e * 4 + 1]!;
    lines[i * 4 + 2] = edges[e * 4 + 2]!;
    lines[i * 4 + 3] = edges[e * 4 + 3]!;
    units[i * 2] = sides[e * 2]!;
    units[i * 2 + 1] = sides[e * 2 + 1]!;
  }
  return { lines, sides: units, count };
}
