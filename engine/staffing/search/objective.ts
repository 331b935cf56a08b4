import type { ExchangeState } from './state.ts';

/** What is minimised: a weighted sum of level values, with caps on levels that are already settled. */
export interface Objective {
  readonly weights: Float64Array;
  /** Most of each level; Infinity without. */
  readonly caps: Float64Array;
}

/** The weighted sum alone, the objective of the linear program. */
export function objectiveValue(objective: Objective, totals: Float64Array): number {
  let sum = 0;
  for (let l = 0; l < totals.length; l++) sum += objective.weights[l]! * totals[l]!;
  return sum;
}

/** By how much the caps are exceeded, all levels together. */
export function capExcess(objective: Objective, totals: Float64Array): number {
  let excess = 0;
  for (let l = 0; l < totals.length; l++) {
    if (totals[l]! > objective.caps[l]!) excess += totals[l]! - objective.caps[l]!;
  }
  return excess;
}

/** Whether rules and caps are kept. */
export function isKept(objective: Objective, state: ExchangeState): boolean {
  return state.violation === 0 && capExcess(objective, state.totals) === 0;
}

/** Minimises one level, with a breath of the later ones, so that ties go to what comes next. */
export function levelObjective(levels: number, level: number, caps: Float64Array, breath: number): Objective {
  const weights = new Float64Array(levels);
  weights[level] = 1;
  for (let l = level + 1; l < levels; l++) weights[l] = breath;
  return { weights, caps };
}
