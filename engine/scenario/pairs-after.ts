import { pairingSchools, pairSchools, type Surplus } from '../allocation/index.ts';
import type { ExchangePlan } from '../plan/index.ts';
import type { ExchangePolicy } from '../policy/index.ts';
import type { Problem } from '../problem/index.ts';
import type { CheckedSolver } from '../solvers/index.ts';
import { compileModel, contextOf, decisionsOf, ExchangeState, subjectBalances } from '../staffing/index.ts';
import type { Meters } from '../units.ts';

export interface PairsAsked {
  /** Schools that one can help at most. */
  readonly capacity: number;
  /** Partners farther apart are none; null: any distance. */
  readonly limit: Meters | null;
  readonly surplus: Surplus;
}

/** A weak school of a stage with its partner; null where none is left for it. */
export interface PairAfter {
  readonly stage: string;
  readonly weak: string;
  readonly strong: string | null;
  /** Teachers' worth of what the one lacks and the other has to spare. */
  readonly help: number | null;
  readonly meters: Meters | null;
}

/** Partners for the schools that a plan leaves short (结对帮扶), stage by stage. */
export async function pairsAfter(
  problem: Problem,
  policy: ExchangePolicy,
  plan: ExchangePlan,
  { capacity, limit, surplus }: PairsAsked,
  solver: CheckedSolver,
): Promise<readonly PairAfter[]> {
  const context = contextOf(problem, policy, plan.options);
  const state = new ExchangeState(compileModel(context));
  state.load(decisionsOf(context, state, plan.moves).decision);
  const balances = subjectBalances(context, state);
  const at = (id: string) => context.schoolAt.get(id)!;
  const rows: PairAfter[] = [];
  for (const { id: stage } of problem.stages) {
    const schools = pairingSchools(plan.schools, stage, capacity, balances, surplus);
    const meters = (a: string, b: string) => context.meters(at(a), at(b));
    const found = await pairSchools(schools, meters, { limit }, solver);
    for (const { weak, strong, help, meters } of found?.pairs ?? []) {
      rows.push({ stage, weak, strong, help, meters });
    }
    for (const weak of found?.unpaired ?? []) {
      rows.push({ stage, weak, strong: null, help: null, meters: null });
    }
  }
  return rows;
}
