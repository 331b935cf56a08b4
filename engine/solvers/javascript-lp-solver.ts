import type { Program } from '../milp/index.ts';
import { evaluate } from '../milp/index.ts';
import { type NonnegativeForm, nonnegativeForm } from './nonnegative.ts';
import type { Solver, SolverOptions, SolverResult } from './solver.ts';
import { solveEmpty } from './trivial.ts';

const OBJECTIVE = 'objective';

/**
 * javascript-lp-solver (https://github.com/JWally/jsLPSolver, public domain): a small solver for models of a few hundred
 * entries that also runs in the browser, and a baseline for benchmarks. It gives no bound, at its time limit it may
 * call fractional values feasible, and it may overrun the limit: use it behind `checked`, in a thread that can be ended.
 */
export const javascriptLpSolver: Solver = {
  name: 'javascript-lp-solver',
  capabilities: {
    integers: true,
    duals: false,
    warmStart: false,
    clash: false,
    interrupt: false,
    proves: false,
    maxColumns: 5_000,
  },
  async solve(program: Program, options: SolverOptions = {}): Promise<SolverResult> {
    const empty = solveEmpty(program);
    if (empty) return empty;
    const form = nonnegativeForm(program);
    if (!form) return { status: 'infeasible', iterations: 0 };
    try {
      const library = (await import('javascript-lp-solver')).default;
      const seconds = options.stop?.limits?.().seconds;
      // Typed as unknown for its multi-objective mode; with one objective it is this record.
      const answer = library.Solve(libraryModel(form, seconds)) as Answer;
      return interpret(program, form, answer);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return { status: 'unknown', failure: `javascript-lp-solver gave up: ${reason}`, iterations: 0 };
    }
  },
};

type Coefficients = Record<string, number>;

function libraryModel(form: NonnegativeForm, seconds: number | undefined) {
  const constraints: Record<string, { min?: number; max?: number; equal?: number }> = {};
  const variables: Record<string, Coefficients> = {};
  const ints: Record<string, 1> = {};
  form.parts.forEach((part, p) => {
    const coefficients: Coefficients = { [OBJECTIVE]: part.cost };
    if (part.upper !== Infinity) {
      constraints[`u${p}`] = { max: part.upper };
      coefficients[`u${p}`] = 1;
    }
    if (part.integer) ints[`x${p}`] = 1;
    variables[`x${p}`] = coefficients;
  });
  form.rows.forEach((row, i) => {
    constraints[`r${i}`] =
      row.lower === row.upper
        ? { equal: row.lower }
        : {
            ...(row.lower === -Infinity ? {} : { min: row.lower }),
            ...(row.upper === Infinity ? {} : { max: row.upper }),
          };
    for (const { part, value } of row.entries) variables[`x${part}`]![`r${i}`] = value;
  });
  return {
    optimize: OBJECTIVE,
    opType: 'min' as const,
    constraints,
    variables,
    ints,
    // The library takes a timeout of 0 for none.
    ...(seconds === undefined ? {} : { options: { timeout: Math.max(1, Math.round(seconds * 1000)) } }),
  };
}

type Answer = Readonly<Record<string, number | boolean | undefined>>;

function interpret(program: Program, form: NonnegativeForm, answer: Answer): SolverResult {
  if (answer.feasible !== true) return { status: 'infeasible', iterations: 0 };
  if (answer.bounded === false) return { status: 'unbounded', iterations: 0 };
  const x = form.recover((part) => Number(answer[`x${part}`] ?? 0));
  // The library's own objective is that of the rewritten program, without the constants.
  return { status: 'feasible', x, objective: evaluate(program, x).objective, iterations: 0 };
}
