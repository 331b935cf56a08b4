import { NONE } from '../../units.ts';
import { coefficientTerms, TERMS } from '../coefficient.ts';
import { loadGoalsOfParts } from '../objectives/index.ts';
import { candidateOf } from '../score.ts';
import type { Task } from '../task.ts';
import type { ZonePool } from './zone-pool.ts';

/** A limit on sums over chosen zones. */
export interface SharedLimit {
  /** Most that the zones may use beyond what is used without any. */
  readonly room: number;
  /** What each zone of the pool uses. */
  readonly used: Float64Array;
}

/** Writes the load vector of one zone into `load`. */
export function zoneLoad(task: Task, zone: number, items: Int32Array, load: Int32Array): void {
  load.fill(0);
  const stage = task.zoneStage[zone]!;
  const column = task.stageColumn[stage]!;
  for (const item of items) {
    for (let k = 0; k < task.stageWidth[stage]!; k++)
      load[column + k]! += task.itemDemand[item * task.demandWidth + k]!;
    if (task.boarding.column !== NONE) {
      load[task.boarding.column]! += task.candidateBoarders[candidateOf(task, item, zone)]!;
    }
  }
}

/**
 * What goals about loads cost a zone by itself. Exact for schools of one planned stage; where a school's stages share what the
 * goal counts, a guess that the search's own count corrects.
 */
export class ZoneLoadCosts {
  readonly #task: Task;
  readonly #load: Int32Array;
  readonly #goals: readonly ReturnType<typeof loadGoalsOfParts>[];

  constructor(task: Task) {
    this.#task = task;
    this.#load = new Int32Array(task.columnCount);
    this.#goals = task.parts.map((parts) => loadGoalsOfParts(parts).filter(({ goal }) => goal.binds(task)));
  }

  /** Cost of a level with the zone, less its cost without. */
  of(level: number, zone: number, items: Int32Array): number {
    if (this.#goals[level]!.length === 0) return 0;
    const school = this.#task.zoneSchool[zone]!;
    zoneLoad(this.#task, zone, items, this.#load);
    const cost = this.#cost(level, school);
    this.#load.fill(0);
    return cost - this.#cost(level, school);
  }

  /** Cost of a level where no school has a zone. */
  idle(level: number): number {
    this.#load.fill(0);
    let sum = 0;
    for (let school = 0; school < this.#task.schoolCount; school++) sum += this.#cost(level, school);
    return sum;
  }

  #cost(level: number, school: number): number {
    let cost = 0;
    for (const { goal, weight } of this.#goals[level]!)
      cost += weight * goal.cost(this.#task, this.#load, 0, school);
    return cost;
  }
}

/**
 * Limits on single coefficients over zones chosen from a pool. With pupils and resources of the county given, the limit is one on
 * Σ R² ⁄ P, a sum over zones (policy.md C.4). Where they are not given (schools that share stocks, or outside the roster) nothing is
 * said here: what comes of the pool is counted anew before it is believed.
 */
export function countyLimits(task: Task, pool: ZonePool): SharedLimit[] {
  const { limits, measures } = task.balance;
  const load = new Int32Array(task.columnCount);
  const terms = new Float64Array(TERMS);
  return limits.flatMap(({ measures: own, limit }): SharedLimit[] => {
    const [m] = own;
    const measure = measures[m!]!;
    const stageSchools = [...task.zoneSchool.keys()]
      .filter((zone) => task.zoneStage[zone] === measure.slot)
      .map((zone) => task.zoneSchool[zone]!);
    const given = stageSchools.every((school) => measure.roster[school] === 1 && measure.split[school] === 0);
    if (own.length > 1 || measure.plain || measure.sample || !given) return [];
    const termAt = (school: number) => {
      coefficientTerms(task, m!, load, 0, school, terms, 0);
      return terms[2]!;
    };
    load.fill(0);
    const sums = new Float64Array(TERMS);
    for (let school = 0; school < task.schoolCount; school++) {
      coefficientTerms(task, m!, load, 0, school, terms, 0);
      for (let k = 0; k < TERMS; k++) sums[k]! += terms[k]!;
    }
    let pupils = sums[0]!;
    for (let item = 0; item < task.itemCount; item++) {
      if (task.itemStage[item] === measure.slot) pupils += task.itemPupils[item]!;
    }
    if (pupils === 0 || sums[1] === 0) return [];
    const mean = sums[1]! / pupils;
    // CV² · X̄² = Σ P(x − c)² ⁄ P_N − (X̄ − c)²
    const most = pupils * ((limit * mean) ** 2 + (mean - measure.centre) ** 2);
    const used = Float64Array.from(pool.items, (items, k) => {
      const zone = pool.zone[k]!;
      if (task.zoneStage[zone] !== measure.slot) return 0;
      const school = task.zoneSchool[zone]!;
      zoneLoad(task, zone, items, load);
      const filled = termAt(school);
      load.fill(0);
      return filled - termAt(school);
    });
    return [{ room: most - sums[2]!, used }];
  });
}
