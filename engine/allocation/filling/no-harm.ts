import { ProgramBuilder } from '../../milp/index.ts';
import type { CheckedSolver } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import { lotsOf, THOUSAND, unitsIn } from './program.ts';
import type { FillingTask, Need } from './task.ts';

/** With how much loss no-harm can be kept, and who keeps it from being less. */
export interface LeastTolerance {
  /** Share of its own level that some school must lose whatever is bought; 0 where every school can keep its own. */
  readonly tolerance: number;
  /** Proved, and no rounding of a search that ran out of time. */
  readonly proved: boolean;
  /** Needs that lose just so much when the money is spent to keep the largest loss smallest. */
  readonly inTheWay: readonly Need[];
}

/**
 * The least ε with which every need reaches its own level · (1 − ε) within the money of all years: min ε under
 * R + lot · x + ε · own ≥ own. Null when the solver found nothing in its time; zero without anybody who lost.
 */
export async function leastTolerance(
  { needs, budget }: FillingTask,
  solver: CheckedSolver,
  stop?: Stop,
): Promise<LeastTolerance | null> {
  const fallen = needs.filter(({ own, resource }) => own !== undefined && own > resource * (1 + ROUNDING));
  if (fallen.length === 0) return { tolerance: 0, proved: true, inTheWay: [] };
  const builder = new ProgramBuilder();
  const loss = builder.column({ upper: 1, cost: 1, name: 'loss' });
  const money = budget.reduce((sum, one) => sum + one, 0);
  const bought = fallen.map((need, i) =>
    builder.column({ upper: lotsOf(need, 0), integer: need.lot > 0, name: `x_${i}` }),
  );
  fallen.forEach((need, i) => {
    const { own, resource } = need;
    builder.row(own! - resource, Infinity, [bought[i]!, loss], [unitsIn(need), own!], `own_${i}`);
  });
  const prices = fallen.map((need) => (need.unitCost * unitsIn(need)) / THOUSAND);
  builder.row(-Infinity, money / THOUSAND, bought, prices, 'budget');
  const result = await solver.solve(builder.build('least tolerance'), stop && { stop });
  if (!result.x) return null;
  const lossOf = (need: Need, i: number) =>
    1 - (need.resource + result.x![bought[i]!]! * unitsIn(need)) / need.own!;
  const losses = fallen.map(lossOf);
  const tolerance = Math.max(0, ...losses);
  const inTheWay = fallen.filter((_, i) => tolerance > ROUNDING && losses[i]! >= tolerance - NEAR);
  return { tolerance: tolerance <= ROUNDING ? 0 : tolerance, proved: result.status === 'optimal', inTheWay };
}

const ROUNDING = 1e-9;
/** Losses so near to the largest are the largest: the solver's own tolerance on its rows. */
const NEAR = 1e-6;
