import type { CountyMap } from './county-map.ts';
import type { Spot } from './picking.ts';

/** A place of the map's box in pixels. */
export type Pixel = readonly [x: number, y: number];

/** How far beside a school's picture a press still means it; a finger is given more. */
const SCHOOL_PIXELS = 1;

/** What lies under places of the screen. */
export class UnderPointer {
  readonly #county: CountyMap;

  constructor(county: CountyMap) {
    this.#county = county;
  }

  /** The unit, -1 where there is none. */
  unit(at: Pixel): number {
    return this.#county.index.at(this.#spot(at));
  }

  /** The school whose picture is there, else -1. */
  school([x, y]: Pixel): number {
    const box: [[number, number], [number, number]] = [
      [x - SCHOOL_PIXELS, y - SCHOOL_PIXELS],
      [x + SCHOOL_PIXELS, y + SCHOOL_PIXELS],
    ];
    const { map } = this.#county;
    if (!map.getLayer('schools')) return -1;
    const [found] = map.queryRenderedFeatures(box, { layers: ['schools'] });
    return found ? Number(found.properties.school) : -1;
  }

  /** Units that a circle touches. */
  inCircle(at: Pixel, pixels: number): number[] {
    const radius = pixels / (512 * 2 ** this.#county.map.getZoom());
    return this.#county.index.inCircle(this.#spot(at), radius);
  }

  /** Units that a brush touches on its way, which the browser tells in leaps. */
  along(from: Pixel, to: Pixel, pixels: number): number[] {
    const steps = Math.max(
      1,
      Math.ceil(Math.hypot(to[0] - from[0], to[1] - from[1]) / Math.max(3, pixels * 0.7)),
    );
    const units = new Set<number>();
    for (let k = 1; k <= steps; k++) {
      const at: Pixel = [
        from[0] + ((to[0] - from[0]) * k) / steps,
        from[1] + ((to[1] - from[1]) * k) / steps,
      ];
      for (const unit of this.inCircle(at, pixels)) units.add(unit);
    }
    return [...units];
  }

  /** Units whose middle lies in a box. */
  inBox(from: Pixel, to: Pixel): number[] {
    return this.#county.index.inBox(this.#spot(from), this.#spot(to));
  }

  /** Units whose middle lies in a loop. */
  inLoop(path: readonly Pixel[]): number[] {
    return this.#county.index.inLoop(path.map((at) => this.#spot(at)));
  }

  #spot([x, y]: Pixel): Spot {
    const { lng, lat } = this.#county.map.unproject([x, y]);
    return this.#county.index.spotOf(lng, lat);
  }
}
