import type { StreetGraph } from './graph.ts';
import { LONGEST } from './thousandths.ts';

/** Numbers a node has in `labels`: milliseconds, millimetres, the bucket it waits in, and one for even cache lines. */
export const LABEL = 4;
const MILLIMETERS = 1;
const WAITING = 2;
/** Time of a node that was not reached. */
export const UNREACHED = 0x7fff_ffff;
const NOWHERE = -1;

/** Buckets are widened rather than made more than this. */
const MOST_BUCKETS = 1 << 16;

/**
 * Shortest paths towards one place after another on one graph: how long it takes to walk to the place from every
 * node, up to a bound. Memory is taken once (20 bytes a node); only what a search touched is cleared after it.
 *
 * A bucket queue (R. Dial, Algorithm 360, CACM 1969) whose buckets span several milliseconds; within a bucket a node
 * may be corrected and scanned again, so that labels are exact for any width (U. Meyer and P. Sanders, Δ-stepping,
 * 2003, on one thread). Of equally fast ways the shortest counts, so that labels do not depend on the order of work.
 */
export class TowardSearch {
  /** Of the nodes in `touched`, until the next search begins. */
  readonly labels: Int32Array;
  readonly touched: Int32Array;
  touchedCount = 0;
  readonly #graph: StreetGraph;
  readonly #bound: number;
  readonly #shift: number;
  /** First entry of each bucket; entries are pairs of node and next entry, those not in use are linked from `#free`. */
  readonly #heads: Int32Array;
  #entries = new Int32Array(0);
  #free = NOWHERE;
  #waiting = 0;
  #firstBucket = 0;

  /** No way of more than `bound` milliseconds is followed. */
  constructor(graph: StreetGraph, bound: number) {
    this.#graph = graph;
    this.#bound = Math.min(bound, LONGEST);
    this.labels = new Int32Array(LABEL * graph.nodeCount).fill(UNREACHED);
    this.touched = new Int32Array(graph.nodeCount);
    const range = Math.min(graph.longestStep, this.#bound) + 1;
    this.#shift = bucketShift(graph, range);
    this.#heads = new Int32Array(2 ** Math.ceil(Math.log2((range >>> this.#shift) + 2))).fill(NOWHERE);
  }

  /** Forgets the last search. */
  begin(): void {
    const { labels, touched } = this;
    for (let i = 0; i < this.touchedCount; i++) labels[touched[i]! * LABEL] = UNREACHED;
    this.touchedCount = 0;
    this.#firstBucket = UNREACHED;
  }

  /** The place can be reached from this node within so many milliseconds and millimetres. */
  seed(node: number, milliseconds: number, millimeters: number): void {
    const at = node * LABEL;
    const { labels } = this;
    const old = labels[at]!;
    if (milliseconds > this.#bound || milliseconds > old) return;
    if (milliseconds === old && millimeters >= labels[at + MILLIMETERS]!) return;
    if (old === UNREACHED) this.touched[this.touchedCount++] = node;
    labels[at] = milliseconds;
    labels[at + MILLIMETERS] = millimeters;
    const bucket = milliseconds >>> this.#shift;
    labels[at + WAITING] = bucket;
    if (this.#free === NOWHERE) this.#growEntries();
    const entry = this.#free;
    this.#free = this.#entries[2 * entry + 1]!;
    const slot = bucket & (this.#heads.length - 1);
    this.#entries[2 * entry] = node;
    this.#entries[2 * entry + 1] = this.#heads[slot]!;
    this.#heads[slot] = entry;
    this.#waiting++;
    this.#firstBucket = Math.min(this.#firstBucket, bucket);
  }

  /** Labels every node from which a seed, and so the place, is within `bound` milliseconds (inclusive). */
  run(bound: number): void {
    const { labels, touched } = this;
    const { towardStart, steps } = this.#graph;
    const heads = this.#heads;
    const mask = heads.length - 1;
    const shift = this.#shift;
    const most = Math.min(bound, this.#bound);
    let entries = this.#entries;
    let free = this.#free;
    let waiting = this.#waiting;
    let touchedCount = this.touchedCount;
    let bucket = this.#firstBucket;
    while (waiting > 0) {
      const entry = heads[bucket & mask]!;
      if (entry === NOWHERE) {
        bucket++;
        continue;
      }
      const node = entries[2 * entry]!;
      heads[bucket & mask] = entries[2 * entry + 1]!;
      entries[2 * entry + 1] = free;
      free = entry;
      waiting--;
      const at = node * LABEL;
      // The node has moved to an earlier bucket since this entry was made.
      if (labels[at + WAITING] !== bucket) continue;
      labels[at + WAITING] = NOWHERE;
      const milliseconds = labels[at]!;
      const millimeters = labels[at + MILLIMETERS]!;
      const end = 3 * towardStart[node + 1]!;
      for (let i = 3 * towardStart[node]!; i < end; i += 3) {
        const time = milliseconds + steps[i + 1]!;
        if (time > most) continue;
        const next = steps[i]!;
        const to = next * LABEL;
        const old = labels[to]!;
        if (time > old) continue;
        const length = millimeters + steps[i + 2]!;
        if (time === old && length >= labels[to + MILLIMETERS]!) continue;
        if (old === UNREACHED) touched[touchedCount++] = next;
        labels[to] = time;
        labels[to + MILLIMETERS] = length;
        const later = time >>> shift;
        if (labels[to + WAITING] === later && old !== UNREACHED) continue;
        labels[to + WAITING] = later;
        if (free === NOWHERE) {
          this.#growEntries();
          entries = this.#entries;
          free = this.#free;
        }
        const fresh = free;
        free = entries[2 * fresh + 1]!;
        entries[2 * fresh] = next;
        entries[2 * fresh + 1] = heads[later & mask]!;
        heads[later & mask] = fresh;
        waiting++;
      }
    }
    this.#free = free;
    this.#waiting = 0;
    this.touchedCount = touchedCount;
  }

  /** Doubles the entries; called when none is free. */
  #growEntries(): void {
    const used = this.#entries.length / 2;
    const count = Math.max(1024, 2 * used);
    const grown = new Int32Array(2 * count);
    grown.set(this.#entries);
    for (let entry = used; entry < count; entry++) grown[2 * entry + 1] = entry + 1;
    grown[2 * count - 1] = NOWHERE;
    this.#entries = grown;
    this.#free = used;
  }
}

/** Buckets about half as wide as the mean step is long: measured best, few nodes are scanned twice. */
function bucketShift(graph: StreetGraph, range: number): number {
  let shift = Math.max(0, Math.floor(Math.log2(meanStep(graph) / 2 + 1)));
  while (range >>> shift > MOST_BUCKETS) shift++;
  return shift;
}

function meanStep({ steps }: StreetGraph): number {
  let sum = 0;
  for (let i = 1; i < steps.length; i += 3) sum += steps[i]!;
  return (3 * sum) / Math.max(3, steps.length);
}
