import type { Meters } from '../../../engine/units.ts';

/** Points on the plane, to be asked whether any of them is near: buckets of a square grid. */
export class Crowd {
  readonly #side: Meters;
  readonly #reach: Meters;
  readonly #columns: number;
  /** First point of each bucket, and the next point in the same bucket; -1 ends. */
  readonly #first: Int32Array;
  readonly #next: number[] = [];
  readonly #x: number[] = [];
  readonly #y: number[] = [];

  /** For points within `reach` of the origin east-west and north-south, asked for within about `side`. */
  constructor(reach: Meters, side: Meters) {
    this.#reach = reach;
    this.#side = Math.max(side, reach / 2000);
    this.#columns = Math.ceil((2 * reach) / this.#side) + 1;
    this.#first = new Int32Array(this.#columns * this.#columns).fill(-1);
  }

  add(x: Meters, y: Meters): void {
    const bucket = this.#column(y) * this.#columns + this.#column(x);
    this.#next.push(this.#first[bucket]!);
    this.#first[bucket] = this.#x.length;
    this.#x.push(x);
    this.#y.push(y);
  }

  /** Whether a point lies within `distance`, inclusive. */
  anyWithin(x: Meters, y: Meters, distance: Meters): boolean {
    const west = this.#column(x - distance);
    const east = this.#column(x + distance);
    const north = this.#column(y + distance);
    for (let row = this.#column(y - distance); row <= north; row++) {
      for (let column = west; column <= east; column++) {
        for (let p = this.#first[row * this.#columns + column]!; p !== -1; p = this.#next[p]!) {
          if ((this.#x[p]! - x) ** 2 + (this.#y[p]! - y) ** 2 <= distance * distance) return true;
        }
      }
    }
    return false;
  }

  #column(at: Meters): number {
    return Math.max(0, Math.min(this.#columns - 1, Math.floor((at + this.#reach) / this.#side)));
  }
}
