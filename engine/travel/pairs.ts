import type { MetersPerSecond, SchoolIndex } from '../units.ts';
import { NONE } from '../units.ts';
import type { DirectWay } from './direct.ts';
import type { StreetGraph } from './graph.ts';
import type { Legs, LegsByNode } from './legs.ts';
import { alongSegment, legsByNode, unitsBySegment } from './legs.ts';
import type { PairCollector } from './rows.ts';
import { LABEL, MILLIMETERS, TowardSearch } from './search.ts';
import type { Snapped } from './snap.ts';
import { LONGEST, NO_WAY, wholeThousandths } from './thousandths.ts';

/** Units and schools on their streets, with their legs. */
export interface Ends {
  readonly units: Snapped;
  readonly schools: Snapped;
  /** From units to the ends of their segments. */
  readonly leaving: Legs;
  /** From the ends of their segments to schools. */
  readonly arriving: Legs;
  /** Per school. */
  readonly direct: readonly (readonly DirectWay[])[];
  readonly accessSpeed: MetersPerSecond;
}

/** In place of milliseconds: not reached. */
const UNREACHED = LONGEST + 1;

/** Finds, school by school, the units from which it is within the cutoff (milliseconds, inclusive). */
export class PairSearch {
  readonly #graph: StreetGraph;
  readonly #ends: Ends;
  readonly #cutoff: number;
  readonly #search: TowardSearch;
  readonly #leavingAt: LegsByNode;
  readonly #neighbours: ReadonlyMap<number, readonly number[]>;
  /** Best way so far of each unit to the school in hand. */
  readonly #milliseconds: Int32Array;
  readonly #millimeters: Int32Array;
  readonly #reached: Int32Array;
  #reachedCount = 0;

  constructor(graph: StreetGraph, ends: Ends, cutoff: number) {
    this.#graph = graph;
    this.#ends = ends;
    this.#cutoff = cutoff;
    this.#search = new TowardSearch(graph, cutoff);
    this.#leavingAt = legsByNode(ends.leaving, graph.nodeCount);
    this.#neighbours = unitsBySegment(ends.units);
    this.#milliseconds = new Int32Array(ends.units.count).fill(UNREACHED);
    this.#millimeters = new Int32Array(ends.units.count);
    this.#reached = new Int32Array(ends.units.count);
  }

  /** Hands every unit within the cutoff of one school to the collector. */
  collect(school: SchoolIndex, into: PairCollector): void {
    into.beginSchool(school);
    this.#offerDirect(school);
    if (this.#ends.schools.segment[school] !== NONE) {
      this.#offerAlongSegment(school);
      this.#offerOverNodes(school);
    }
    for (let i = 0; i < this.#reachedCount; i++) {
      const unit = this.#reached[i]!;
      into.add(unit, this.#milliseconds[unit]!, this.#millimeters[unit]!);
      this.#milliseconds[unit] = UNREACHED;
    }
    this.#reachedCount = 0;
  }

  #offerDirect(school: SchoolIndex): void {
    for (const { unit, meters } of this.#ends.direct[school]!) {
      this.#offer(unit, wholeThousandths(meters / this.#ends.accessSpeed), wholeThousandths(meters));
    }
  }

  /** Neighbours in one street need not pass any node. */
  #offerAlongSegment(school: SchoolIndex): void {
    const { units, schools } = this.#ends;
    const segment = schools.segment[school]!;
    const end = schools.fraction[school]!;
    for (const unit of this.#neighbours.get(segment) ?? []) {
      const start = units.fraction[unit]!;
      const way = alongSegment(this.#graph, segment, start, end);
      if (way === NO_WAY) continue;
      const length = Math.round(Math.abs(end - start) * this.#graph.millimeters[segment]!);
      this.#offer(
        unit,
        units.accessMilliseconds[unit]! + way + schools.accessMilliseconds[school]!,
        units.accessMillimeters[unit]! + length + schools.accessMillimeters[school]!,
      );
    }
  }

  #offerOverNodes(school: SchoolIndex): void {
    const { leaving, arriving } = this.#ends;
    const search = this.#search;
    search.begin();
    for (let i = 2 * school; i < 2 * school + 2; i++) {
      if (arriving.node[i] !== NONE) {
        search.seed(arriving.node[i]!, arriving.milliseconds[i]!, arriving.millimeters[i]!);
      }
    }
    search.run();
    const { labels, touched, touchedCount } = search;
    const { start, entry } = this.#leavingAt;
    for (let i = 0; i < touchedCount; i++) {
      const node = touched[i]!;
      const end = start[node + 1]!;
      for (let k = start[node]!; k < end; k++) {
        const leg = entry[k]!;
        const at = node * LABEL;
        this.#offer(
          leg >> 1,
          labels[at]! + leaving.milliseconds[leg]!,
          labels[at + MILLIMETERS]! + leaving.millimeters[leg]!,
        );
      }
    }
  }

  #offer(unit: number, milliseconds: number, millimeters: number): void {
    const best = this.#milliseconds[unit]!;
    if (milliseconds > this.#cutoff || milliseconds > best) return;
    if (milliseconds === best && millimeters >= this.#millimeters[unit]!) return;
    if (best === UNREACHED) this.#reached[this.#reachedCount++] = unit;
    this.#milliseconds[unit] = milliseconds;
    this.#millimeters[unit] = millimeters;
  }
}
