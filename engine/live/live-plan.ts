import { type Case, makeCase, RULES } from '../check/index.ts';
import { explainUnit, type UnitExplanation } from '../explain/explain-unit.ts';
import { type PlanState, stateOver } from '../explain/plan-state.ts';
import { type ThroughYears, throughYears, throughYearsInSteps } from '../explain/through-years.ts';
import { countyFigures, IndicatorState, type Measurement } from '../indicators/index.ts';
import type { Context } from '../layout/index.ts';
import type { PlanOptions } from '../plan/index.ts';
import type { Policy } from '../policy/index.ts';
import { type Problem, stagePupils } from '../problem/index.ts';
import { type TravelTable, travelSeconds } from '../travel/index.ts';
import {
  NONE,
  type Pupils,
  type SchoolIndex,
  type SchoolYear,
  SECONDS_PER_MINUTE,
  type StageIndex,
  type UnitIndex,
} from '../units.ts';
import { KEPT_RULES, type LiveBreach } from './breach.ts';
import { LiveBreaches } from './breaches.ts';
import { type Draft, draftOf } from './draft.ts';
import { type Household, householdOf } from './household.ts';

/** How one school stands in all its stages. */
export interface LiveSchool {
  readonly open: boolean;
  readonly pupils: number | null;
  readonly classes: number | null;
  /** Classes of classrooms or pupils of seats; null where neither is known. */
  readonly utilisation: number | null;
  /** By stage index: pupils of its zone, and classes. */
  readonly zonePupils: readonly number[];
  readonly stageClasses: readonly (number | null)[];
}

/** A plan under a planner's hand: give units away, read every figure and every breach. */
export class LivePlan {
  readonly problem: Problem;
  readonly policy: Policy;
  readonly options: PlanOptions;
  /** The school year for which zones are planned; the children are those of `options.year`. */
  readonly planYear: SchoolYear;
  readonly #context: Context;
  readonly #travel: TravelTable;
  readonly #state: IndicatorState;
  readonly #breaches: LiveBreaches;
  readonly #case: Case;
  /** School of each unit by planned stage; one array with the indicators. */
  readonly #schoolOf: readonly Int32Array[];
  /** By planned stage and unit, as `trouble` and `minutes` tell them. */
  readonly #trouble: readonly Uint8Array[];
  readonly #minutes: readonly Float32Array[];
  #reasons: PlanState | null = null;

  constructor(
    problem: Problem,
    policy: Policy,
    options: PlanOptions,
    travel: TravelTable,
    context: Context,
    assignment: readonly (Int32Array | null)[],
    planYear: SchoolYear = options.year,
  ) {
    this.planYear = planYear;
    this.problem = problem;
    this.policy = policy;
    this.options = options;
    this.#context = context;
    this.#travel = travel;
    this.#state = new IndicatorState(problem, policy, travel, draftOf(problem, options, assignment));
    this.#schoolOf = context.stages.map(({ index }) => this.#state.county.placed!.assignment[index]!);
    this.#breaches = new LiveBreaches(context, this.#schoolOf);
    this.#case = makeCase(problem, travel, policy.zoning, options);
    const { count } = problem.units;
    this.#trouble = context.stages.map(() => new Uint8Array(count));
    this.#minutes = context.stages.map(() => new Float32Array(count));
    for (const { slot } of context.stages) for (let unit = 0; unit < count; unit++) this.#look(slot, unit);
  }

  /** Stages that are planned, by index. */
  get stages(): readonly StageIndex[] {
    return this.#context.stages.map(({ index }) => index);
  }

  /** School of each unit in a planned stage; read only. */
  zonesOf(stage: StageIndex): Int32Array {
    return this.#schoolOf[this.#slot(stage)]!;
  }

  /** Resident pupils of a stage by unit, in the year that is looked at. */
  pupilsByUnit(stage: StageIndex): Int32Array {
    const year = this.problem.years.indexOf(this.options.year);
    return Int32Array.from(
      { length: this.problem.units.count },
      (_, unit): Pupils => stagePupils(this.problem, unit, stage, year),
    );
  }

  /** Gives units to a school, or to none (NONE). Throws a RangeError for a stage that is not planned. */
  give(stage: StageIndex, units: ArrayLike<UnitIndex>, school: SchoolIndex): void {
    const slot = this.#slot(stage);
    const schoolOf = this.#schoolOf[slot]!;
    const going = [...new Set(Array.from(units))].filter((unit) => schoolOf[unit] !== school);
    const before = going.map((unit) => schoolOf[unit]!);
    this.#state.moveAll(going, stage, school);
    this.#breaches.changed(slot, going, before);
    for (const unit of going) this.#look(slot, unit);
  }

