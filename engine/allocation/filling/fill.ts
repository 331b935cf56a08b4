import { appendRows, type Program, ProgramBuilder } from '../../milp/index.ts';
import { type CheckedSolver, OPTIMALITY_GAP } from '../../solvers/index.ts';
import type { Stop } from '../../stop/index.ts';
import type { Yuan } from '../../units.ts';
import { fillingModel, mostOf, THOUSAND, unitsIn } from './program.ts';
import { type FillingTask, faultsOf, floorOf, type Need, unprovided } from './task.ts';

export interface FilledNeed {
  readonly need: Need;
  /** Units that it gets in each year. */
  readonly added: readonly number[];
  readonly cost: Yuan;
  /** Pupils still without the standard after the last year. */
  readonly unprovided: number;
}

export interface FilledLevel {
  /** `below 50 %`, …, then `cost` (thousand yuan) and `waiting` (pupils × years); of what is urgent before the others `unsafe`, `unsafe waiting`. */
  readonly id: string;
  readonly value: number;
  /** Proved lower bound given the levels before; null where the solver proves none. */
  readonly bound: number | null;
}

export interface Filling {
  /** `optimal`: every level is proved. */
  readonly status: 'optimal' | 'feasible';
  readonly needs: readonly FilledNeed[];
  readonly levels: readonly FilledLevel[];
  readonly spent: readonly Yuan[];
}

/**
 * Spends the money of some years on what schools lack, weakest first: first what is urgent, then level by level the fewest pupils below each step, then
 * the least money, then the earliest. Null when the solver found nothing in its time.
 * @throws RangeError with every fault of the task.
 */
export async function fillShortfalls(
  task: FillingTask,
  solver: CheckedSolver,
  stop?: Stop,
): Promise<Filling | null> {
  const faults = faultsOf(task);
  if (faults.length > 0) throw new RangeError(faults.join(' '));
  const { program, levels, added } = fillingModel(task);
  const reached: FilledLevel[] = [];
  let rows = program;
  let x: Float64Array | null = null;
  let proved = true;
  for (const { id, cost } of levels) {
    const result = await solver.solve(
      { ...rows, cost },
      { ...(stop && { stop }), ...(x && { start: { x } }) },
    );
    if (!result.x || result.objective === undefined) {
      // What the earlier levels reached is still an answer, though not a proved one.
      proved = false;
      break;
    }
    x = result.x;
    proved &&= result.status === 'optimal';
    reached.push({ id, value: result.objective, bound: result.bound ?? null });
    rows = capped(rows, cost, result.objective);
  }
  if (!x) return null;
  const point = x;
  const needs = task.needs.map((need, i): FilledNeed => {
    const raw = task.budget.map((_, y) => point[added(i, y)]!);
    const given = raw.map((value) => clean(value, need, crumbs(raw, need, task.tolerance)));
    const total = given.reduce((sum, one) => sum + one, 0);
    return { need, added: given, cost: total * need.unitCost, unprovided: unprovided(need, 1, total) };
  });
  const spent = task.budget.map((_, y) =>
    needs.reduce((sum, { need, added: a }) => sum + a[y]! * need.unitCost, 0),
  );
  return { status: proved ? 'optimal' : 'feasible', needs, levels: reached, spent };
}

/** The program with a row that keeps what a level reached. The slack is that within which a level counts as proved. */
function capped(program: Program, cost: Float64Array, value: number): Program {
  const builder = new ProgramBuilder();
  for (let j = 0; j < program.columns; j++) builder.column({});
  const columns = [...cost.keys()].filter((j) => cost[j] !== 0);
  const slack = OPTIMALITY_GAP * Math.max(1, Math.abs(value));
  builder.row(
    -Infinity,
    value + slack,
    columns,
    columns.map((j) => cost[j]!),
  );
  return appendRows(program, builder.build());
}

/** Units for a column's value: whole lots whole, and nothing below `least`. */
function clean(value: number, need: Need, least: number): number {
  // Adding 0 turns −0, which solvers like to return, into 0.
  if (need.lot > 0) return Math.round(value) * unitsIn(need) + 0;
  return value < least ? 0 : value;
}

/**
 * Below which a measured amount (m², yuan) is left out: what the last yuan would buy is worth nobody's errand, but what fills a need
 * or is held to a floor stays, and only the dust of the arithmetic goes.
 */
function crumbs(years: readonly number[], need: Need, tolerance: FillingTask['tolerance']): number {
  const total = years.reduce((sum, one) => sum + one, 0);
  const wanted = total >= mostOf(need, tolerance) * FILLED || floorOf(need, tolerance) > need.resource;
  return wanted ? 1 / THOUSAND / THOUSAND : CRUMB;
}

const CRUMB = 0.5;
/** Share of a need that counts as all of it: levels are held to within the solver's accuracy. */
const FILLED = 0.999;
