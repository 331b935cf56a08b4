import Flatbush from 'flatbush';
import type { Geometry } from './geometry.ts';
import { mercatorX, mercatorY } from './mercator.ts';

/** A place relative to the origin of the geometry, Web Mercator. */
export type Spot = readonly [x: number, y: number];

/** Finds units by place: what lies under the pointer, in a circle, a box or a loop, on the screen or not. */
export class UnitIndex {
  readonly #geometry: Geometry;
  readonly #boxes: Flatbush;

  constructor(geometry: Geometry) {
    this.#geometry = geometry;
    this.#boxes = Flatbush.from(geometry.boxes.buffer);
  }

  spotOf(lon: number, lat: number): Spot {
    const [x, y] = this.#geometry.origin;
    return [mercatorX(lon) - x, mercatorY(lat) - y];
  }

  /** The unit at a place, -1 where there is none. */
  at([x, y]: Spot): number {
    if (this.#geometry.unitCount === 0) return -1;
    for (const unit of this.#boxes.search(x, y, x, y)) if (this.#holds(unit, x, y)) return unit;
    return -1;
  }

  /** Units that a circle touches. */
  inCircle([x, y]: Spot, radius: number): number[] {
    return this.#boxes
      .search(x - radius, y - radius, x + radius, y + radius)
      .filter((unit) => this.#touches(unit, x, y, radius))
      .sort((a, b) => a - b);
  }

  /** Units whose middle lies in a box. */
  inBox([x1, y1]: Spot, [x2, y2]: Spot): number[] {
    const [west, east, north, south] = [
      Math.min(x1, x2),
      Math.max(x1, x2),
      Math.min(y1, y2),
      Math.max(y1, y2),
    ];
    const { centres } = this.#geometry;
    return this.#boxes
      .search(west, north, east, south)
      .filter((unit) => {
        const x = centres[unit * 2]!;
        const y = centres[unit * 2 + 1]!;
        return x >= west && x <= east && y >= north && y <= south;
      })
      .sort((a, b) => a - b);
  }

  /** Units whose middle lies in a loop. */
  inLoop(loop: readonly Spot[]): number[] {
    if (loop.length < 3) return [];
    const xs = loop.map(([x]) => x);
    const ys = loop.map(([, y]) => y);
    const box = this.inBox([Math.min(...xs), Math.min(...ys)], [Math.max(...xs), Math.max(...ys)]);
    const { centres } = this.#geometry;
    return box.filter((unit) => {
      const x = centres[unit * 2]!;
      const y = centres[unit * 2 + 1]!;
      let inside = false;
      for (let i = 0, j = loop.length - 1; i < loop.length; j = i++) {
        if (crosses(xs[i]!, ys[i]!, xs[j]!, ys[j]!, x, y)) inside = !inside;
      }
      return inside;
    });
  }

  /** Even-odd rule over all rings, so holes are outside. */
  #holds(unit: number, x: number, y: number): boolean {
    const { positions, pointStart, ringStart } = this.#geometry;
    let inside = false;
    for (let r = ringStart[unit]!; r < ringStart[unit + 1]!; r++) {
      for (let i = pointStart[r]!; i < pointStart[r + 1]! - 1; i++) {
        const at = i * 2;
        if (crosses(positions[at]!, positions[at + 1]!, positions[at + 2]!, positions[at + 3]!, x, y))
          inside = !inside;
      }
    }
    return inside;
  }

  #touches(unit: number, x: number, y: number, radius: number): boolean {
    const { positions, pointStart, ringStart } = this.#geometry;
    for (let r = ringStart[unit]!; r < ringStart[unit + 1]!; r++) {
      for (let i = pointStart[r]!; i < pointStart[r + 1]! - 1; i++) {
        const at = i * 2;
        const near = toSegment(
          positions[at]!,
          positions[at + 1]!,
          positions[at + 2]!,
          positions[at + 3]!,
          x,
          y,
        );
        if (near <= radius * radius) return true;
      }
    }
    return this.#holds(unit, x, y);
  }
}

/** Whether a ray from (x, y) to the east crosses the line. */
function crosses(x1: number, y1: number, x2: number, y2: number, x: number, y: number): boolean {
  return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1;
}

/** Square of the distance to a line. */
function toSegment(x1: number, y1: number, x2: number, y2: number, x: number, y: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const long = dx * dx + dy * dy;
  const t = long === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / long));
  return (x1 + t * dx - x) ** 2 + (y1 + t * dy - y) ** 2;
}
