import type { Context } from '../../task/context.ts';
import type { BaseState, Limits } from '../../task/state.ts';

/** A rule on the state of one school (or of the county) in one year: limits on entries of its state vector. */
export interface StateRule {
  /** As in docs/exchange-model.md. */
  readonly id: string;
  limit(context: Context, state: BaseState, limits: Limits): void;
}

/** Entry of the state with nobody moved. */
export function baseValue(state: BaseState, row: number, d: number): number {
  return state.value[row * state.dims.list.length + d]!;
}
