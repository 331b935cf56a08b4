import { solveTransport } from '../../flow/index.ts';
import type { Random } from '../../random.ts';
import type { Relaxed } from './relaxation.ts';
import { isOfSchools, openAmount, rowCost, type SiteRow } from './site-rows.ts';
import type { SiteTables } from './site-task.ts';

/** Open schools, and what they cost with everybody sent there at least cost, split where room asks for it. */
export interface SiteChoice {
  readonly open: Uint8Array;
  readonly value: number;
  /** Where each item mostly goes, as a candidate. */
  readonly arcs: Int32Array;
}

export interface ChoiceOptions {
  readonly relaxed: Relaxed;
  readonly random: Random;
  readonly shouldStop: () => boolean;
  /** Evaluations that may be spent. */
  readonly evaluations: number;
  /** How many of the best choices are kept. */
  readonly keep: number;
}

/** Closed schools that a school may be swapped for: those its items could best be sent to. */
const NEAREST = 8;
/** Worse answers that chance moves start from, in swaps. */
const SHAKES = [1, 2, 3] as const;

/**
 * Which schools to open, judged by transportation alone: opening, closing and swapping while that is better, then again
 * from answers shaken by chance. The best choices come first; what is left is to send items whole and zones in one piece.
 */
export function chooseByTransport(
  tables: SiteTables,
  start: Uint8Array,
  options: ChoiceOptions,
): SiteChoice[] {
  return new ChoiceSearch(tables, options).run(start);
}

class ChoiceSearch {
  readonly #tables: SiteTables;
  readonly #options: ChoiceOptions;
  readonly #near: readonly (readonly number[])[];
  readonly #seen = new Map<string, SiteChoice>();
  #left: number;

  constructor(tables: SiteTables, options: ChoiceOptions) {
    this.#tables = tables;
    this.#options = options;
    this.#near = nearestSchools(tables, NEAREST);
    this.#left = options.evaluations;
  }

  run(start: Uint8Array): SiteChoice[] {
    let best = this.#descend(this.#fill(start));
    while (best !== null && !this.#spent()) {
      const shaken = this.#evaluate(this.#shaken(best.open), best.arcs);
      const found = shaken && this.#descend(shaken);
      if (found && found.value < best.value) best = found;
    }
    return [...this.#seen.values()].sort((a, b) => a.value - b.value).slice(0, this.#options.keep);
  }

  #spent(): boolean {
    return this.#left <= 0 || this.#options.shouldStop();
  }

  /** The start, with more schools open until everybody finds room. */
  #fill(start: Uint8Array): SiteChoice | null {
    const { openShare, openExtra } = this.#options.relaxed;
    const { sites } = this.#tables;
    const open = start.slice();
    const order = [...open.keys()]
      .filter((s) => open[s] === 0)
      .sort((a, b) => openShare[b]! - openShare[a]! || openExtra[a]! - openExtra[b]!);
    for (;;) {
      const found = this.#evaluate(open, null);
      if (found !== null || this.#spent()) return found;
      const next = order.shift();
      if (next === undefined || count(open) >= sites.most) return null;
      open[next] = 1;
    }
  }

  /** First improvement over closings, swaps and openings, in random order. */
  #descend(from: SiteChoice | null): SiteChoice | null {
    let now = from;
    for (let better = true; now !== null && better && !this.#spent(); ) {
      better = false;
      for (const open of this.#neighbours(now.open)) {
        const found = this.#evaluate(open, now.arcs);
        if (found !== null && found.value < now.value - 1e-9 * Math.abs(now.value)) {
          now = found;
          better = true;
          break;
        }
        if (this.#spent()) break;
      }
    }
    return now;
  }

