import { gradeNumber, type Policy, type Provenance, VARIANTS, type Variant } from '../policy/index.ts';
import { type Problem, stagePupils } from '../problem/index.ts';
import type { Pupils, SchoolYear } from '../units.ts';
import { projectionParameters } from './parameters.ts';
import { type EntryBasis, type Projection, projectPupils } from './project.ts';

/** One school year of the county in one variant. */
export interface OutlookCount {
  /** By stage of the problem. */
  readonly byStage: readonly Pupils[];
  /** Pupils of the first grade of each stage. */
  readonly entering: readonly Pupils[];
  /** Of them in new dwellings; 0 in years that are given. */
  readonly fromDwellings: Pupils;
}

export interface OutlookYear {
  readonly year: SchoolYear;
  /** `given`: as the dataset has it; else on what the entries rest. */
  readonly basis: EntryBasis | 'given';
  readonly variants: Readonly<Record<Variant, OutlookCount>>;
}

/** The years to come in all variants, and every number that went in. */
export interface Outlook {
  readonly from: SchoolYear;
  readonly until: SchoolYear;
  readonly years: readonly OutlookYear[];
  /** Settings by path, with their sources; those of every variant. */
  readonly assumptions: readonly { readonly path: string; readonly from: Provenance }[];
}

/** How many years are projected where nobody says: a child who enters now leaves the junior stage after nine. */
export const USUAL_YEARS = 9;

/** Counts of the county by year and variant. Throws as `projectPupils` does. */
export function outlook(
  problem: Problem,
  policy: Pick<Policy, 'values' | 'sources'>,
  until: SchoolYear,
  from: SchoolYear = problem.years.at(-1)!,
): Outlook {
  const projected = Object.fromEntries(
    VARIANTS.map((variant) => [
      variant,
      projectPupils(problem, projectionParameters(policy.values, variant), until, from),
    ]),
  ) as Record<Variant, Projection>;
  const years = projected.middle.years.map((year, y): OutlookYear => {
    const count = (variant: Variant): OutlookCount => {
      const { pupils, fromDwellings } = projected[variant];
      const then: Problem = { ...problem, units: { ...problem.units, pupils } };
      return {
        byStage: problem.stages.map((_, stage) =>
          total(problem, (unit) => stagePupils(then, unit, stage, y)),
        ),
        entering: problem.stages.map(({ grades }) =>
          total(problem, (unit) => pupils[y]![unit * problem.grades.length + grades[0]!]!),
        ),
        fromDwellings: fromDwellings.get(year) ?? 0,
      };
    };
    return {
      year,
      basis: projected.middle.bases.get(year) ?? 'given',
      variants: { low: count('low'), middle: count('middle'), high: count('high') },
    };
  });
  const assumptions = Object.entries(policy.sources)
    .filter(([path]) => path.startsWith('projection.'))
    .map(([path, source]) => ({ path, from: source }));
  return { from, until, years, assumptions };
}

/** Whether pupils can be projected at all: published instances have no grades. */
export function canProject({ grades, years }: Problem): boolean {
  return years.length > 0 && grades.every((grade) => gradeNumber(grade) !== null);
}

function total({ units }: Problem, of: (unit: number) => Pupils): Pupils {
  let sum = 0;
  for (let unit = 0; unit < units.count; unit++) sum += of(unit);
  return sum;
}
