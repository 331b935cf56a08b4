import type { Random } from '../../random.ts';
import { NONE } from '../../units.ts';
import { Descent } from './descent.ts';
import { Packing } from './packing.ts';
import type { PlainSites } from './plain-sites.ts';

export interface RuinOptions {
  readonly random: Random;
  /** Iterations of one round, from hot to cold. */
  readonly iterations: number;
  readonly shouldStop: () => boolean;
  /** Called with every packing in which no school holds too much; it is changed later. */
  readonly onFeasible: (packing: Packing) => void;
}

/** Most schools whose items are placed anew. */
const MOST_RUINED = 6;
/** Nearest closed sites of an item among which one is opened. */
const NEAREST_CLOSED = 6;
/** Schools closed and opened at once, where their number is not given; more are opened where room asks for it. */
const CHANGES = [
  [0, 0],
  [0, 0],
  [1, 1],
  [1, 1],
  [1, 0],
  [0, 1],
  [2, 1],
  [1, 2],
  [2, 2],
] as const;
/** Items beyond which no further school is emptied. */
const MOST_ITEMS = 100;
/** Limits of a round's first temperature, in mean costs of an item, and its last as a part of the first. */
const COOLEST = 0.15;
const HOTTEST = 1.2;
const COLD = 0.02;
/** How the price of too much grows while there is some, and falls while there is none. */
const DEARER = 1.03;
const CHEAPER = 0.985;
/** Limits of the price, relative to its first value. */
const PRICE_RANGE = 1000;
/** Allowance for adding up loads, relative to all of them. */
const DUST = 1e-12;

/**
 * Ruin and recreate (Schrimpf et al. 2000) for a plain question: a few schools near a random item are emptied, perhaps
 * one of them closed and another opened nearby, and their items placed anew, those first that have most to lose; then moves
 * while they gain. Taken or left as in annealing; what schools hold too much has a price that swings about what it takes to avoid it.
 */
export class RuinSearch {
  readonly #plain: PlainSites;
  readonly #options: RuinOptions;
  readonly #current: Packing;
  readonly #trial: Packing;
  readonly #descent: Descent;
  readonly #free: Int32Array;
  readonly #regret: Float64Array;
  readonly #need: number;
  #freeCount = 0;
  #price: number;
  readonly #firstPrice: number;

  constructor(plain: PlainSites, open: Uint8Array, options: RuinOptions) {
    this.#plain = plain;
    this.#options = options;
    this.#current = new Packing(plain);
    this.#trial = new Packing(plain);
    this.#descent = new Descent(this.#trial);
    this.#free = new Int32Array(plain.items);
    this.#regret = new Float64Array(plain.items);
    this.#need = plain.weight.reduce((sum, each) => sum + each, 0);
    this.#firstPrice = firstPrice(plain);
    this.#price = this.#firstPrice;
    open.forEach((one, school) => {
      if (one === 1 && plain.useful[school] === 1) this.#trial.openSchool(school);
    });
    for (let item = 0; item < plain.items; item++) this.#free[this.#freeCount++] = item;
  }