  figures(): readonly Measurement[] {
    return countyFigures(this.#state.county);
  }

  /** Every breach of every rule: the judge's list. Rules of the county as a whole are asked of the judge, which is quick where they do not bind. */
  breaches(): readonly LiveBreach[] {
    const zones = this.#case.stages.map(({ index }) => this.zonesOf(index));
    const ofCounty = RULES.filter(({ id }) => !KEPT_RULES.includes(id)).flatMap((rule) =>
      rule.judge(this.#case, zones).map(
        ({ subject, text, ...one }): LiveBreach => ({
          ...one,
          stage: null,
          school: this.problem.schools.findIndex(({ id }) => id === subject.split('/')[0]),
          units: [],
          needed: 0,
          available: 0,
          text,
        }),
      ),
    );
    return [...this.#breaches.list(), ...ofCounty];
  }

  /**
   * Units of a stage with children who walk too far: 1 beyond the limit of their grades, by an exception or not; 2 without a way
   * or a school. A bus is no walk. Read only; changes with the plan.
   */
  trouble(stage: StageIndex): Uint8Array {
    return this.#trouble[this.#slot(stage)]!;
  }

  schools(): readonly LiveSchool[] {
    const { rooms, sheets, placed } = this.#state.county;
    return this.problem.schools.map(({ status }, school): LiveSchool => {
      const room = rooms[school] ?? null;
      return {
        open: status === 'existing',
        pupils: room?.pupils ?? null,
        classes: room?.classes ?? null,
        utilisation: room?.utilisation ?? null,
        zonePupils: sheets.map(({ zones, stage }) =>
          placed!.demand[stage] ? (zones?.[school]?.walk.pupils ?? 0) : 0,
        ),
        stageClasses: sheets.map(({ stage }) => room?.classesByStage[stage] ?? null),
      };
    });
  }

  /** Minutes on foot of the slowest grades of a stage to the school of the unit; NaN without a known way. Read only; changes with the plan. */
  minutes(stage: StageIndex): Float32Array {
    return this.#minutes[this.#slot(stage)]!;
  }

  #look(slot: number, unit: UnitIndex): void {
    const { takes, bands } = this.#context.stages[slot]!;
    const school = this.#schoolOf[slot]![unit]!;
    const known = school !== NONE && takes[school] === 1;
    this.#trouble[slot]![unit] = known ? this.#breaches.wayOf(slot, unit, school) : 2;
    const factor = Math.max(1, ...bands.map((band) => band.factor));
    const minutes = (travelSeconds(this.#travel, unit, school) * factor) / SECONDS_PER_MINUTE;
    this.#minutes[slot]![unit] = Number.isFinite(minutes) ? minutes : Number.NaN;
  }

  /** Why a unit goes where it goes, and what each other school would cost; null where it has no school or no way. */
  explain(stage: StageIndex, unit: UnitIndex): UnitExplanation | null {
    const { pupils, boarders, rooms } = this.#breaches;
    // Over the very arrays that are kept up to date here.
    this.#reasons ??= stateOver(this.#context, { schoolOf: this.#schoolOf, pupils, boarders, rooms });
    return explainUnit(this.#reasons, this.#slot(stage), unit);
  }

  /** The zones as they stand in every school year that is known or projected: pupils, full schools, targets. Takes its time. */
  years(): ThroughYears {
    return throughYears(this.problem, this.policy, this.#travel, this.#draft());
  }

  /** The same, of the zones as they stand now, with a rest after each year; what is changed in a rest does not touch it. */
  yearsInSteps(): Generator<undefined, ThroughYears, undefined> {
    return throughYearsInSteps(this.problem, this.policy, this.#travel, this.#draft());
  }

  /** What the plan means for a unit, stage by stage. */
  household(unit: UnitIndex): Household[] {
    return householdOf(this.#context, this.#schoolOf, unit);
  }

  #draft(): Draft {
    const byStage = this.problem.stages.map((_, stage) =>
      this.stages.includes(stage) ? this.zonesOf(stage) : null,
    );
    return draftOf(this.problem, this.options, byStage);
  }

  #slot(stage: StageIndex): number {
    const slot = this.#context.stages.findIndex(({ index }) => index === stage);
    if (slot < 0) throw new RangeError(`Stage ${stage} is not planned.`);
    return slot;
  }
}
