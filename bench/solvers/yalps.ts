import { solve } from 'yalps';
import { evaluate } from '../../engine/milp/index.ts';
import type { Solver, SolverResult } from '../../engine/solvers/index.ts';
import { nonnegativeForm } from '../../engine/solvers/nonnegative.ts';
import { solveEmpty } from '../../engine/solvers/trivial.ts';

/** YALPS, a further baseline: honest statuses, but no bound and no duals. */
export const yalps: Solver = {
  name: 'yalps',
  capabilities: {
    integers: true,
    duals: false,
    warmStart: false,
    clash: false,
    interrupt: false,
    proves: false,
    maxColumns: 5_000,
  },
  async solve(program, options = {}): Promise<SolverResult> {
    const empty = solveEmpty(program);
    if (empty) return empty;
    const form = nonnegativeForm(program);
    if (!form) return { status: 'infeasible', iterations: 0 };
    const side = (lower: number, upper: number) => ({
      ...(lower === -Infinity ? {} : { min: lower }),
      ...(upper === Infinity ? {} : { max: upper }),
    });
    const coefficients = form.parts.map((part, p) => {
      const own = new Map<string, number>([['objective', part.cost]]);
      if (part.upper !== Infinity) own.set(`u${p}`, 1);
      return own;
    });
    form.rows.forEach((row, i) => {
      for (const { part, value } of row.entries) coefficients[part]!.set(`r${i}`, value);
    });
    const answer = solve(
      {
        direction: 'minimize',
        objective: 'objective',
        constraints: [
          ...form.rows.map((row, i) => [`r${i}`, side(row.lower, row.upper)] as const),
          ...form.parts.flatMap((part, p) =>
            part.upper === Infinity ? [] : [[`u${p}`, { max: part.upper }] as const],
          ),
        ],
        variables: coefficients.map((own, p) => [p, own] as const),
        integers: form.parts.flatMap((part, p) => (part.integer ? [p] : [])),
      },
      { timeout: (options.stop?.limits?.().seconds ?? Infinity) * 1000 },
    );
    if (answer.status === 'infeasible' || answer.status === 'unbounded')
      return { status: answer.status, iterations: 0 };
    if (Number.isNaN(answer.result)) return { status: 'unknown', iterations: 0 };
    const values = new Map(answer.variables);
    const x = form.recover((part) => values.get(part) ?? 0);
    return {
      status: answer.status === 'optimal' ? 'optimal' : 'feasible',
      x,
      objective: evaluate(program, x).objective,
      iterations: 0,
    };
  },
};
