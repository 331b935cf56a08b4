import type { ExchangeOptions } from '../../plan/index.ts';
import type { ExchangePolicy } from '../../policy/index.ts';
import type { Problem } from '../../problem/index.ts';
import { compileModel } from '../model/compile.ts';
import { ExchangeState } from '../search/state.ts';
import { contextOf } from '../task/context.ts';

/** Value of each goal with nobody moved. */
export function valuesUnmoved(
  problem: Problem,
  policy: ExchangePolicy,
  options: ExchangeOptions,
): ReadonlyMap<string, number> {
  const model = compileModel(contextOf(problem, policy, options));
  const { totals } = new ExchangeState(model);
  return new Map(model.levels.map(({ id }, l) => [id, totals[l]!]));
}
