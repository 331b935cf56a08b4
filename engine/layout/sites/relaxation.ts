import { EnoughRoom } from './enough-room.ts';
import { cheapestSchools, numberExtras } from './number-open.ts';
import { RowPrices } from './row-prices.ts';
import { cheapestShare, type Share } from './share.ts';
import type { SiteTables } from './site-task.ts';
import { cheapestWholeShare } from './whole-share.ts';

/** What the relaxation knows of a question: a proved bound and what it charges for everything. */
export interface Relaxed {
  /** Proved: no answer is worth less. */
  readonly bound: number;
  /** By item: what placing it is worth. */
  readonly itemPrice: Float64Array;
  /** By row: what one more of its amount is worth. */
  readonly rowPrice: Float64Array;
  /** By candidate: what taking it adds to the bound at least, its school being open. */
  readonly extra: Float64Array;
  /** By school: what opening it adds to the bound at least, and what closing it adds. */
  readonly openExtra: Float64Array;
  readonly closeExtra: Float64Array;
  /** By school: how often the last rounds had it open, from 0 to 1. */
  readonly openShare: Float64Array;
}

export interface RelaxationOptions {
  /** Value of the best answer known, Infinity where there is none. */
  readonly incumbent: number;
  readonly rounds: number;
  readonly start?: Pick<Relaxed, 'itemPrice' | 'rowPrice'>;
  /** Whether the open schools must hold everybody: a better bound, but how often each is open then says less. */
  readonly roomForAll: boolean;
  /** Whether schools fill up with whole items: a better bound, more slowly. */
  readonly whole: boolean;
  readonly shouldStop: () => boolean;
}

/** Share of a school's average that the newest round makes up. */
const MEMORY = 0.03;
/** Rounds without a better bound after which steps are halved, and the step at which it ends. */
const PATIENCE = 25;
const SMALLEST_STEP = 1e-4;
/** How far beyond the bound a first answer is guessed to lie while none is known. */
const GUESS = 0.05;
/** Allowance for adding up in floating point, relative. */
const ROUNDING = 1e-11;

/**
 * Lagrangian relaxation of "every item goes somewhere": what is left falls apart into one fractional knapsack a school
 * (Klincewicz and Luss 1986; Beasley 1993), its capacity relaxed to one number. Subgradient steps after Polyak, deflected.
 * The bound holds for any prices, with contiguity or without it.
 */
export function relaxation(tables: SiteTables, options: RelaxationOptions): Relaxed {
  return new Relaxation(tables, options).run();
}

class Relaxation {
  readonly #tables: SiteTables;
  readonly #options: RelaxationOptions;
  readonly #price: Float64Array;
  readonly #direction: Float64Array;
  readonly #taken: Float64Array;
  readonly #value: Float64Array;
  readonly #share: Float64Array;
  readonly #worth: Float64Array;
  readonly #knapsack: Share;
  readonly #fractional: Share;
  readonly #enough: EnoughRoom;
  readonly #rows: RowPrices;
  /** By school: the size at which it is worth most. */
  readonly #size: Int32Array;
  #chosen: number[] = [];

  constructor(tables: SiteTables, options: RelaxationOptions) {
    const { task } = tables.sites;
    this.#tables = tables;
    this.#options = options;
    this.#price = options.start?.itemPrice.slice() ?? secondBest(tables);
    this.#rows = new RowPrices(tables.sites, options.start?.rowPrice);
    this.#size = new Int32Array(task.schoolCount);
    this.#direction = new Float64Array(task.itemCount);
    this.#taken = new Float64Array(task.itemCount);
    this.#value = new Float64Array(task.schoolCount);
    this.#share = new Float64Array(task.schoolCount);
    this.#worth = new Float64Array(task.candidateZone.length);
    this.#fractional = cheapestShare(tables);
    this.#knapsack = (options.whole ? cheapestWholeShare(tables) : null) ?? this.#fractional;
    this.#enough = new EnoughRoom(tables);
  }

  run(): Relaxed {
    const { rounds, shouldStop } = this.#options;
    let best = -Infinity;
    let bestPrice = this.#price.slice();
    let bestRows = this.#rows.price.slice();
    let step = 1;
    let idle = 0;
    for (let round = 0; round < rounds && step > SMALLEST_STEP; round++) {
      if (round % 16 === 15 && shouldStop()) break;
      const bound = this.#evaluate();
      if (bound > best + 1e-7 * Math.abs(best)) idle = 0;
      else if (++idle >= PATIENCE) {
        idle = 0;
        step /= 2;
        this.#price.set(bestPrice);
        this.#rows.price.set(bestRows);
        if (bound > best) best = bound;
        this.#direction.fill(0);
        this.#rows.direction.fill(0);
        continue;
      }
      if (bound > best) {
        best = bound;
        bestPrice = this.#price.slice();
        bestRows = this.#rows.price.slice();
      }
      if (!this.#move(bound, step)) break;
    }
    return this.#report(bestPrice, bestRows);
  }

  /** The bound at the present prices; leaves what each item is taken and each school's worth behind. */
  #evaluate(): number {
    const { sites, itemOf, schoolStart, bySchool } = this.#tables;
    const { task } = sites;
    const cost = task.cost[0]!;
    const worth = this.#worth;
    for (let c = 0; c < worth.length; c++) worth[c] = cost[c]! - this.#price[itemOf[c]!]!;
    this.#rows.apply(worth);
    for (let school = 0; school < task.schoolCount; school++) {
      this.#value[school] =
        schoolStart[school] === schoolStart[school + 1] ? Infinity : this.#bestSize(school);
    }
    this.#chosen = this.#choose();
    let bound = this.#rows.constant();
    let size = Math.abs(bound);
    for (const price of this.#price) {
      bound += price;
      size += Math.abs(price);
    }
    this.#taken.fill(0);
    this.#rows.begin();
    for (let s = 0; s < task.schoolCount; s++) this.#share[s]! *= 1 - MEMORY;
    for (const school of this.#chosen) {
      bound += this.#value[school]!;
      this.#share[school]! += MEMORY;
      this.#knapsack.price(school, worth, this.#roomAt(school, this.#size[school]!));
      this.#rows.count(school, this.#size[school]!);
      for (let k = schoolStart[school]!; k < schoolStart[school + 1]!; k++) {
        const c = bySchool[k]!;
        this.#taken[itemOf[c]!]! += this.#knapsack.part[c]!;
        this.#rows.countPart(c, this.#knapsack.part[c]!);
      }
    }
    return bound - ROUNDING * size;
  }

