import type { Degrees } from '../../../engine/units.ts';

/** OpenStreetMap's own resolution: ten millionths of a degree, about a centimetre. */
const PER_DEGREE = 1e7;
const CHUNK = 1 << 16;

/** Collects ids, many of them several times, in pieces that need not be copied while they grow. */
export class IdCollector {
  readonly #chunks: Float64Array[] = [];
  #used = CHUNK;

  add(id: number): void {
    if (this.#used === CHUNK) {
      this.#chunks.push(new Float64Array(CHUNK));
      this.#used = 0;
    }
    this.#chunks.at(-1)![this.#used++] = id;
  }

  /** Each id once, ascending. The collector is empty afterwards. */
  distinct(): Float64Array {
    if (this.#chunks.length === 0) return new Float64Array(0);
    const all = new Float64Array((this.#chunks.length - 1) * CHUNK + this.#used);
    this.#chunks.forEach((chunk, i) => {
      all.set(i === this.#chunks.length - 1 ? chunk.subarray(0, this.#used) : chunk, i * CHUNK);
    });
    this.#chunks.length = 0;
    this.#used = CHUNK;
    all.sort();
    let count = 0;
    for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[count++] = all[i]!;
    return all.slice(0, count);
  }
}

/** Places of chosen nodes: sixteen bytes each, found by halving. */
export class NodeTable {
  readonly ids: Float64Array;
  readonly #lon: Int32Array;
  readonly #lat: Int32Array;
  readonly #known: Uint8Array;

  /** `ids` ascending and distinct. */
  constructor(ids: Float64Array) {
    this.ids = ids;
    this.#lon = new Int32Array(ids.length);
    this.#lat = new Int32Array(ids.length);
    this.#known = new Uint8Array(ids.length);
  }

  /** Position of an id, or -1. */
  find(id: number): number {
    let low = 0;
    let high = this.ids.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const there = this.ids[middle]!;
      if (there === id) return middle;
      if (there < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  set(id: number, lon: Degrees, lat: Degrees): void {
    const at = this.find(id);
    if (at < 0) return;
    this.#lon[at] = Math.round(lon * PER_DEGREE);
    this.#lat[at] = Math.round(lat * PER_DEGREE);
    this.#known[at] = 1;
  }

  /** The place of a node; null where the extract does not hold it. */
  place(id: number): readonly [Degrees, Degrees] | null {
    const at = this.find(id);
    if (at < 0 || this.#known[at] === 0) return null;
    return [this.#lon[at]! / PER_DEGREE, this.#lat[at]! / PER_DEGREE];
  }
}
