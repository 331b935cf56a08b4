import type { HousingRow, Problem } from '../problem/index.ts';
import type { SchoolYear } from '../units.ts';
import type { ProjectionParameters } from './parameters.ts';

/** Dwellings handed over in `ready` that are lived in, in `year`. */
export function occupiedShare(
  { occupied: [first, second, later] }: ProjectionParameters,
  ready: SchoolYear,
  year: SchoolYear,
): number {
  if (year < ready) return 0;
  if (year === ready) return first;
  return year === ready + 1 ? second : later;
}

/**
 * Pupils whom new dwellings bring to each unit in each grade in `year` beyond those whom they had brought by `since`:
 * Σ dwellings × (lived in by `year` − lived in by `since`) × pupils a dwelling of the stage ⁄ grades of the stage.
 * `[unit × grades + grade]`.
 */
export function pupilsOfDwellings(
  problem: Problem,
  rows: readonly HousingRow[],
  parameters: ProjectionParameters,
  since: SchoolYear | null,
  year: SchoolYear,
): Float64Array {
  const width = problem.grades.length;
  const pupils = new Float64Array(problem.units.count * width);
  for (const { unit, year: ready, dwellings } of rows) {
    const before = since === null ? 0 : occupiedShare(parameters, ready, since);
    const livedIn = dwellings * (occupiedShare(parameters, ready, year) - before);
    for (const { id, grades } of problem.stages) {
      if (id !== 'primary' && id !== 'junior') continue;
      const each = (livedIn * parameters.perDwelling[id]) / grades.length;
      for (const grade of grades) pupils[unit * width + grade]! += each;
    }
  }
  return pupils;
}
