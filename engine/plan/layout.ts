import type { Bus } from './options.ts';
import type { Action, Plan, PlanException } from './plan.ts';

/** What is asked of a layout besides what zones are asked. Money in yuan. */
export interface LayoutOptions {
  /** School years in which decisions take effect, ascending; the first is the plan's `year`. */
  readonly periods: readonly number[];
  /** Most that building may cost in each period, in their order; null where nothing limits it. */
  readonly budgets: readonly (number | null)[];
  /** Schools that may become nine-year schools. */
  readonly nineYear: readonly string[];
  /** Decisions of before, or made by hand: taken as they are. */
  readonly settled: readonly Action[];
  /** Most that schools, buses and boarding may cost in any year, and most pupil-minutes of a day; absent: no limit. */
  readonly mostYuan?: number;
  readonly mostMinutes?: number;
}

/** What a layout plan says besides its first year: every planned year, and who must change. */
export interface LayoutPart {
  /** One entry for each period; the first repeats the plan's own assignment, schools, classes and exceptions. */
  readonly years: readonly LayoutYear[];
  /** Every unit of a closed school, by year, school and stage. */
  readonly displaced: readonly Displaced[];
}

export interface LayoutYear extends Pick<Plan, 'assignment' | 'open' | 'classes' | 'exceptions'> {
  readonly year: number;
  /** Buses that the plan runs besides those of the options. */
  readonly buses: readonly Bus[];
  readonly spending: Spending;
  /** Σ zoned pupils × minutes one way. */
  readonly minutes: number;
  /** Zoned pupils whose unit changes school against the year before, the zones in force for the first. */
  readonly moved: number;
}

/** Yuan: `building` once in the period, all else a year. */
export interface Spending {
  readonly building: number;
  /** A year's share of everything built since the beginning. */
  readonly charge: number;
  readonly running: number;
  readonly buses: number;
  readonly boarding: number;
}

/** Children whose school closes: where they go, how, and how long it takes. */
export interface Displaced {
  readonly year: number;
  readonly from: string;
  readonly stage: string;
  readonly unit: string;
  readonly pupils: number;
  readonly to: string;
  readonly ways: readonly WayOfGrades[];
}

export interface WayOfGrades {
  readonly grades: readonly string[];
  readonly kind: 'walk' | PlanException['kind'];
  readonly minutes: number;
}
