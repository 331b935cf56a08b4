import type { Stop } from '../../../stop/index.ts';
import type { Task } from '../../task.ts';
import { itemsOfCandidates } from '../assignment-program.ts';
import { DearestZone } from './dearest-zone.ts';
import { MetZones } from './met-zones.ts';
import { Prices } from './prices.ts';
import { brokenTriples, type Triple } from './triples.ts';
import { type ZoneShape, zoneShapes } from './zone-shapes.ts';

export interface AscentOptions {
  /** Value of a plan that is known: candidates that no better plan could use are left out. */
  readonly incumbent: number;
  /** What a place at each school is worth to the transportation relaxation: where the ascent starts. */
  readonly schoolPrices: Float64Array;
  /** Limits on seconds, or on iterations: visits of an item in the search for one zone, in thousands. */
  readonly stop: Stop;
  readonly onBound: (bound: number) => void;
}

export interface AscentResult {
  /** Proved: no plan is worth less than this or, where that is less, than the incumbent. */
  readonly bound: number;
  /** 1 for the candidates that a plan better than the incumbent may use. */
  readonly domain: Uint8Array;
}

/** Rounds between two looks for triples and for candidates to leave out. */
const LOOK_EVERY = 50;
/** New triples at a look, an item. */
const TRIPLES_PER_ITEM = 0.2;
/** Nodes of one zone's search, and of the question whether one candidate may be part of a better plan. */
const ZONE_NODES = 2000;
const ASK_NODES = 300;
/** Work that goes into such questions, over that of the rounds before them. */
const ASK_SHARE = 0.3;
/** How exactly zones are solved: share of the incumbent that all of them together may be off. */
const SLACK = 1e-5;
/** Share of the sum of all terms that rounding could take; the bound gives it away. */
const ROUNDING = 1e-10;

/**
 * Bounds a level by pricing "every item goes somewhere" (Lagrange): what is left falls apart into the dearest connected set of items that
 * each school has room for, exactly solved where that is quickly done and else bounded. Subset rows over triples of items, priced as well, bring in
 * that such sets are whole. Beside the bound it tells which candidates no better plan can use.
 * Null where the question has no such form.
 */
export function boundByZones(task: Task, level: number, options: AscentOptions): AscentResult | null {
  const shapes = zoneShapes(task);
  return shapes === null ? null : new Ascent(task, level, shapes, options).run();
}

class Ascent {
  readonly #task: Task;
  readonly #options: AscentOptions;
  readonly #shapes: readonly ZoneShape[];
  readonly #zones: readonly DearestZone[];
  readonly #itemOf: Int32Array;
  readonly #cost: Float64Array;
  readonly #worth: Float64Array;
  readonly #item: Prices;
  readonly #triple: Prices;
  readonly #met: MetZones;
  readonly #domain: Uint8Array;
  readonly #slack: number;
  readonly #unit: number;
  #triples: Triple[] = [];
  #triplesOf: number[][];
  /** Of each zone, the bound on its best set at the last evaluation. */
  readonly #zoneBound: Float64Array;
  #bound = -Infinity;
  #workAtLook = 0;
  /** The zone whose candidates are asked about next. */
  #asked = 0;

  constructor(task: Task, level: number, shapes: readonly ZoneShape[], options: AscentOptions) {
    this.#task = task;
    this.#options = options;
    this.#shapes = shapes;
    this.#zones = shapes.map((shape) => new DearestZone(shape));
    this.#itemOf = itemsOfCandidates(task);
    this.#cost = task.cost[level]!;
    this.#worth = new Float64Array(this.#cost.length);
    this.#item = new Prices(
      firstPrices(task, this.#cost, this.#itemOf, shapes, options.schoolPrices),
      -Infinity,
    );
    this.#triple = new Prices(new Float64Array(0), 0);
    this.#unit = this.#item.price.reduce((sum, price) => sum + Math.abs(price), 0) / task.itemCount;
    this.#met = new MetZones();
    this.#domain = new Uint8Array(this.#cost.length).fill(1);
    this.#slack = (SLACK * Math.abs(options.incumbent)) / shapes.length;
    this.#triplesOf = Array.from({ length: task.itemCount }, () => []);
    this.#zoneBound = new Float64Array(shapes.length);
  }

