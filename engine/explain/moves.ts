import { NONE, type SchoolIndex, type UnitIndex } from '../units.ts';
import type { PlanState } from './plan-state.ts';

/** One unit of one planned stage sent to another school. */
export interface Move {
  readonly slot: number;
  readonly unit: UnitIndex;
  readonly to: SchoolIndex;
}

/** Schools that a unit leaves or comes to, in their order. */
export function touchedBy(schoolOf: PlanState['schoolOf'], moves: readonly Move[]): SchoolIndex[] {
  const touched = new Set(moves.flatMap(({ slot, unit, to }) => [schoolOf[slot]![unit]!, to]));
  touched.delete(NONE);
  return [...touched].sort((a, b) => a - b);
}

/** Pupils of a school by grade after some moves. */
export function pupilsAfter(
  { context, pupils, schoolOf }: PlanState,
  moves: readonly Move[],
  school: SchoolIndex,
): Int32Array {
  const width = context.problem.grades.length;
  const own = pupils.slice(school * width, (school + 1) * width);
  const resident = context.problem.units.pupils[context.year]!;
  for (const { slot, unit, to } of moves) {
    const sign = Number(to === school) - Number(schoolOf[slot]![unit] === school);
    if (sign === 0) continue;
    for (const grade of context.stages[slot]!.zoned) own[grade]! += sign * resident[unit * width + grade]!;
  }
  return own;
}