  /** Whether everybody has some open school; before the first round. */
  begin(): boolean {
    if (!this.#recreate()) return false;
    this.#descent.run(this.#price);
    this.#look();
    this.#current.copy(this.#trial);
    return true;
  }

  /** One round of cooling from `start`, else from where the last ended. */
  round(start: Int32Array | null): void {
    if (start !== null) this.#setOut(start);
    const { random, iterations, shouldStop } = this.#options;
    const hot = COOLEST * (HOTTEST / COOLEST) ** random.float() * this.#meanCost();
    for (let k = 0; k < iterations; k++) {
      if (k % 16 === 0 && shouldStop()) return;
      const heat = hot * COLD ** (k / iterations);
      if (this.#ruin() && this.#recreate()) {
        this.#descent.run(this.#price);
        this.#look();
        const change = this.#worth(this.#trial) - this.#worth(this.#current);
        if (change <= -heat * Math.log(1 - random.float())) this.#current.copy(this.#trial);
        else this.#trial.copy(this.#current);
      } else {
        this.#freeCount = 0;
        this.#trial.copy(this.#current);
      }
      const price = this.#price * (this.#trial.over > 0 ? DEARER : CHEAPER);
      this.#price = Math.min(this.#firstPrice * PRICE_RANGE, Math.max(this.#firstPrice / PRICE_RANGE, price));
    }
  }

  /** Takes an assignment of items to schools for where it is. */
  #setOut(start: Int32Array): void {
    const trial = this.#trial;
    for (let item = 0; item < start.length; item++) if (trial.school[item] !== NONE) trial.take(item);
    const wanted = new Uint8Array(trial.open.length);
    for (const school of start) wanted[school] = 1;
    wanted.forEach((one, school) => {
      if (one === 1 && trial.open[school] === 0) trial.openSchool(school);
      if (one === 0 && trial.open[school] === 1) trial.closeSchool(school);
    });
    start.forEach((school, item) => {
      trial.put(item, school);
    });
    trial.over = 0;
    trial.value = 0;
    start.forEach((school, item) => {
      trial.value += this.#plain.cost[item * this.#plain.schools + school]!;
    });
    wanted.forEach((one, school) => {
      if (one === 0) return;
      trial.value += this.#plain.openingCost[school]!;
      trial.over += Math.max(0, trial.load[school]! - this.#plain.room[school]!);
    });
    this.#current.copy(trial);
  }

  #worth(packing: Packing): number {
    return packing.value + this.#price * packing.over;
  }