  run(): AscentResult {
    const { stop } = this.#options;
    const limits = stop.limits?.() ?? {};
    const seconds = limits.seconds ?? Infinity;
    const most = limits.iterations ?? Infinity;
    for (let round = 1; ; round++) {
      const bound = this.#evaluate();
      if (bound > this.#bound) {
        this.#bound = bound;
        this.#item.remember();
        this.#triple.remember();
        this.#options.onBound(Math.min(bound, this.#options.incumbent));
      }
      if (this.#settled) break;
      const iteration = this.#work / 1000;
      if (stop.reason({ iteration, sinceImprovement: 0 }) !== null) break;
      const left = stop.limits?.().seconds ?? Infinity;
      const timeDone = seconds === Infinity ? 0 : 1 - left / seconds;
      const done = Math.min(1, Math.max(timeDone, iteration / most));
      if (round % LOOK_EVERY === 0) this.#look();
      if (this.#settled) break;
      this.#item.step(this.#unit, done);
      this.#triple.step(this.#unit, done);
    }
    this.#leaveOut(false);
    return { bound: this.#bound, domain: this.#domain };
  }

  get #settled(): boolean {
    return this.#bound >= this.#options.incumbent;
  }

  get #work(): number {
    return this.#zones.reduce((sum, zone) => sum + zone.work, 0);
  }

  /** The bound at the present prices; leaves the slope of each behind. */
  #evaluate(): number {
    const item = this.#item;
    const triple = this.#triple;
    for (let c = 0; c < this.#worth.length; c++) {
      this.#worth[c] = item.price[this.#itemOf[c]!]! - this.#cost[c]!;
    }
    let bound = 0;
    let size = 0;
    for (const price of item.price) {
      bound += price;
      size += Math.abs(price);
    }
    for (const price of triple.price) {
      bound -= price;
      size += price;
    }
    item.slope.fill(1);
    triple.slope.fill(-1);
    this.#met.age();
    for (let z = 0; z < this.#zones.length; z++) {
      const best = this.#zones[z]!.solve(this.#worth, triple.price, this.#slack, ZONE_NODES);
      this.#zoneBound[z] = best;
      bound -= best;
      size += Math.abs(best);
      this.#count(z);
    }
    return bound === Infinity ? Infinity : bound - ROUNDING * size;
  }

  /** What a zone's answer takes. */
  #count(z: number): void {
    const { candidates } = this.#shapes[z]!;
    const zone = this.#zones[z]!;
    const items = zone.best.map((k) => this.#itemOf[candidates[k]!]!);
    this.#met.add(z, items);
    const share = zone.relaxedShare;
    if (share !== null) {
      for (let k = 0; k < share.length; k++) this.#item.slope[this.#itemOf[candidates[k]!]!]! -= share[k]!;
      return;
    }
    const first = new Set<number>();
    const twice = new Set<number>();
    for (const item of items) {
      this.#item.slope[item]!--;
      for (const t of this.#triplesOf[item]!) (first.has(t) ? twice : first).add(t);
    }
    for (const t of twice) this.#triple.slope[t]!++;
  }

  /** Leaves out candidates at the best prices, forgets triples without a price and asks for new ones. */
  #look(): void {
    this.#leaveOut(true);
    const { itemCount } = this.#task;
    const kept = this.#triple.used();
    const known = this.#triples.filter((_, t) => kept[t] === 1);
    const names = new Set(known.map((triple) => triple.join()));
    const added = brokenTriples(
      this.#met.shares(),
      itemCount,
      names,
      Math.ceil(TRIPLES_PER_ITEM * itemCount),
    );
    this.#triples = [...known, ...added];
    this.#triple.reshape(kept, added.length);
    this.#triplesOf = Array.from({ length: itemCount }, () => []);
    this.#triples.forEach((triple, t) => {
      for (const item of triple) this.#triplesOf[item]!.push(t);
    });
    this.#zones.forEach((zone, z) => {
      const ofItem = Array.from(this.#shapes[z]!.candidates, (c) => this.#triplesOf[this.#itemOf[c]!]!);
      zone.setTriples(ofItem, this.#triples.length);
    });
  }

  /** A candidate leaves whose zone, with it, is by more than the gap worth less than its best: no better plan uses it. */
  #leaveOut(asks: boolean): void {
    const most = asks ? ASK_SHARE * (this.#work - this.#workAtLook) : 0;
    this.#item.swap();
    this.#triple.swap();
    const bound = this.#evaluate();
    this.#bound = Math.max(this.#bound, bound);
    const room = this.#options.incumbent - bound;
    const count = this.#zones.length;
    if (room > 0) {
      for (let z = 0; z < count; z++) {
        for (const k of this.#zones[z]!.idle(this.#zoneBound[z]! - room)) this.#bar(z, k);
      }
      const end = this.#work + most;
      for (let n = 0; n < count && this.#work < end; n++) {
        this.#ask(this.#asked, room, end);
        this.#asked = (this.#asked + 1) % count;
      }
    }
    this.#item.swap();
    this.#triple.swap();
    this.#workAtLook = this.#work;
  }

  /** Asks about a zone's candidates one by one, until so much work is done. */
  #ask(z: number, room: number, end: number): void {
    const { candidates, forced } = this.#shapes[z]!;
    const zone = this.#zones[z]!;
    const best = zone.best;
    for (let k = 0; k < candidates.length && this.#work < end; k++) {
      if (this.#domain[candidates[k]!] === 0 || forced[k] === 1 || best.includes(k)) continue;
      if (!zone.mayHold(k, this.#zoneBound[z]! - room, ASK_NODES)) this.#bar(z, k);
    }
  }

  #bar(z: number, k: number): void {
    this.#domain[this.#shapes[z]!.candidates[k]!] = 0;
    this.#zones[z]!.bar(k);
  }
}

/** The least that an item costs anywhere, its place at the relaxation's price included. */
function firstPrices(
  task: Task,
  cost: Float64Array,
  itemOf: Int32Array,
  shapes: readonly ZoneShape[],
  schoolPrices: Float64Array,
): Float64Array {
  const prices = new Float64Array(task.itemCount).fill(Infinity);
  for (const { zone, candidates, weight } of shapes) {
    const place = Math.abs(schoolPrices[task.zoneSchool[zone]!] ?? 0);
    candidates.forEach((c, k) => {
      const item = itemOf[c]!;
      prices[item] = Math.min(prices[item]!, cost[c]! + place * weight[k]!);
    });
  }
  return prices;
}
