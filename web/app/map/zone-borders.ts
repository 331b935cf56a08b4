import { type Geometry, OUTSIDE } from './geometry.ts';

/** Borders between zones, packed for drawing: lines as in `Geometry.edges`, units as in `Geometry.sides`. */
export interface Borders {
  readonly lines: Float32Array<ArrayBuffer>;
  readonly sides: Uint32Array<ArrayBuffer>;
  readonly count: number;
}

/** Picks the borders on whose sides `zone` differs; the edge of the county is one wherever somebody lives inside. */
export function bordersBetween({ edges, sides }: Geometry, zone: Int32Array | Uint16Array): Borders {
  const all = sides.length / 2;
  const chosen = new Uint32Array(all);
  let count = 0;
  for (let e = 0; e < all; e++) {
    const second = sides[e * 2 + 1]!;
    if (second === OUTSIDE || zone[sides[e * 2]!] !== zone[second]) chosen[count++] = e;
  }
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
