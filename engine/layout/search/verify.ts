import type { Goal } from '../goal.ts';
import type { Found } from './merge.ts';
import type { ZoningState } from './state.ts';

/** An assignment that came from a solver, counted anew: null where it breaks a limit, a cap or contiguity after all. */
export function verified(state: ZoningState, goal: Goal, zones: Int32Array): Found | null {
  state.restore(zones);
  if (state.candidate.includes(-1) || state.totalExcess() > 0 || state.cutOff > 0) return null;
  if (goal.caps.some((cap, level) => state.values[level]! > cap)) return null;
  return { zones, value: state.values[goal.level]! };
}

/** Every level's value of an assignment, from scratch. */
export function valuesOf(state: ZoningState, zones: Int32Array): number[] {
  state.restore(zones);
  return Array.from(state.values);
}
