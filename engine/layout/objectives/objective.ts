import { NONE, type SchoolIndex } from '../../units.ts';
import { type Answer, forEachWay } from '../answer.ts';
import { answerLoads } from '../answer-loads.ts';
import type { Context } from '../context.ts';
import type { Ways } from '../ways.ts';
import type { LoadGoal } from './load-goal.ts';

/** A goal that is a sum over units of what it costs to send them where they go (docs/model.md, "Goals"). */
export interface Objective {
  readonly id: string;
  /** Unit in which its value is told. */
  readonly unit: string;
  /** Cost of the k-th way of a unit, as a function made once for a question. */
  readonly pairCost: (context: Context) => (ways: Ways, k: number) => number;
  /** What a school with a zone costs besides, as a function made once for a question; nothing where absent. */
  readonly schoolCost?: (context: Context) => (school: SchoolIndex) => number;
  /** What the loads of schools cost besides; nothing where absent. */
  readonly load?: LoadGoal;
  /** Goals that are weighed against each other in this one. */
  readonly parts?: readonly { readonly goal: Objective; readonly weight: number }[];
}

/** The goals of a level that are functions of load vectors, with their weights. */
export function loadGoalsOf({ load, parts }: Objective, weight = 1): { goal: LoadGoal; weight: number }[] {
  const own = load ? [{ goal: load, weight }] : [];
  return [...own, ...(parts ?? []).flatMap((part) => loadGoalsOf(part.goal, weight * part.weight))];
}

/** The goal's value, from scratch. */
export function objectiveValue(objective: Objective, answer: Answer): number {
  const cost = objective.pairCost(answer.context);
  let sum = 0;
  forEachWay(answer, (ways, k) => {
    sum += cost(ways, k);
  });
  const schoolCost = objective.schoolCost?.(answer.context);
  if (schoolCost) {
    const open = new Set(answer.schoolOf.flatMap((schools) => [...schools]));
    for (const school of open) if (school !== NONE) sum += schoolCost(school);
  }
  const loadGoals = loadGoalsOf(objective);
  if (loadGoals.length > 0) sum += loadValue(loadGoals, answer);
  return sum;
}

function loadValue(goals: ReturnType<typeof loadGoalsOf>, answer: Answer): number {
  const { task, columns, load } = answerLoads(answer);
  let sum = 0;
  for (let school = 0; school < task.schoolCount; school++) {
    for (const { goal, weight } of goals) sum += weight * goal.cost(task, load, school * columns, school);
  }
  return sum;
}
