import { relaxed } from '../../milp/index.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import type { ExchangeModel } from '../model/model.ts';
import { everybody, programOf } from '../model/program.ts';
import { askedOnly } from '../search/asked.ts';
import { type Budget, limitOf } from '../search/budget.ts';
import type { Objective } from '../search/objective.ts';
import { ExchangeState } from '../search/state.ts';

/** CPU seconds an arc: 4.6 for 26,000 arcs, 8.6 for 69,000 (measured 2026-11-23, HiGHS WASM). */
const SECONDS_PER_ARC = 1.5e-4;
/** Arcs beyond which the library runs out of memory. */
const MOST_ARCS = 500_000;

/**
 * Whether the linear program in which moves may be fractions and earlier levels are not capped proves that no decision keeps every
 * rule. False where the budget ends before the program does, or is too short for it to be worth beginning.
 */
export async function provedInfeasible(
  model: ExchangeModel,
  objective: Objective,
  solver: CheckedSolver,
  budget: Budget,
): Promise<boolean> {
  if (!isWorthBeginning(model, budget)) return false;
  const uncapped = { ...objective, caps: new Float64Array(objective.caps.length).fill(Infinity) };
  const { program } = programOf(new ExchangeState(model), everybody(model), uncapped);
  const result = await solver.solve(relaxed(program), { stop: askedOnly(limitOf(budget), budget.stop) });
  return result.status === 'infeasible';
}

function isWorthBeginning(model: ExchangeModel, { steps, seconds }: Budget): boolean {
  if (model.arcSchool.length > MOST_ARCS) return false;
  if (steps !== null) return steps > 0;
  return (seconds ?? 0) > SECONDS_PER_ARC * model.arcSchool.length;
}