  *#neighbours(open: Uint8Array): Generator<Uint8Array> {
    const { sites, schoolStart } = this.#tables;
    const schools = [...open.keys()].filter((s) => schoolStart[s]! < schoolStart[s + 1]!);
    this.#options.random.shuffle(schools);
    const total = count(open);
    for (const school of schools) {
      if (open[school] === 1) {
        if (sites.mustOpen[school] === 1) continue;
        if (total > Math.max(1, sites.least)) yield open.with(school, 0);
        for (const other of this.#near[school]!)
          if (open[other] === 0) yield open.with(school, 0).with(other, 1);
      } else if (total < sites.most) yield open.with(school, 1);
    }
  }

  #shaken(open: Uint8Array): Uint8Array {
    const { random } = this.#options;
    const shaken = open.slice();
    for (let swap = SHAKES[random.below(SHAKES.length)]!; swap > 0; swap--) {
      const inside = [...shaken.keys()].filter(
        (s) => shaken[s] === 1 && this.#tables.sites.mustOpen[s] === 0,
      );
      if (inside.length === 0) break;
      const leave = inside[random.below(inside.length)]!;
      const outside = this.#near[leave]!.filter((s) => shaken[s] === 0);
      if (outside.length === 0) continue;
      shaken[leave] = 0;
      shaken[outside[random.below(outside.length)]!] = 1;
    }
    return shaken;
  }

  /** Null where the open schools cannot hold everybody, or somebody could go nowhere. */
  #evaluate(open: Uint8Array, arcs: Int32Array | null): SiteChoice | null {
    const key = open.join('');
    const known = this.#seen.get(key);
    if (known) return known;
    this.#left--;
    const { sites, weight, room, schoolOf } = this.#tables;
    const forbids = (row: SiteRow) => isOfSchools(row) && rowCost(row, openAmount(row, open, null)) > 0;
    if (sites.rows?.some(forbids)) return null;
    const need = weight.reduce((sum, each) => sum + each, 0);
    const capacities = room.map((each, school) => (open[school] === 1 ? each : 0));
    if (capacities.reduce((sum, each) => sum + each, 0) < need) return null;
    const { task } = sites;
    const result = solveTransport(
      { weights: weight, capacities, starts: task.candidateStart, schools: schoolOf, costs: task.cost[0]! },
      arcs === null ? {} : { start: arcs },
    );
    if (result.status !== 'optimal' && result.status !== 'feasible') return null;
    let value = result.objective;
    open.forEach((each, school) => {
      if (each === 1) value += sites.openingCost[school]!;
    });
    const choice = { open, value, arcs: result.arcs };
    this.#seen.set(key, choice);
    return choice;
  }
}

function count(open: Uint8Array): number {
  return open.reduce((sum, one) => sum + one, 0);
}

/** By school, the others in which the items that it is cheapest for would be cheapest. */
function nearestSchools({ sites, schoolOf, schoolStart }: SiteTables, most: number): number[][] {
  const { task } = sites;
  const schools = task.schoolCount;
  const sum = new Float64Array(schools * schools);
  const met = new Int32Array(schools * schools);
  const members = new Int32Array(schools);
  const cost = task.cost[0]!;
  for (let item = 0; item < task.itemCount; item++) {
    const from = task.candidateStart[item]!;
    const to = task.candidateStart[item + 1]!;
    const row = Array.from({ length: to - from }, (_, k) => from + k).sort((a, b) => cost[a]! - cost[b]!);
    for (const own of row.slice(0, 3)) {
      const home = schoolOf[own]!;
      members[home]!++;
      for (const c of row) {
        sum[home * schools + schoolOf[c]!]! += cost[c]!;
        met[home * schools + schoolOf[c]!]!++;
      }
    }
  }
  return Array.from({ length: schools }, (_, school) => {
    const rank = (other: number) => {
      const at = school * schools + other;
      if (met[at] === 0) return Infinity;
      return (sum[at]! / met[at]!) * (2 - met[at]! / members[school]!);
    };
    return Array.from({ length: schools }, (_, other) => other)
      .filter(
        (other) =>
          other !== school && schoolStart[other]! < schoolStart[other + 1]! && rank(other) < Infinity,
      )
      .sort((a, b) => rank(a) - rank(b))
      .slice(0, most);
  });
}
