import { gradeNumber } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import type { GradeIndex, SchoolYear, UnitIndex } from '../units.ts';
import { birthSeries } from './entries.ts';
import { pupilsOfDwellings } from './housing.ts';
import type { ByPlace, ProjectionParameters } from './parameters.ts';
import { wholeChildren } from './whole-children.ts';

/** On what the entries of a projected year rest. */
export type EntryBasis = 'births' | 'birthTrend' | 'grades';

export interface Projection {
  /** All years, those that were known first. */
  readonly years: readonly SchoolYear[];
  /** By year, pupils of unit u in grade g at `u * grades + g`. */
  readonly pupils: readonly Int32Array[];
  /** By projected year. */
  readonly bases: ReadonlyMap<SchoolYear, EntryBasis>;
  /** Whole pupils of new dwellings by projected year, rounded for the county. */
  readonly fromDwellings: ReadonlyMap<SchoolYear, number>;
}

/** Grades whose mean stands for the entries where no births are known. */
const YOUNGEST_GRADES = 3;

/**
 * Pupils by unit and grade for every school year up to `until`, from the last year that the problem knows (or from `from`, where
 * later years of the dataset are to be replaced). With P the pupils of the year before and all numbers of `parameters`:
 *
 * - ageing: E(u, g + 1, y) = E(u, g, y − 1) × stay(u);
 * - entry: E(u, 1, y) = births(u, y − entryAge) × entry(u). Births after the last known year follow the trend (`birthSeries`). Where none
 *   are known, the mean of the three youngest grades of the last known year × (1 + trend)^(years since);
 * - new dwellings add dwellings lived in since the last known year × pupils a dwelling ⁄ grades of the stage, on top (`pupilsOfDwellings`).
 *
 * Ageing goes on with what is expected, not with what was rounded. Each grade and year is then made whole over the units, so that the
 * units sum to the county (`wholeChildren`). No chance is drawn: the same numbers give the same children.
 *
 * Throws a RangeError where grades have no numbers (published instances), or `from` is no year of the problem.
 */
export function projectPupils(
  problem: Problem,
  parameters: ProjectionParameters,
  until: SchoolYear,
  from: SchoolYear = problem.years.at(-1)!,
): Projection {
  const start = problem.years.indexOf(from);
  if (start < 0) throw new RangeError(`The dataset has no pupils for ${from}.`);
  const numbers = problem.grades.map((grade) => gradeNumber(grade));
  if (numbers.includes(null)) throw new RangeError('Pupils without grades do not age.');
  const { count } = problem.units;
  const width = problem.grades.length;
  const births = birthSeries(problem.growth?.births ?? [], count, parameters.birthTrend);
  const housing = problem.growth?.housing ?? [];
  const years = problem.years.slice(0, start + 1);
  const pupils = problem.units.pupils.slice(0, start + 1);
  const known = pupils[start]!;
  const bases = new Map<SchoolYear, EntryBasis>();
  const fromDwellings = new Map<SchoolYear, number>();
  const below = numbers.map((number) => numbers.indexOf(number! - 1));
  const entering = below.indexOf(-1);
  const youngest = youngestGrades(problem, entering);
  const age = parameters.entryAge + numbers[entering]! - 1;
  let cohorts = Float64Array.from(known);
  for (let year = from + 1; year <= until; year++) {
    const next = new Float64Array(cohorts.length);
    let basis: EntryBasis = 'grades';
    for (let unit = 0; unit < count; unit++) {
      const stay = placeValue(problem, unit, parameters.stay);
      for (let g = 0; g < width; g++) {
        if (below[g]! >= 0) next[unit * width + g] = cohorts[unit * width + below[g]!]! * stay;
      }
      const born = births?.at(unit, year - age) ?? null;
      if (born === null) {
        const mean = youngest.reduce((sum, g) => sum + known[unit * width + g]!, 0) / youngest.length;
        next[unit * width + entering] = mean * (1 + parameters.birthTrend) ** (year - from);
      } else {
        basis = year - age <= births!.last ? 'births' : 'birthTrend';
        // Who enters at a later grade than the first has aged on the way.
        const share = placeValue(problem, unit, parameters.entry) * stay ** (numbers[entering]! - 1);
        next[unit * width + entering] = born * share;
      }
    }
    const moved = pupilsOfDwellings(problem, housing, parameters, from, year);
    pupils.push(wholeByGrade(next, moved, count, width));
    years.push(year);
    bases.set(year, basis);
    fromDwellings.set(year, Math.round(moved.reduce((sum, one) => sum + one, 0)));
    cohorts = next;
  }
  return { years, pupils, bases, fromDwellings };
}

function placeValue({ units }: Problem, unit: UnitIndex, { urban, rural }: ByPlace): number {
  return units.urban[unit] === 1 ? urban : rural;
}

/** The first grades of the stage that is entered first. */
function youngestGrades({ stages }: Problem, entering: GradeIndex): readonly GradeIndex[] {
  const stage = stages.find(({ grades }) => grades.includes(entering));
  return (stage?.grades ?? [entering]).slice(0, YOUNGEST_GRADES);
}

/** Each grade made whole over all units. */
function wholeByGrade(cohorts: Float64Array, moved: Float64Array, count: number, width: number): Int32Array {
  const whole = new Int32Array(count * width);
  const column = new Float64Array(count);
  for (let g = 0; g < width; g++) {
    for (let u = 0; u < count; u++) column[u] = cohorts[u * width + g]! + moved[u * width + g]!;
    const children = wholeChildren(column);
    for (let u = 0; u < count; u++) whole[u * width + g] = children[u]!;
  }
  return whole;
}
