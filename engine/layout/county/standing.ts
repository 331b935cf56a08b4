import type { Action, LayoutOptions } from '../../plan/index.ts';
import type { LayoutPolicy } from '../../policy/index.ts';
import type { Problem, School } from '../../problem/index.ts';
import type { SchoolIndex, Yuan } from '../../units.ts';

/** The county as the decisions up to now have made it (docs/model.md, "The county of a year"). */
export interface Standing {
  /** Schools as they stand: what is closed is a candidate once more, but for nobody. */
  readonly problem: Problem;
  readonly closed: ReadonlySet<SchoolIndex>;
  /** Opened, grown or converted by a plan: not to be closed by it. */
  readonly built: ReadonlySet<SchoolIndex>;
  /** Made teaching points by a plan. */
  readonly points: ReadonlySet<SchoolIndex>;
  /** What all of it cost. */
  readonly building: Yuan;
}

export function asItIs(problem: Problem): Standing {
  return { problem, closed: new Set(), built: new Set(), points: new Set(), building: 0 };
}

/** Takes decisions, in their order; those that name no school of the county are passed over. */
export function takeActions(before: Standing, actions: readonly Action[], policy: LayoutPolicy): Standing {
  const schools: School[] = [...before.problem.schools];
  const closed = new Set(before.closed);
  const built = new Set(before.built);
  const points = new Set(before.points);
  let { building } = before;
  for (const action of actions) {
    const s = schools.findIndex(({ id }) => id === action.school);
    const school = schools[s];
    if (!school || action.kind === 'keep') continue;
    if (action.kind === 'close' || action.kind === 'merge') {
      closed.add(s);
      schools[s] = { ...school, status: 'candidate' };
      continue;
    }
    building += costOfAction(school, action, policy);
    built.add(s);
    if (action.kind === 'convert' && action.as === 'teachingPoint') points.add(s);
    schools[s] = changed(before.problem, school, action);
  }
  return { problem: { ...before.problem, schools }, closed, built, points, building };
}

/** The school as an action makes it. */
export function changed(problem: Problem, school: School, action: Action): School {
  if (action.kind === 'open')
    return { ...school, status: 'existing', classrooms: action.classrooms ?? school.classrooms };
  if (action.kind === 'expand') return { ...school, classrooms: action.classrooms ?? school.classrooms };
  if (action.kind !== 'convert') return school;
  if (action.as === 'teachingPoint') return { ...school, tier: 'teachingPoint', combinedClasses: true };
  return { ...school, stages: nineYears(problem, school) };
}

/** Primary and junior, and what else it teaches. */
export function nineYears({ stages }: Problem, school: School): readonly number[] {
  const both = stages.flatMap(({ id }, s) => (id === 'primary' || id === 'junior' ? [s] : []));
  return [...new Set([...both, ...school.stages])].sort((a, b) => a - b);
}

/** What an action costs to build; what is not known counts nothing. */
export function costOfAction(school: School, action: Action, policy: LayoutPolicy): Yuan {
  const rooms = (action.classrooms ?? school.classrooms ?? 0) - (school.classrooms ?? 0);
  const grown = rooms * (school.expansionCost ?? 0);
  if (action.kind === 'open') return (school.fixedCost ?? 0) + grown;
  if (action.kind === 'expand') return grown;
  return action.kind === 'convert' && action.as === 'nineYear' ? (policy.nineYearCost ?? 0) : 0;
}

/** What is settled for a period: taken before anything is decided. */
export function settledIn({ settled }: LayoutOptions, year: number): readonly Action[] {
  return settled.filter((action) => action.year === year);
}