  /** What a school is worth at the size that suits it best. */
  #bestSize(school: number): number {
    let best = Infinity;
    for (let k = 0; k < this.#sizes(school); k++) {
      const value =
        this.#rows.opening(school, k) + this.#knapsack.price(school, this.#worth, this.#roomAt(school, k));
      if (value >= best) continue;
      best = value;
      this.#size[school] = k;
    }
    return best;
  }

  #sizes(school: number): number {
    return this.#tables.sites.sizes ? this.#tables.sites.sizes[school]!.length : 1;
  }

  #roomAt(school: number, size: number): number {
    return this.#tables.roomAt[size]![school]!;
  }

  /** Where only room decides how many are open, enough of it must be; where their number is limited, that alone counts. */
  #choose(): number[] {
    const { sites } = this.#tables;
    if (this.#numberCounts() || !this.#options.roomForAll) return cheapestSchools(sites, this.#value);
    const { open } = this.#enough.choose(this.#value);
    return [...open.keys()].filter((school) => open[school] === 1);
  }

  #numberCounts(): boolean {
    const { least, most, task } = this.#tables.sites;
    return least > 0 || most < task.schoolCount;
  }

  /** One step along the deflected subgradient; false where the relaxed answer places every item once. */
  #move(bound: number, step: number): boolean {
    const { incumbent } = this.#options;
    const target = incumbent < Infinity ? incumbent : bound + GUESS * Math.abs(bound) + 1e-9;
    let norm = 0;
    let missed = 0;
    for (let i = 0; i < this.#price.length; i++) {
      const slack = 1 - this.#taken[i]!;
      missed = Math.max(missed, Math.abs(slack));
      this.#direction[i] = slack + 0.6 * this.#direction[i]!;
      norm += this.#direction[i]! ** 2;
    }
    const broken = this.#rows.turn();
    missed = Math.max(missed, broken);
    norm += this.#rows.norm();
    if (missed < 1e-9 || norm === 0) return false;
    const length = (step * Math.max(target - bound, 1e-6 * Math.abs(bound))) / norm;
    for (let i = 0; i < this.#price.length; i++) this.#price[i]! += length * this.#direction[i]!;
    this.#rows.step(length);
    return true;
  }

  #report(price: Float64Array, rowPrice: Float64Array): Relaxed {
    this.#price.set(price);
    this.#rows.price.set(rowPrice);
    const bound = this.#evaluate();
    const { sites, weight, itemOf, schoolStart, bySchool, isHome } = this.#tables;
    const { task } = sites;
    const extra = new Float64Array(this.#worth.length);
    for (let school = 0; school < task.schoolCount; school++) {
      // A school filled with parts is a floor under one filled with whole items, whoever must be among them.
      const whole = this.#bestSize(school);
      for (let k = schoolStart[school]!; k < schoolStart[school + 1]!; k++) extra[bySchool[k]!] = Infinity;
      for (let size = 0; size < this.#sizes(school); size++) {
        const opening = this.#rows.opening(school, size);
        const fractional = opening + this.#fractional.price(school, this.#worth, this.#roomAt(school, size));
        const { roomPrice } = this.#fractional;
        for (let k = schoolStart[school]!; k < schoolStart[school + 1]!; k++) {
          const c = bySchool[k]!;
          const reduced = Math.max(0, this.#worth[c]! + roomPrice * weight[itemOf[c]!]!);
          const more = isHome[c] === 1 ? 0 : Math.max(0, fractional + reduced - whole);
          extra[c] = Math.min(extra[c]!, more);
        }
      }
    }
    const { openExtra, closeExtra } = this.#schoolExtras();
    return { bound, itemPrice: price, rowPrice, extra, openExtra, closeExtra, openShare: this.#share };
  }
  #schoolExtras(): Pick<Relaxed, 'openExtra' | 'closeExtra'> {
    const { sites } = this.#tables;
    const extra =
      this.#numberCounts() || !this.#options.roomForAll
        ? numberExtras(sites, this.#value, this.#chosen)
        : this.#enough.extras(this.#enough.choose(this.#value), this.#value);
    const chosen = new Set(this.#chosen);
    return {
      openExtra: extra.map((each, school) => (chosen.has(school) ? 0 : each)),
      closeExtra: extra.map((each, school) => (chosen.has(school) ? each : 0)),
    };
  }
}

/** Prices to begin with: what an item's second-best school would cost. */
function secondBest({ sites: { task } }: SiteTables): Float64Array {
  const cost = task.cost[0]!;
  return Float64Array.from({ length: task.itemCount }, (_, item) => {
    const row = cost.slice(task.candidateStart[item]!, task.candidateStart[item + 1]!).sort();
    return row[1] ?? row[0] ?? 0;
  });
}
