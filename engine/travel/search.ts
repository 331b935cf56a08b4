import type { StreetGraph } from './graph.ts';
import { LONGEST } from './thousandths.ts';

/** Numbers a node has in `labels`; milliseconds come first. */
export const LABEL = 4;
export const MILLIMETERS = 1;
/** In its bucket's ring, places in `labels` of the nodes after and before it. */
const AFTER = 2;
const BEFORE = 3;
/** In place of BEFORE: the node waits in no bucket. */
const NOT_WAITING = -2;

/** Buckets are widened rather than made more than this. */
const MOST_BUCKETS = 1 << 16;
/** Steps looked at to choose the width. */
const SAMPLE = 1 << 14;

/**
 * Shortest paths towards one place after another on one graph: how long it takes to walk to the place from every
 * node, up to a bound. Memory is taken once (20 bytes a node); only what a search touched is cleared after it.
 *
 * A bucket queue (R. Dial, Algorithm 360, CACM 1969) whose buckets span several milliseconds; within a bucket a node
 * may be corrected and scanned again, so that labels are exact for any width (U. Meyer and P. Sanders, Δ-stepping,
 * 2003, on one thread). Of equally fast ways the shortest counts, so that labels do not depend on the order of work.
 * Buckets are rings through the labels, each with a label of its own as its knot: no end of a list is ever asked for.
 * First in, first out: however unlucky the width, the work stays polynomial.
 */
export class TowardSearch {
  /** Of the nodes in `touched`, until the next search begins; the buckets' knots come after those of the nodes. */
  readonly labels: Int32Array;
  readonly touched: Int32Array;
  touchedCount = 0;
  readonly #graph: StreetGraph;
  readonly #bound: number;
  readonly #shift: number;
  /** Number of buckets less one. */
  readonly #mask: number;
  #waiting = 0;
  #firstBucket = 0;

  /** Ways of up to `bound` milliseconds are followed, inclusive. */
  constructor(graph: StreetGraph, bound: number) {
    this.#graph = graph;
    this.#bound = Math.min(bound, LONGEST);
    const { shift, count } = bucketsFor(graph, this.#bound);
    this.#shift = shift;
    this.#mask = count - 1;
    this.touched = new Int32Array(graph.nodeCount);
    this.labels = new Int32Array(LABEL * (graph.nodeCount + count));
    const knots = LABEL * graph.nodeCount;
    for (let at = 0; at < this.labels.length; at += LABEL) {
      // Not reached is one more than the bound: one comparison then keeps both the bound and the better label.
      this.labels[at] = this.#bound + 1;
      this.labels[at + AFTER] = at;
      this.labels[at + BEFORE] = at < knots ? NOT_WAITING : at;
    }
  }

  /** Forgets the last search. */
  begin(): void {
    const { labels, touched } = this;
    for (let i = 0; i < this.touchedCount; i++) {
      const at = touched[i]! * LABEL;
      labels[at] = this.#bound + 1;
      labels[at + MILLIMETERS] = 0;
    }
    this.touchedCount = 0;
    this.#firstBucket = this.#bound;
  }

  /** The place can be reached from this node within so many milliseconds and millimetres; once a node and search. */
  seed(node: number, milliseconds: number, millimeters: number): void {
    if (milliseconds > this.#bound) return;
    const { labels } = this;
    const bucket = milliseconds >> this.#shift;
    const knot = (this.#graph.nodeCount + (bucket & this.#mask)) * LABEL;
    const at = node * LABEL;
    const last = labels[knot + BEFORE]!;
    labels[at] = milliseconds;
    labels[at + MILLIMETERS] = millimeters;
    labels[at + AFTER] = knot;
    labels[at + BEFORE] = last;
    labels[last + AFTER] = at;
    labels[knot + BEFORE] = at;
    this.touched[this.touchedCount++] = node;
    this.#waiting++;
    this.#firstBucket = Math.min(this.#firstBucket, bucket);
  }

  /**
   * Labels every node from which the place is within the bound.
   *
   * The one hot loop of this folder. Shifts, `imul` and `| 0` make whole numbers that need no check for overflow;
   * 1, 2, 3 and -2 are MILLIMETERS, AFTER, BEFORE and NOT_WAITING, which as constants of the module would be read from
   * memory at each use.
   */
  run(): void {
    const { labels, touched } = this;
    const { towardStart, steps } = this.#graph;
    const mask = this.#mask | 0;
    const shift = this.#shift | 0;
    const unreached = (this.#bound + 1) | 0;
    const knots = this.#graph.nodeCount << 2;
    let waiting = this.#waiting | 0;
    let touchedCount = this.touchedCount | 0;
    let bucket = this.#firstBucket | 0;
    while (waiting > 0) {
      const knot = (knots + ((bucket & mask) << 2)) | 0;
      const at = labels[knot | 2]!;
      if (at === knot) {
        bucket = (bucket + 1) | 0;
        continue;
      }
      const after = labels[at | 2]!;
      labels[knot | 2] = after;
      labels[after | 3] = knot;
      labels[at | 3] = -2;
      waiting = (waiting - 1) | 0;
      const milliseconds = labels[at]!;
      const millimeters = labels[at | 1]!;
      const node = at >> 2;
      const end = Math.imul(towardStart[(node + 1) | 0]!, 3);
      for (let i = Math.imul(towardStart[node]!, 3); i < end; i = (i + 3) | 0) {
        const time = (milliseconds + steps[(i + 1) | 0]!) | 0;
        const to = steps[i]! << 2;
        const old = labels[to]!;
        if (time > old) continue;
        const length = (millimeters + steps[(i + 2) | 0]!) | 0;
        if (time === old && length >= labels[to | 1]!) continue;
        labels[to] = time;
        labels[to | 1] = length;
        const before = labels[to | 3]!;
        if (before === -2) {
          waiting = (waiting + 1) | 0;
          if (old === unreached) {
            touched[touchedCount] = to >> 2;
            touchedCount = (touchedCount + 1) | 0;
          }
        } else {
          if (old >> shift === time >> shift) continue;
          const behind = labels[to | 2]!;
          labels[before | 2] = behind;
          labels[behind | 3] = before;
        }
        const ring = (knots + (((time >> shift) & mask) << 2)) | 0;
        const last = labels[ring | 3]!;
        labels[to | 2] = ring;
        labels[to | 3] = last;
        labels[last | 2] = to;
        labels[ring | 3] = to;
      }
    }
    this.#waiting = 0;
    this.touchedCount = touchedCount;
  }
}

/**
 * Buckets of 2^shift milliseconds, and enough of them, a power of two, for all times that can wait together. Nine
 * steps of ten are longer than a bucket is wide, so that few nodes are corrected after their scan; the mean would not
 * do, since one long ferry moves it.
 */
export function bucketsFor(graph: StreetGraph, bound: number): { shift: number; count: number } {
  const range = Math.min(graph.longestStep, bound) + 1;
  let shift = Math.floor(Math.log2(shortStep(graph) + 1));
  while (range >>> shift > MOST_BUCKETS) shift++;
  return { shift, count: 2 ** Math.ceil(Math.log2((range >>> shift) + 2)) };
}

/** Milliseconds that a tenth of the steps do not exceed, by a sample spread evenly over the graph. */
function shortStep({ steps }: StreetGraph): number {
  const stride = 3 * Math.ceil(steps.length / (3 * SAMPLE));
  const sample: number[] = [];
  for (let i = 1; i < steps.length; i += stride) sample.push(steps[i]!);
  sample.sort((a, b) => a - b);
  return sample[Math.floor(sample.length / 10)] ?? 0;
}
