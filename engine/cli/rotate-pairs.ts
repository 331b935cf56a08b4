import { pairingSchools, pairSchools } from '../allocation/index.ts';
import type { ExchangePlan } from '../plan/index.ts';
import type { ExchangePolicy } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import type { PairRow } from '../report/index.ts';
import type { CheckedSolver } from '../solvers/index.ts';
import { compileModel, contextOf, decisionsOf, ExchangeState, subjectBalances } from '../staffing/index.ts';

/** Partners for the schools that a plan leaves short, stage by stage; a helper takes on `capacity` schools at most. */
export async function pairsAfter(
  problem: Problem,
  policy: ExchangePolicy,
  plan: ExchangePlan,
  capacity: number,
  solver: CheckedSolver,
): Promise<readonly PairRow[]> {
  const context = contextOf(problem, policy, plan.options);
  const state = new ExchangeState(compileModel(context));
  state.load(decisionsOf(context, state, plan.moves).decision);
  const balances = subjectBalances(context, state);
  const at = (id: string) => context.schoolAt.get(id)!;
  const rows: PairRow[] = [];
  for (const { id: stage } of problem.stages) {
    const schools = pairingSchools(plan.schools, stage, capacity, balances);
    const meters = (a: string, b: string) => context.meters(at(a), at(b));
    const found = await pairSchools(schools, meters, { limit: null }, solver);
    for (const { weak, strong, help, meters } of found?.pairs ?? []) {
      rows.push({ stage, weak, strong, help, meters });
    }
    for (const weak of found?.unpaired ?? []) {
      rows.push({ stage, weak, strong: null, help: null, meters: null });
    }
  }
  return rows;
}
