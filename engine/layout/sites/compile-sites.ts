import { NONE } from '../../units.ts';
import { type Compiled, compile } from '../compile.ts';
import { schoolsStandingIn } from '../constraints/anchor.ts';
import { CONSTRAINTS } from '../constraints/index.ts';
import type { Context, Question } from '../context.ts';
import type { Grouping } from '../grouping.ts';
import type { SiteTask } from './site-task.ts';

/** A layout question ready to be answered, or everything that is wrong with it. */
export interface CompiledSites extends Compiled {
  readonly sites: SiteTask | null;
}

/**
 * Compiles a question in which candidate sites may be opened and existing schools closed. The rule of the anchor is left
 * out of the pairs: it holds for a school that is open, and that is what the answer decides.
 */
export function compileSites(question: Question): CompiledSites {
  const { problem } = question;
  const standing = problem.schools.map((school) => ({ ...school, status: 'existing' as const }));
  const compiled = compile(
    { ...question, problem: { ...problem, schools: standing } },
    CONSTRAINTS.filter(({ id }) => id !== 'anchor'),
  );
  const { task, context, grouping, objectives } = compiled;
  if (!task || !context || !grouping) return { ...compiled, sites: null };
  const schoolCost = objectives[0]?.schoolCost?.(context);
  const limits = question.options.sites;
  const sites = {
    task,
    openingCost: Float64Array.from(problem.schools, (_, school) => schoolCost?.(school) ?? 0),
    homeItem: homeItems(context, grouping),
    mustOpen: Uint8Array.from(problem.schools, (school) => (school.protected ? 1 : 0)),
    least: limits?.fewest ?? 0,
    most: limits?.most ?? problem.schools.length,
  };
  return { ...compiled, sites };
}

/** By zone, the item of the unit in which its school stands alone; who shares a unit need not have it. */
function homeItems(context: Context, grouping: Grouping): Int32Array {
  const standing = schoolsStandingIn(context);
  return Int32Array.from(grouping.zoneSchool, (school, zone) => {
    const slot = grouping.zoneStage[zone]!;
    const { unit } = context.problem.schools[school]!;
    if (unit === NONE || (standing[slot]!.get(unit)?.length ?? 0) > 1) return NONE;
    return grouping.itemOf[slot]![unit]!;
  });
}
