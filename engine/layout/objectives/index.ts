import { change } from './change.ts';
import { distance } from './distance.ts';
import type { Objective } from './objective.ts';
import { tail } from './tail.ts';
import { travel } from './travel.ts';

export { type Objective, objectiveValue } from './objective.ts';

/** The goals of zoning. A new one is one file and one line here. */
export const OBJECTIVES: readonly Objective[] = [travel, tail, change, distance];

/** The goal of that id; undefined where there is none. */
export function objectiveNamed(id: string): Objective | undefined {
  return OBJECTIVES.find((objective) => objective.id === id);
}
