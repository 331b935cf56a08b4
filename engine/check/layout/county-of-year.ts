import type { Action, Plan } from '../../plan/index.ts';
import type { LayoutPolicy } from '../../policy/index.ts';
import type { Problem, School } from '../../problem/index.ts';
import type { SchoolIndex, Yuan } from '../../units.ts';

/** The county as a plan's actions have made it by some year. */
export interface CountyOfYear {
  readonly problem: Problem;
  /** Closed by now, and by actions of this very year. */
  readonly closed: ReadonlySet<SchoolIndex>;
  readonly closing: readonly SchoolIndex[];
  readonly points: ReadonlySet<SchoolIndex>;
  /** Yuan built in the year, and since the beginning. */
  readonly building: Yuan;
  readonly builtSoFar: Yuan;
}

/** Replays the actions of a plan up to a year (docs/model.md, "The county of a year"). */
export function countyOfYear(
  dataset: Problem,
  actions: readonly Action[],
  policy: LayoutPolicy | undefined,
  year: number,
): CountyOfYear {
  const schools: School[] = [...dataset.schools];
  const closed = new Set<SchoolIndex>();
  const closing: SchoolIndex[] = [];
  const points = new Set<SchoolIndex>();
  let building = 0;
  let builtSoFar = 0;
  for (const action of actions.filter((one) => one.year <= year).toSorted((a, b) => a.year - b.year)) {
    const s = schools.findIndex(({ id }) => id === action.school);
    if (s < 0) continue;
    const school = schools[s]!;
    const more = (action.classrooms ?? school.classrooms ?? 0) - (school.classrooms ?? 0);
    let cost = 0;
    if (action.kind === 'open') {
      cost = (school.fixedCost ?? 0) + more * (school.expansionCost ?? 0);
      schools[s] = { ...school, status: 'existing', classrooms: action.classrooms ?? school.classrooms };
    } else if (action.kind === 'expand') {
      cost = more * (school.expansionCost ?? 0);
      schools[s] = { ...school, classrooms: action.classrooms ?? school.classrooms };
    } else if (action.kind === 'convert' && action.as === 'nineYear') {
      cost = policy?.nineYearCost ?? 0;
      const both = dataset.stages.flatMap(({ id }, stage) =>
        ['primary', 'junior'].includes(id) ? [stage] : [],
      );
      const stages = [...new Set([...school.stages, ...both])].sort((a, b) => a - b);
      schools[s] = { ...school, stages };
    } else if (action.kind === 'convert') {
      points.add(s);
      schools[s] = { ...school, tier: 'teachingPoint', combinedClasses: true };
    } else if (action.kind !== 'keep') {
      closed.add(s);
      if (action.year === year) closing.push(s);
      schools[s] = { ...school, status: 'candidate' };
    }
    builtSoFar += cost;
    if (action.year === year) building += cost;
  }
  return { problem: { ...dataset, schools }, closed, closing, points, building, builtSoFar };
}

/** The plan of one year, read as a plan of zones for the county of that year. */
export function planOfYear(plan: Plan, position: number): Plan {
  const there = plan.layout!.years[position]!;
  const { layout: _, ...rest } = plan;
  const { layout: __, ...options } = plan.options;
  return {
    ...rest,
    options: { ...options, year: there.year, buses: [...options.buses, ...there.buses] },
    assignment: there.assignment,
    open: there.open,
    classes: there.classes,
    exceptions: there.exceptions,
  };
}