  #meanCost(): number {
    const { school } = this.#current;
    const { cost, schools, items } = this.#plain;
    let sum = 0;
    for (let item = 0; item < items; item++) sum += cost[item * schools + school[item]!]!;
    return Math.abs(sum) / items;
  }

  /** Closes who stands empty, as far as enough stay open; shows a packing that keeps every rule. */
  #look(): void {
    const trial = this.#trial;
    const { schools, mustOpen, least } = this.#plain;
    let idle = 0;
    for (let school = 0; school < schools; school++) {
      if (trial.open[school] === 0 || trial.count[school]! > 0) continue;
      if (mustOpen[school] === 0 && trial.openCount > least) trial.closeSchool(school);
      else idle++;
    }
    if (idle === 0 && trial.over <= DUST * this.#need) this.#options.onFeasible(trial);
  }

  /** Empties schools and changes which are open; false where nothing can come of it. */
  #ruin(): boolean {
    const { random } = this.#options;
    const trial = this.#trial;
    const { near, nearCount, schools, items } = this.#plain;
    const seed = random.below(items);
    const row = seed * schools;
    const most = 2 + random.below(MOST_RUINED - 1);
    this.#freeCount = 0;
    const ruined = [trial.school[seed]!];
    let emptied = trial.count[ruined[0]!]!;
    for (let k = 0; k < nearCount[seed]! && ruined.length < most && emptied < MOST_ITEMS; k++) {
      const school = near[row + k]!;
      if (trial.open[school] === 0 || school === ruined[0] || random.float() < 0.2) continue;
      ruined.push(school);
      emptied += trial.count[school]!;
    }
    for (const school of ruined) {
      while (trial.count[school]! > 0)
        this.#release(trial.member[school * items + trial.count[school]! - 1]!);
    }
    random.shuffle(ruined);
    const possible = this.#changeSchools(ruined, seed);
    for (const school of ruined) if (trial.open[school] === 1) this.#settleHome(school);
    return possible;
  }

  #release(item: number): void {
    this.#trial.take(item);
    this.#free[this.#freeCount++] = item;
  }

  /**
   * Some of the emptied schools closed, others nearby opened: as many where their number is given, else until there is room
   * for everybody, and now and then one more. False where that is not possible.
   */
  #changeSchools(ruined: number[], seed: number): boolean {
    const { random } = this.#options;
    const trial = this.#trial;
    const { mustOpen, least, most } = this.#plain;
    const [closes, more] = CHANGES[random.below(CHANGES.length)]!;
    const closed: number[] = [];
    for (const school of ruined) {
      if (closed.length >= closes || mustOpen[school] === 1) continue;
      trial.closeSchool(school);
      closed.push(school);
    }
    let opens = least === most ? closed.length : more;
    for (;;) {
      const short = trial.openRoom < this.#need || trial.openCount < Math.max(1, least);
      if (!short && opens <= 0) return true;
      const enter = trial.openCount < most ? this.#closedNear(seed, closed) : NONE;
      // Whoever cannot be replaced stays.
      const back = enter === NONE ? closed.pop() : enter;
      if (back === undefined) return !short;
      trial.openSchool(back);
      if (enter !== NONE) ruined.push(enter);
      opens--;
    }
  }

  /** A closed site near the seed or near another emptied item. */
  #closedNear(seed: number, closed: readonly number[]): number {
    const { random } = this.#options;
    const { near, nearCount, schools } = this.#plain;
    const item = random.float() < 0.5 ? seed : this.#free[random.below(this.#freeCount)]!;
    let wanted = random.below(NEAREST_CLOSED);
    let found: number = NONE;
    for (let k = 0; k < nearCount[item]! && wanted >= 0; k++) {
      const school = near[item * schools + k]!;
      if (this.#trial.open[school] === 1 || closed.includes(school)) continue;
      found = school;
      wanted--;
    }
    return found;
  }

  /** An open school's own item comes to it wherever it is. */
  #settleHome(school: number): void {
    const item = this.#plain.home[school]!;
    const trial = this.#trial;
    if (item === NONE || trial.school[item] === school) return;
    if (trial.school[item] === NONE) {
      for (let k = 0; k < this.#freeCount; k++) {
        if (this.#free[k] === item) this.#free[k] = this.#free[--this.#freeCount]!;
      }
    } else {
      this.#touchAround(trial.school[item]!);
      trial.take(item);
    }
    trial.put(item, school);
  }

  #touchAround(school: number): void {
    const { member, count } = this.#trial;
    for (let k = 0; k < count[school]!; k++) this.#descent.touch(member[school * this.#plain.items + k]!);
  }

  /** Places who is nowhere; false where somebody has no open school. */
  #recreate(): boolean {
    const { random } = this.#options;
    const trial = this.#trial;
    const { near, nearCount, schools, cost, weight } = this.#plain;
    if (trial.school.every((each) => each === NONE)) {
      trial.open.forEach((one, school) => {
        if (one === 1) this.#settleHome(school);
      });
    }
    const free = this.#free.subarray(0, this.#freeCount);
    for (const item of free) {
      let first = Infinity;
      let second = Infinity;
      for (let k = 0; k < nearCount[item]! && second === Infinity; k++) {
        const school = near[item * schools + k]!;
        if (trial.open[school] === 0) continue;
        if (first === Infinity) first = cost[item * schools + school]!;
        else second = cost[item * schools + school]!;
      }
      if (first === Infinity) return false;
      const regret = second === Infinity ? 1e300 : second - first;
      this.#regret[item] = (regret + this.#price * 0.2 * weight[item]!) * (0.5 + random.float());
    }
    free.sort((a, b) => this.#regret[b]! - this.#regret[a]! || a - b);
    for (const item of free) {
      let best = Infinity;
      let to: number = NONE;
      for (let k = 0; k < nearCount[item]!; k++) {
        const school = near[item * schools + k]!;
        const there = cost[item * schools + school]!;
        if (there >= best) break;
        if (trial.open[school] === 0) continue;
        const worth = there + this.#price * trial.excess(school, weight[item]!);
        if (worth >= best) continue;
        best = worth;
        to = school;
      }
      trial.put(item, to);
      this.#descent.touch(item);
    }
    this.#freeCount = 0;
    return true;
  }
}

/** What one too much costs at first: the mean of what an item's second-best school costs more, by weight. */
function firstPrice({ items, schools, cost, near, nearCount, weight }: PlainSites): number {
  let sum = 0;
  let all = 0;
  for (let item = 0; item < items; item++) {
    const last = Math.min(3, nearCount[item]! - 1);
    const row = item * schools;
    sum += cost[row + near[row + last]!]! - cost[row + near[row]!]!;
    all += weight[item]!;
  }
  return Math.max(1e-9, sum / Math.max(1, all));
}
