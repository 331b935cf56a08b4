import type { Plan } from '../plan/index.ts';
import type { Policy } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import type { TravelTable } from '../travel/table.ts';
import { NONE, type SchoolIndex, type StageIndex, type UnitIndex } from '../units.ts';
import { type County, countyUnderPlan } from './county.ts';
import { yearPosition } from './demand.ts';
import { zoneMembers } from './placement.ts';
import { refreshSchool } from './sheet.ts';
import { type ZoneContext, zoneContext, zoneOf } from './zone.ts';

/**
 * The indicators of a plan that somebody is changing. A move costs the units of the two schools it touches, never those of the
 * county; figures of the county are then read from the sheets of its schools. Equal, to the last bit, to computing anew.
 */
export class IndicatorState {
  /** As it is now; read it with `countyFigures` and `schoolFigures`. */
  readonly county: County;
  readonly #members: readonly (readonly number[][] | null)[];
  readonly #contexts: readonly (ZoneContext | null)[];
  readonly #pupils: Int32Array;

  constructor(
    problem: Problem,
    policy: Policy,
    travel: TravelTable,
    plan: Pick<Plan, 'assignment' | 'options' | 'open' | 'actions'>,
  ) {
    this.county = countyUnderPlan(problem, policy, travel, plan);
    const placed = this.county.placed!;
    const { allowIslands, year } = plan.options;
    this.#members = placed.assignment.map((ofStage, k) =>
      ofStage ? zoneMembers(placed, k).map((units) => [...units]) : null,
    );
    this.#contexts = placed.assignment.map((ofStage, k) =>
      ofStage ? zoneContext(placed, k, policy, allowIslands) : null,
    );
    this.#pupils = problem.units.pupils[yearPosition(problem, year)]!;
  }

  /** Gives a unit to another school of a planned stage, or to none (NONE). Throws a RangeError for a stage that is not planned. */
  move(unit: UnitIndex, stage: StageIndex, school: SchoolIndex): void {
    this.moveAll([unit], stage, school);
  }

  /** Gives many units at once: each school that is touched is counted anew only once. Throws like `move`. */
  moveAll(units: ArrayLike<UnitIndex>, stage: StageIndex, school: SchoolIndex): void {
    const schoolOf = this.county.placed!.assignment[stage];
    const members = this.#members[stage];
    const context = this.#contexts[stage];
    if (!schoolOf || !members || !context) throw new RangeError(`Stage ${stage} is not planned.`);
    const touched = new Set<SchoolIndex>();
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!;
      const before = schoolOf[unit]!;
      if (before === school) continue;
      schoolOf[unit] = school;
      for (const [one, sign] of [
        [before, -1],
        [school, 1],
      ] as const) {
        if (one === NONE) continue;
        touched.add(one);
        updateMembers(members[one]!, unit, sign);
        this.#seat(unit, stage, one, sign);
      }
    }
    // Contiguity is read from the assignment, so zones are looked at when it is final.
    for (const one of touched) {
      refreshSchool(this.county, one);
      this.county.sheets[stage]!.zones![one] = zoneOf(context, one, members[one]!);
    }
  }

  #seat(unit: UnitIndex, stage: StageIndex, school: SchoolIndex, sign: 1 | -1): void {
    const { placed, roster, sheets } = this.county;
    for (const grade of placed!.demand[stage]!.zonedGrades) {
      roster.pupils[school * roster.gradeCount + grade]! +=
        sign * this.#pupils[unit * roster.gradeCount + grade]!;
    }
    sheets[stage]!.ways!.count(placed!, stage, unit, school, sign);
  }
}

/** Puts a unit into the ascending list, or takes it out. */
function updateMembers(list: number[], unit: UnitIndex, sign: 1 | -1): void {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (list[middle]! < unit) low = middle + 1;
    else high = middle;
  }
  list.splice(low, sign === 1 ? 0 : 1, ...(sign === 1 ? [unit] : []));
}
