import { type Case, judgeYears } from '../check/index.ts';
import { countyUnderPlan, judgeTargets, type TargetCheck } from '../indicators/index.ts';
import type { Plan } from '../plan/index.ts';
import type { Policy } from '../policy/index.ts';
import { type Problem, stagePupils } from '../problem/index.ts';
import type { TravelTable } from '../travel/index.ts';
import type { Pupils, SchoolYear } from '../units.ts';

/** One school year under the zones as they stand. */
export interface LiveYear {
  readonly year: SchoolYear;
  /** Resident pupils by stage of the problem. */
  readonly pupils: readonly Pupils[];
  /** Schools whose classes or pupils do not fit their rooms. */
  readonly fullSchools: readonly string[];
  /** Classes without a classroom. */
  readonly classesBeyond: number;
  /** Breaches of other rules that hang on how many children there are. */
  readonly others: number;
  readonly text: { readonly en: string; readonly zh: string };
}

export interface LiveYears {
  readonly years: readonly LiveYear[];
  readonly targets: readonly TargetCheck[];
}

/** Every school year of the problem under one set of zones: what the judge finds in each, and which targets are met when. */
export function yearsUnder(
  problem: Problem,
  policy: Policy,
  travel: TravelTable,
  plan: Pick<Plan, 'assignment' | 'options' | 'open' | 'actions'>,
  zones: Parameters<typeof judgeYears>[4],
): LiveYears {
  // The judge looks at the years after that of the plan: all of them after none.
  const always = { options: { ...plan.options, year: Number.NEGATIVE_INFINITY } };
  const judged = judgeYears(problem, travel, policy.zoning, always, zones, new Set(), new Set());
  const years = judged.map(({ year, violations, text }, y): LiveYear => {
    const full = violations.filter(({ rule }) => rule === 'capacity');
    const rooms = full.filter(({ unit }) => unit === 'classes');
    return {
      year,
      pupils: problem.stages.map((_, stage) => {
        let sum = 0;
        for (let unit = 0; unit < problem.units.count; unit++) sum += stagePupils(problem, unit, stage, y);
        return sum;
      }),
      fullSchools: full.map(({ subject }) => subject),
      classesBeyond: rooms.reduce((sum, { excess }) => sum + excess, 0),
      others: violations.length - full.length,
      text,
    };
  });
  const targets = judgeTargets(problem, (year) =>
    countyUnderPlan(problem, policy, travel, { ...plan, options: { ...plan.options, year } }),
  );
  return { years, targets };
}

/** Zones as the judge reads them. */
export function zonesFor(on: Case, zoneOf: (stage: number) => Int32Array): readonly Int32Array[] {
  return on.stages.map(({ index }) => zoneOf(index));
}
