import type { Highs, Model } from 'highs';
import { hasIntegers, type Program } from '../milp/index.ts';
import { modelData } from './highs-model.ts';
import { interpret } from './highs-result.ts';
import { runHighs } from './highs-run.ts';
import { OPTIMALITY_GAP, type Solver, type SolverOptions, type SolverResult } from './solver.ts';
import { solveEmpty } from './trivial.ts';

/**
 * Where interior point wins over the dual simplex that HiGHS would choose: large programs with about as many rows as columns,
 * such as facility location with a row for every pair. Transportation, with few rows, goes 2-4 times faster by simplex.
 */
const IPM_COLUMNS = 10_000;
const IPM_ROWS_PER_COLUMN = 0.5;

let loading: Promise<Highs> | null = null;

/** Compiles the library once for this thread; a run that broke it makes the next caller compile it again. */
function loadOnce(): Promise<Highs> {
  loading ??= import('highs').then((library) => library.default());
  return loading;
}

/**
 * HiGHS compiled to WebAssembly (https://highs.dev, MIT): the exact solver. Single-threaded and synchronous while it
 * runs; 2 GiB of memory at most, so that about three million columns abort it.
 */
export const highs: Solver = {
  name: 'highs',
  capabilities: {
    integers: true,
    duals: true,
    warmStart: true,
    clash: true,
    interrupt: true,
    proves: true,
    maxColumns: 3_000_000,
  },
  async solve(program: Program, options: SolverOptions = {}): Promise<SolverResult> {
    const empty = solveEmpty(program);
    if (empty) return empty;
    if (program.columns > highs.capabilities.maxColumns) {
      return failed(
        `HiGHS has room for about ${highs.capabilities.maxColumns} variables, this program has ${program.columns}.`,
      );
    }
    const library = await loadOnce();
    let model: Model | null = null;
    try {
      model = library.createModel(modelData(program));
      return solveModel(library, model, program, options);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      // An aborted WebAssembly instance stays broken; one that merely refused the model does not.
      if (!(error instanceof library.errors.HighsError)) {
        loading = null;
        model = null;
      }
      return failed(`HiGHS gave up: ${reason}`);
    } finally {
      model?.dispose();
    }
  },
};

function failed(failure: string): SolverResult {
  return { status: 'unknown', failure, iterations: 0 };
}

function solveModel(library: Highs, model: Model, program: Program, options: SolverOptions): SolverResult {
  const mip = hasIntegers(program);
  const limits = options.stop?.limits?.() ?? {};
  const algorithm = options.algorithm ?? 'auto';
  const large = program.columns > IPM_COLUMNS && program.rows > IPM_ROWS_PER_COLUMN * program.columns;
  const ipm = algorithm === 'ipm' || (algorithm === 'auto' && large && !options.start?.basis);
  model.options.set({
    output_flag: false,
    random_seed: options.seed ?? 0,
    // By default entries below 1e-9 are dropped without a word.
    small_matrix_value: 1e-12,
    mip_rel_gap: Math.max(limits.gap ?? 0, OPTIMALITY_GAP),
    // The library's 1e-6 would call an objective measured in small numbers optimal at any gap.
    mip_abs_gap: 0,
    mip_min_logging_interval: 0,
    ...(limits.seconds === undefined ? {} : { time_limit: Math.max(limits.seconds, 0) }),
    // For an integer program every choice but the library's own would drop integrality.
    ...(mip ? {} : { solver: algorithm === 'simplex' ? 'simplex' : ipm ? 'ipm' : 'choose' }),
  });
  if (options.start) start(model, program, options.start);
  const run = runHighs(library, model, mip, options);
  return interpret(library, model, program, mip, run, options);
}

function start(model: Model, program: Program, given: NonNullable<SolverOptions['start']>): void {
  if (given.x) model.setSolution({ colValue: given.x });
  if (given.basis) {
    const rows = new Int32Array(program.rows).fill(1);
    rows.set(given.basis.rows.subarray(0, program.rows));
    model.setBasis({ colStatus: given.basis.columns, rowStatus: rows });
  }
}
