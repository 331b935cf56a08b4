import { sitesOf } from '../check/claims/sites.ts';
import { boardersOf } from '../layout/constraints/boarding-places.ts';
import { pupilsBySchool } from '../layout/constraints/capacity.ts';
import type { Context, Question } from '../layout/context.ts';
import { type Grouping, groupUnits } from '../layout/grouping.ts';
import { type Objective, objectiveOf } from '../layout/objectives/index.ts';
import { resolve } from '../layout/resolve.ts';
import { roomsOf } from '../layout/rooms.ts';
import { type Ways, waysOf } from '../layout/ways.ts';
import type { Plan } from '../plan/index.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import { NONE, type SchoolIndex, type UnitIndex } from '../units.ts';

/** A plan looked up in its question, with what each school holds, so that a change is told by the schools it touches. */
export interface PlanState {
  readonly context: Context;
  readonly objectives: readonly Objective[];
  readonly grouping: Grouping;
  /** By planned stage: school of each unit, NONE where the plan names none. */
  readonly schoolOf: readonly Int32Array[];
  /** Pupils of school s in grade g, zoned and fixed, at `s * grades + g`. */
  readonly pupils: Int32Array;
  readonly boarders: Int32Array;
  /** What each school may hold, in classes or pupils; Infinity without limit. */
  readonly rooms: readonly number[];
  readonly waysOf: (slot: number, unit: UnitIndex) => Ways;
  /** Cost of a level for a unit that goes to a school; NaN where there is no way. */
  readonly cost: (level: number, slot: number, unit: UnitIndex, school: SchoolIndex) => number;
}

/** Reads a plan; complaints where question and plan cannot be understood. Ids that the dataset lacks count as nothing. */
export function planState(
  question: Omit<Question, 'options'>,
  plan: Plan,
): PlanState | { readonly complaints: readonly Complaint[] } {
  const problem = asPlanned(question.problem, plan);
  const { context, complaints } = resolve({ ...question, problem, options: plan.options });
  if (!context) return { complaints };
  const schoolOf = readAssignment(context, plan);
  const rooms = roomsOf(context);
  const boarders = new Int32Array(problem.schools.length);
  const state = stateOver(context, {
    schoolOf,
    pupils: pupilsHeld(context, schoolOf),
    boarders,
    rooms: problem.schools.map((_, school) => rooms.of(school)),
  });
  boarders.set(boardersHeld(context, schoolOf, state.waysOf));
  return state;
}

/** A state over arrays that somebody else counts, and may go on changing. */
export function stateOver(
  context: Context,
  held: Pick<PlanState, 'schoolOf' | 'pupils' | 'boarders' | 'rooms'>,
): PlanState {
  const objectives = context.options.levels.flatMap((level) => objectiveOf(level) ?? []);
  const costs = objectives.map((objective) => objective.pairCost(context));
  const known = new Map<number, Ways>();
  const ways = (slot: number, unit: UnitIndex): Ways => {
    const key = slot * context.problem.units.count + unit;
    const found = known.get(key) ?? waysOf(context, context.stages[slot]!, unit);
    known.set(key, found);
    return found;
  };
  return {
    ...held,
    context,
    objectives,
    grouping: groupUnits(context),
    waysOf: ways,
    cost(level, slot, unit, school) {
      const way = ways(slot, unit);
      const k = way.schools.indexOf(school);
      return k === NONE ? Number.NaN : costs[level]!(way, k);
    },
  };
}

/** The county as the plan has it: sites that it opens are schools, schools that it closes are sites. */
function asPlanned(problem: Problem, plan: Plan): Problem {
  const { opened, closed } = sitesOf(problem, plan);
  if (opened.size + closed.size === 0) return problem;
  const schools = problem.schools.map((school, s) => {
    if (opened.has(s)) return { ...school, status: 'existing' as const };
    return closed.has(s) ? { ...school, status: 'candidate' as const } : school;
  });
  return { ...problem, schools };
}

function readAssignment({ problem, stages }: Context, plan: Plan): Int32Array[] {
  const unitAt = new Map(problem.units.ids.map((id, unit) => [id, unit]));
  const schoolAt = new Map(problem.schools.map(({ id }, school) => [id, school]));
  return stages.map((stage) => {
    const schools = new Int32Array(problem.units.count).fill(NONE);
    for (const [unitId, schoolId] of Object.entries(plan.assignment[stage.id] ?? {})) {
      const unit = unitAt.get(unitId);
      if (unit !== undefined) schools[unit] = schoolAt.get(schoolId) ?? NONE;
    }
    return schools;
  });
}

function pupilsHeld(context: Context, schoolOf: readonly Int32Array[]): Int32Array {
  const { problem } = context;
  const held = pupilsBySchool({ context, schoolOf });
  const width = problem.grades.length;
  return Int32Array.from({ length: problem.schools.length * width }, (_, at) =>
    held(Math.floor(at / width))(at % width),
  );
}

function boardersHeld(
  context: Context,
  schoolOf: readonly Int32Array[],
  ways: PlanState['waysOf'],
): Int32Array {
  const boarders = new Int32Array(context.problem.schools.length);
  schoolOf.forEach((schools, slot) => {
    schools.forEach((school, unit) => {
      const way = ways(slot, unit);
      const k = school === NONE ? NONE : way.schools.indexOf(school);
      if (k !== NONE) boarders[school]! += boardersOf(context, way, k);
    });
  });
  return boarders;
}
