import { asItIs, costOfAction, takeActions } from '../layout/index.ts';
import type { Action, LayoutYear, Plan } from '../plan/index.ts';
import type { LayoutPolicy } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import type { Yuan } from '../units.ts';

/** One year of a layout: the county that its decisions up to then have made, and the zones in it as a plan of zones alone. */
export interface YearOfLayout {
  readonly year: LayoutYear;
  readonly problem: Problem;
  readonly plan: Plan;
  /** What the year decides, and what building each costs. */
  readonly decided: ReadonlyMap<Action, Yuan>;
}

/** The years of a layout plan, so that all that is told of zones can be told of each. Empty where the plan has none. */
export function yearsOfLayout(problem: Problem, policy: LayoutPolicy, plan: Plan): YearOfLayout[] {
  const { layout, ...zones } = plan;
  const { layout: _, sites: __, ...asked } = plan.options;
  let standing = asItIs(problem);
  return (layout?.years ?? []).map((there) => {
    const { year, assignment, open, classes, exceptions, buses } = there;
    const decided = new Map<Action, Yuan>();
    for (const action of plan.actions) {
      if (action.year !== year) continue;
      const school = standing.problem.schools.find(({ id }) => id === action.school);
      if (action.kind !== 'keep' && school) decided.set(action, costOfAction(school, action, policy));
      standing = takeActions(standing, [action], policy);
    }
    const options = { ...asked, year, buses: [...asked.buses, ...buses] };
    return {
      year: there,
      problem: standing.problem,
      plan: { ...zones, options, assignment, open, classes, exceptions },
      decided,
    };
  });
}
