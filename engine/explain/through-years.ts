import { judgeYear } from '../check/index.ts';
import {
  countyUnderPlan,
  judgeTargets,
  type TargetCheck,
  type TargetFigures,
  targetFigures,
} from '../indicators/index.ts';
import type { Plan } from '../plan/index.ts';
import type { Policy } from '../policy/index.ts';
import { type Problem, stagePupils } from '../problem/index.ts';
import type { TravelTable } from '../travel/table.ts';
import { NONE, type Pupils, type SchoolYear } from '../units.ts';

/** One school year under the zones of a plan. */
export interface ThroughYear {
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

export interface ThroughYears {
  readonly years: readonly ThroughYear[];
  readonly targets: readonly TargetCheck[];
}

type Asked = Pick<Plan, 'assignment' | 'options' | 'open' | 'actions'>;

/** Every school year of the problem under one plan: what the judge finds in each, and which targets are met when. */
export function throughYears(
  problem: Problem,
  policy: Policy,
  travel: TravelTable,
  plan: Asked,
): ThroughYears {
  const steps = throughYearsInSteps(problem, policy, travel, plan);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same, year by year: whoever counts a large county can look up after each, and stop. */
export function* throughYearsInSteps(
  problem: Problem,
  policy: Policy,
  travel: TravelTable,
  plan: Asked,
): Generator<undefined, ThroughYears, undefined> {
  const positions = (ids: readonly string[]) =>
    new Set(problem.schools.flatMap(({ id }, s) => (ids.includes(id) ? [s] : [])));
  const ended = plan.actions.filter(({ kind }) => kind === 'close' || kind === 'merge');
  const zones = zonesOf(problem, plan);
  const opened = positions(plan.open);
  const closed = positions(ended.map(({ school }) => school));
  const years: ThroughYear[] = [];
  const figures: TargetFigures[] = [];
  for (const [y, year] of problem.years.entries()) {
    const options = { ...plan.options, year };
    const { violations, text } = judgeYear(problem, travel, policy.zoning, options, zones, opened, closed);
    const full = violations.filter(({ rule }) => rule === 'capacity');
    const rooms = full.filter(({ unit }) => unit === 'classes');
    years.push({
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
    });
    figures.push(figuresIn(year, problem, policy, travel, plan));
    yield;
  }
  return { years, targets: judgeTargets(problem.growth, figures) };
}

/** The targets of the county under a plan, in every school year. */
export function targetsUnder(
  problem: Problem,
  policy: Policy,
  travel: TravelTable,
  plan: Asked,
): readonly TargetCheck[] {
  return judgeTargets(
    problem.growth,
    problem.years.map((year) => figuresIn(year, problem, policy, travel, plan)),
  );
}

function figuresIn(
  year: SchoolYear,
  problem: Problem,
  policy: Policy,
  travel: TravelTable,
  plan: Asked,
): TargetFigures {
  const options = { ...plan.options, year };
  return targetFigures(problem.growth, year, () =>
    countyUnderPlan(problem, policy, travel, { ...plan, options }),
  );
}

/** Zones as the judge reads them: by planned stage, the school of each unit. */
function zonesOf(problem: Problem, { assignment, options }: Asked): Int32Array[] {
  const schools = new Map(problem.schools.map(({ id }, s) => [id, s]));
  return problem.stages
    .filter(({ id }) => options.stages.includes(id))
    .map(({ id }) =>
      Int32Array.from(problem.units.ids, (unit) => schools.get(assignment[id]?.[unit] ?? '') ?? NONE),
    );
}
