import { NONE } from '../../units.ts';
import { COUNTY_RULES, LOAD_RULES, type LoadRule } from '../constraints/index.ts';
import type { Task } from '../task.ts';
import { CountySums } from './county-sums.ts';
import { LoadCosts } from './load-costs.ts';
import { Neighbourhood } from './neighbourhood.ts';

/** Above this many item × zone pairs the candidate of a pair is looked up in its row instead of a table. */
const TABLE_ENTRIES = 30_000_000;

/**
 * An assignment of items to zones and everything that follows from it, kept up to date move by move: loads, excess of
 * every limit, value of every level. Nothing here decides; annealing and repair do.
 */
export class ZoningState {
  readonly task: Task;
  readonly rules: readonly LoadRule[];
  /** Zone of each item, NONE while it has none, and the position of that candidate. */
  readonly zone: Int32Array;
  readonly candidate: Int32Array;
  readonly nodeZone: Int32Array;
  readonly neighbourhood: Neighbourhood;
  /** Load vector of school s at `s * task.columnCount`. */
  readonly load: Int32Array;
  /** Excess of load rule r at school s at `r * task.schoolCount + s`; of limits on sums over schools from `countyAt` on. */
  readonly excess: Float64Array;
  readonly countyAt: number;
  /** The most that load rule r allows at school s, laid out alike. */
  readonly limit: Float64Array;
  /** Sums over schools that some rule limits; null where none does. */
  readonly county: CountySums | null;
  readonly values: Float64Array;
  /** Goals that are functions of loads, null where no level has any. */
  readonly loadCosts: LoadCosts | null;
  /** Units cut off from the root of their zone, as of the last `restore` or `recountCutOff`; in all, and by zone. */
  cutOff = 0;
  readonly #cutOffIn: Int32Array;
  readonly #table: Int32Array | null;

  constructor(task: Task) {
    this.task = task;
    this.rules = LOAD_RULES.filter((rule) => rule.binds(task));
    this.zone = new Int32Array(task.itemCount).fill(NONE);
    this.candidate = new Int32Array(task.itemCount).fill(NONE);
    this.nodeZone = new Int32Array(task.nodeCount).fill(NONE);
    this.neighbourhood = new Neighbourhood(task, this.nodeZone);
    this.load = new Int32Array(task.schoolCount * task.columnCount);
    this.countyAt = this.rules.length * task.schoolCount;
    const county = COUNTY_RULES.filter((rule) => rule.binds(task));
    this.county = county.length === 0 ? null : new CountySums(task, county, this.load);
    this.excess = new Float64Array(this.countyAt + (this.county?.limitCount ?? 0));
    this.limit = Float64Array.from({ length: this.countyAt }, (_, k) => {
      const school = k % task.schoolCount;
      return this.rules[(k - school) / task.schoolCount]!.limit(task, school);
    });
    this.values = new Float64Array(task.cost.length);
    this.loadCosts = LoadCosts.of(task, this.load);
    this.#cutOffIn = new Int32Array(task.zoneCount);
    this.#table = task.itemCount * task.zoneCount <= TABLE_ENTRIES ? candidateTable(task) : null;
    this.#recountExcess();
  }

