import type { LevelOption } from '../../plan/index.ts';
import { sum } from '../pupils.ts';
import { change } from './change.ts';
import { compactness } from './compactness.ts';
import { crowding } from './crowding.ts';
import { distance } from './distance.ts';
import { evenness } from './evenness.ts';
import type { JudgedGoal } from './goal.ts';
import { kept } from './kept.ts';
import { shortfall } from './shortfall.ts';
import { siteCost } from './site-cost.ts';
import { tail } from './tail.ts';
import { travel } from './travel.ts';

export type { JudgedGoal } from './goal.ts';

/** The goals of docs/model.md as the judge reads them. A new goal is one file and one line here. */
export const GOALS: readonly JudgedGoal[] = [
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

/** The goal of a level: one of the list, or Σ weight · value of several; undefined where one is not known. */
export function goalOf({ id, weights }: LevelOption): JudgedGoal | undefined {
  const named = (name: string) => GOALS.find((goal) => goal.id === name);
  if (weights === undefined) return named(id);
  const parts = Object.entries(weights).map(([name, weight]) => ({ goal: named(name), weight }));
  if (id !== 'weighted' || parts.length === 0 || parts.some(({ goal }) => goal === undefined))
    return undefined;
  return {
    id,
    unit: 'weighted',
    value: (on, zones) => sum(parts.map(({ goal, weight }) => weight * goal!.value(on, zones))),
  };
}
