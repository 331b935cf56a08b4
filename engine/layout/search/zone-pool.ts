import { Random } from '../../random.ts';
import { NONE } from '../../units.ts';
import type { Task } from '../task.ts';

/** Zones met on the way, as flat numbers that can be posted between threads: zone, count, then the items ascending. */
export type PooledZones = Int32Array;

/**
 * A set of zones: which items go to which school of which stage. Each is kept once, told apart by a 53-bit hash of its
 * items (with a million zones the chance that two are confused is below one in ten thousand; a confusion loses one, no more).
 */
export class ZonePool {
  readonly #hashes: ItemHashes;
  readonly #known = new Set<number>();
  readonly zone: number[] = [];
  readonly items: Int32Array[] = [];

  constructor(hashes: ItemHashes) {
    this.#hashes = hashes;
  }

  get size(): number {
    return this.zone.length;
  }

  /** Adds a zone, unless it is there; `items` ascending. */
  add(zone: number, items: Int32Array): boolean {
    const key = this.#hashes.key(zone, items);
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    this.zone.push(zone);
    this.items.push(items);
    return true;
  }

  addAll(zones: PooledZones): void {
    for (let at = 0; at < zones.length; ) {
      const count = zones[at + 1]!;
      this.add(zones[at]!, zones.slice(at + 2, at + 2 + count));
      at += 2 + count;
    }
  }

  /** Adds every zone of an assignment that `keep` accepts; zones without items are no columns. */
  addAssignment(task: Task, zoneOf: Int32Array, keep: (zone: number) => boolean): void {
    for (const [zone, items] of itemsByZone(task, zoneOf).entries()) {
      if (items.length > 0 && keep(zone)) this.add(zone, items);
    }
  }

  /** All zones in the order in which they came. */
  pack(): PooledZones {
    const packed = new Int32Array(this.items.reduce((sum, items) => sum + items.length + 2, 0));
    let at = 0;
    this.items.forEach((items, k) => {
      packed[at] = this.zone[k]!;
      packed[at + 1] = items.length;
      packed.set(items, at + 2);
      at += items.length + 2;
    });
    return packed;
  }
}

/** Items of each zone of an assignment, ascending. */
export function itemsByZone(task: Task, zoneOf: Int32Array): Int32Array[] {
  const sizes = new Int32Array(task.zoneCount);
  for (const zone of zoneOf) if (zone !== NONE) sizes[zone]!++;
  const lists = Array.from(sizes, (size) => new Int32Array(size));
  sizes.fill(0);
  zoneOf.forEach((zone, item) => {
    if (zone !== NONE) lists[zone]![sizes[zone]!++] = item;
  });
  return lists;
}

/** Fixed random words for items and zones; the exclusive or over a zone's items tells zones apart (Zobrist 1970). */
export class ItemHashes {
  readonly #high: Int32Array;
  readonly #low: Int32Array;
  readonly #itemCount: number;

  constructor(task: Task) {
    const random = new Random(0x5eed, 7);
    this.#itemCount = task.itemCount;
    this.#high = Int32Array.from({ length: task.itemCount + task.zoneCount }, () => random.uint32());
    this.#low = Int32Array.from({ length: task.itemCount + task.zoneCount }, () => random.uint32());
  }

  key(zone: number, items: Int32Array): number {
    let high = this.#high[this.#itemCount + zone]!;
    let low = this.#low[this.#itemCount + zone]!;
    for (let k = 0; k < items.length; k++) {
      high ^= this.#high[items[k]!]!;
      low ^= this.#low[items[k]!]!;
    }
    return (high >>> 0) * 0x20_0000 + (low & 0x1f_ffff);
  }
}
