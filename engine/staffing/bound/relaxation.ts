import { relaxed } from '../../milp/index.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import type { ExchangeModel } from '../model/model.ts';
import { everybody, programOf } from '../model/program.ts';
import { askedOnly } from '../search/asked.ts';
import { type Budget, limitOf } from '../search/budget.ts';
import type { Exact } from '../search/exact.ts';
import type { Objective } from '../search/objective.ts';
import { ExchangeState } from '../search/state.ts';

/** CPU seconds an arc: 4.6 for 26,000 arcs, 8.6 for 69,000 (measured 2026-11-23, HiGHS WASM). */
const SECONDS_PER_ARC = 1.5e-4;

/**
 * The bound of the linear program in which moves may be fractions and earlier levels are not capped: less to prove than with
 * the caps, but one of them can make the program ten times as slow. Null where the budget ends before the program does, or
 * is too short for it to be worth beginning; `infeasible` is a proof that no decision keeps every rule.
 */
export async function relaxationBound(
  model: ExchangeModel,
  objective: Objective,
  solver: CheckedSolver,
  budget: Budget,
): Promise<Exact | null> {
  if (!isWorthBeginning(model, budget)) return null;
  const uncapped = { ...objective, caps: new Float64Array(objective.caps.length).fill(Infinity) };
  const { program } = programOf(new ExchangeState(model), everybody(model), uncapped);
  const result = await solver.solve(relaxed(program), { stop: askedOnly(limitOf(budget), budget.stop) });
  return { status: result.status, bound: result.bound ?? null };
}

function isWorthBeginning(model: ExchangeModel, { steps, seconds }: Budget): boolean {
  if (steps !== null) return steps > 0;
  return (seconds ?? 0) > SECONDS_PER_ARC * model.arcSchool.length;
}
