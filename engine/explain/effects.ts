import { loadForm } from '../layout/answer-loads.ts';
import { loadGoalsOf } from '../layout/objectives/index.ts';
import { NONE, type SchoolIndex } from '../units.ts';
import { type Break, conditionOf } from './condition.ts';
import { type Move, pupilsAfter, touchedBy } from './moves.ts';
import type { PlanState } from './plan-state.ts';

export interface Effects {
  /** Change of each level of the plan. */
  readonly levels: readonly number[];
  /** What would be broken that is not broken now, or would be broken more. Empty: every rule stands as it did. */
  readonly breaks: readonly Break[];
}

/** What sums in another order may differ by. */
const DUST = 1e-9;

/**
 * What a change would do to a plan: exact differences of the goals, and every rule that it would break, found by counting
 * anew the schools and units that it touches. A unit that has no way to its new school breaks `reach` and counts in no goal.
 */
export function effectsOf(state: PlanState, moves: readonly Move[]): Effects {
  const { objectives, schoolOf } = state;
  const ofLoads = loadChanges(state, moves);
  const levels = objectives.map((_, level) => {
    let sum = ofLoads[level]!;
    for (const { slot, unit, to } of moves) {
      const before = state.cost(level, slot, unit, schoolOf[slot]![unit]!);
      const after = state.cost(level, slot, unit, to);
      sum += (Number.isNaN(after) ? 0 : after) - (Number.isNaN(before) ? 0 : before);
    }
    return sum;
  });
  const before = conditionOf(state, moves, false);
  const after = conditionOf(state, moves, true);
  const breaks = after.flatMap((one): Break[] => {
    const same = before.find(
      (other) =>
        other.rule === one.rule &&
        other.unit === one.unit &&
        other.slot === one.slot &&
        other.subject === one.subject &&
        (one.unit !== NONE || other.school === one.school),
    );
    const excess = same?.after ?? 0;
    return one.after > excess + DUST ? [{ ...one, before: excess }] : [];
  });
  return { levels, breaks };
}

/** Changes of the goals that are functions of what schools hold: only those of the schools that the moves touch change. */
function loadChanges(state: PlanState, moves: readonly Move[]): number[] {
  const { context, objectives, schoolOf } = state;
  const goals = objectives.map((objective) => loadGoalsOf(objective));
  const sums = objectives.map(() => 0);
  if (goals.every((list) => list.length === 0)) return sums;
  const { task } = loadForm(context);
  for (const school of touchedBy(schoolOf, moves)) {
    const was = loadOf(state, school, []);
    const is = loadOf(state, school, moves);
    goals.forEach((list, level) => {
      for (const { goal, weight } of list)
        sums[level]! += weight * (goal.cost(task, is, 0, school) - goal.cost(task, was, 0, school));
    });
  }
  return sums;
}

/** The load vector of a school after some moves. */
function loadOf(state: PlanState, school: SchoolIndex, moves: readonly Move[]): Int32Array {
  const { columnOf, columns } = loadForm(state.context);
  const pupils = pupilsAfter(state, moves, school);
  const load = new Int32Array(columns);
  for (const { takes, zoned } of state.context.stages) {
    if (takes[school] === 1) for (const grade of zoned) load[columnOf[grade]!] = pupils[grade]!;
  }
  return load;
}
