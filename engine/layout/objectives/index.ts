import type { LevelOption } from '../../plan/index.ts';
import { change } from './change.ts';
import { compactness } from './compactness.ts';
import { crowding } from './crowding.ts';
import { distance } from './distance.ts';
import { evenness } from './evenness.ts';
import { kept } from './kept.ts';
import { loadGoalsOf, type Objective } from './objective.ts';
import { shortfall } from './shortfall.ts';
import { siteCost } from './site-cost.ts';
import { tail } from './tail.ts';
import { travel } from './travel.ts';
import { type Part, partsOf, weighted } from './weighted.ts';

export type { LoadGoal } from './load-goal.ts';
export { loadGoalsOf, type Objective, objectiveValue } from './objective.ts';
export { type Part, partsOf } from './weighted.ts';

/** The goals of zoning. A new one is one file and one line here. */
export const OBJECTIVES: readonly Objective[] = [
  travel,
  tail,
  shortfall,
  crowding,
  evenness,
  change,
  compactness,
  kept,
  distance,
  siteCost,
];

/** The goal of that id; undefined where there is none. */
export function objectiveNamed(id: string): Objective | undefined {
  return OBJECTIVES.find((objective) => objective.id === id);
}

/** The goal of a level, weighed of several where the level says so; undefined where one of them is not known. */
export function objectiveOf(level: LevelOption): Objective | undefined {
  if (level.weights === undefined) return objectiveNamed(level.id);
  const parts = partsOf(level).map(({ id, weight }) => ({ goal: objectiveNamed(id), weight }));
  if (parts.length === 0 || parts.some(({ goal }) => goal === undefined)) return undefined;
  return weighted(parts.map(({ goal, weight }) => ({ goal: goal!, weight })));
}

/** The goals among the parts of a level that are functions of load vectors. */
export function loadGoalsOfParts(parts: readonly Part[]): ReturnType<typeof loadGoalsOf> {
  return parts.flatMap(({ id, weight }) => {
    const goal = objectiveNamed(id);
    return goal ? loadGoalsOf(goal, weight) : [];
  });
}