  /** Position of the candidate (item, zone), NONE where the zone is forbidden to the item. */
  candidateOf(item: number, zone: number): number {
    if (this.#table !== null) return this.#table[item * this.task.zoneCount + zone]!;
    const { candidateStart, candidateZone } = this.task;
    let low = candidateStart[item]!;
    let high = candidateStart[item + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const there = candidateZone[middle]!;
      if (there === zone) return middle;
      if (there < zone) low = middle + 1;
      else high = middle - 1;
    }
    return NONE;
  }

  /** Takes over a whole assignment: the zone of each item, NONE for none. */
  restore(zones: Int32Array): void {
    this.load.fill(0);
    this.values.fill(0);
    for (let item = 0; item < zones.length; item++) {
      const zone = zones[item]!;
      this.zone[item] = zone;
      this.candidate[item] = zone === NONE ? NONE : this.candidateOf(item, zone);
      this.#setNodes(item, zone);
      if (zone === NONE) continue;
      this.addLoad(item, this.candidate[item]!, 1);
      for (let level = 0; level < this.values.length; level++) {
        this.values[level]! += this.task.cost[level]![this.candidate[item]!]!;
      }
    }
    this.loadCosts?.recount(this.values);
    this.#recountExcess();
    this.cutOff = this.neighbourhood.countCutOff(this.#cutOffIn);
  }

  /** Counts anew who is cut off in one zone, whose items these are. */
  recountCutOff(zone: number, items: readonly number[]): void {
    const now = this.neighbourhood.countCutOffIn(zone, items);
    this.cutOff += now - this.#cutOffIn[zone]!;
    this.#cutOffIn[zone] = now;
  }

  /** Adds (`sign` 1) or takes away (-1) the load of a candidate; `excess` is the caller's to renew. */
  addLoad(item: number, candidate: number, sign: number): void {
    const { task, load } = this;
    const stage = task.itemStage[item]!;
    const school = task.zoneSchool[task.candidateZone[candidate]!]!;
    const at = school * task.columnCount + task.stageColumn[stage]!;
    const from = item * task.demandWidth;
    const width = task.stageWidth[stage]!;
    for (let k = 0; k < width; k++) load[at + k]! += sign * task.itemDemand[from + k]!;
    const { column } = task.boarding;
    if (column !== NONE)
      load[school * task.columnCount + column]! += sign * task.candidateBoarders[candidate]!;
  }

  /** Gives an item to another candidate of its own: loads are the caller's (`addLoad`), values and nodes are set here. */
  assign(item: number, candidate: number): void {
    const { task, values } = this;
    const before = this.candidate[item]!;
    for (let level = 0; level < values.length; level++) {
      const cost = task.cost[level]!;
      values[level]! += cost[candidate]! - (before === NONE ? 0 : cost[before]!);
    }
    const zone = task.candidateZone[candidate]!;
    this.zone[item] = zone;
    this.candidate[item] = candidate;
    this.#setNodes(item, zone);
  }

  /** Whether contiguity lets an item go from its zone to another. */
  mayMove(item: number, to: number): boolean {
    const { itemNodeStart, itemNodes } = this.task;
    const start = itemNodeStart[item]!;
    const end = itemNodeStart[item + 1]!;
    if (end - start === 1) {
      const node = itemNodes[start]!;
      return this.neighbourhood.mayJoin(node, to) && this.neighbourhood.mayLeave(node);
    }
    return this.#mayMoveApart(item, to);
  }

  /** A group in pieces: zones are searched as they would be. Only while nobody is cut off. */
  #mayMoveApart(item: number, to: number): boolean {
    const from = this.zone[item]!;
    this.#setNodes(item, to);
    const kept = this.neighbourhood.countCutOff() === 0;
    this.#setNodes(item, from);
    return kept;
  }

  /** Sum of all excess, each in its own unit: 0 where every limit is kept. */
  totalExcess(): number {
    let sum = 0;
    for (let k = 0; k < this.excess.length; k++) sum += this.excess[k]!;
    return sum;
  }

  #setNodes(item: number, zone: number): void {
    const { itemNodeStart, itemNodes } = this.task;
    for (let k = itemNodeStart[item]!; k < itemNodeStart[item + 1]!; k++) this.nodeZone[itemNodes[k]!] = zone;
  }

  #recountExcess(): void {
    const { task, excess } = this;
    for (let k = 0; k < this.countyAt; k++) {
      const school = k % task.schoolCount;
      excess[k] = this.excessNow((k - school) / task.schoolCount, school);
    }
    this.county?.recount();
    for (let k = this.countyAt; k < excess.length; k++) excess[k] = this.county!.excess(k - this.countyAt);
  }

  /** How far a school is beyond the limit of a load rule under the loads as they stand, 0 where it keeps it. */
  excessNow(rule: number, school: number): number {
    const { task, load } = this;
    const used = this.rules[rule]!.used(task, load, school * task.columnCount, school);
    const limit = this.limit[rule * task.schoolCount + school]!;
    return used > limit ? used - limit : 0;
  }
}

function candidateTable(task: Task): Int32Array {
  const table = new Int32Array(task.itemCount * task.zoneCount).fill(NONE);
  for (let item = 0; item < task.itemCount; item++) {
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      table[item * task.zoneCount + task.candidateZone[c]!] = c;
    }
  }
  return table;
}
