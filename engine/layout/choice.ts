import { gradeNumber } from '../policy/policy.ts';
import type { EnrolmentRow, School } from '../problem/index.ts';
import { NONE, type Pupils } from '../units.ts';
import { type Context, type PlannedStage, yearsAhead } from './context.ts';

/** Counts a hair's breadth less than a share asks for: shares such as 1 − 0.95 are not exact. */
const ROUNDING = 1e-6;

/**
 * Least pupils of stage slot at school s under which those from outside the zone are no larger a share than the policy allows, at
 * `slot * schools + s`; 0 where nothing is asked. Zones place nobody from outside, so that only grades above the entry cohorts
 * have some, and they stay: what a zone can change is how many children of its own they sit among. A school whose share is larger today
 * may keep it, but not let it grow.
 */
export function compileChoice(context: Context): Float64Array | null {
  const { problem, policy, stages } = context;
  if (!policy.choice.binds) return null;
  const least = new Float64Array(stages.length * problem.schools.length);
  for (const stage of stages) {
    const most = policy.choice.most[stage.id];
    if (most === undefined) continue;
    problem.schools.forEach((school, s) => {
      if (stage.takes[s] !== 1 || !isLimited(school)) return;
      least[stage.slot * problem.schools.length + s] = leastPupils(context, stage, s, most);
    });
  }
  return least;
}

/** K14 is asked of public schools of cities and towns without boarding places. */
function isLimited({ status, ownership, tier, boardingPlaces }: School): boolean {
  const urban = tier === 'urban' || tier === 'town';
  return status === 'existing' && ownership === 'public' && urban && boardingPlaces === 0;
}

function leastPupils(context: Context, stage: PlannedStage, school: number, most: number): Pupils {
  const outside = staysFromOutside(context, stage, school);
  if (outside === 0) return 0;
  let [outsideToday, today] = [0, 0];
  forEachGrade(context, stage, school, (row) => {
    outsideToday += row.outsideZone!;
    today += row.pupils;
  });
  return Math.ceil(outside / Math.max(most, outsideToday / today) - ROUNDING);
}

/** Pupils of a stage from outside the zone of their school who stay there above the entry cohorts. */
export function staysFromOutside(context: Context, stage: PlannedStage, school: number): Pupils {
  const { problem, options } = context;
  const { grades } = problem.stages[stage.index]!;
  const ahead = yearsAhead(problem, options);
  let outside = 0;
  forEachGrade(context, stage, school, (row, position) => {
    const then = grades[position + ahead];
    if (then !== undefined && !stage.zoned.includes(then)) outside += row.outsideZone!;
  });
  return outside;
}

/** Rows of enrolment that tell of a school and stage who comes from outside, with the position of their grade in the stage. */
function forEachGrade(
  { problem }: Context,
  stage: PlannedStage,
  school: number,
  visit: (row: EnrolmentRow, position: number) => void,
): void {
  const { grades } = problem.stages[stage.index]!;
  for (const row of problem.enrolment ?? []) {
    if (row.school !== school || row.outsideZone === null) continue;
    const position = grades.findIndex((grade) => gradeNumber(problem.grades[grade]!) === row.grade);
    if (position !== NONE) visit(row, position);
  }
}
