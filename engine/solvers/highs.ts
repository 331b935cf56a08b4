import type { Highs, Model } from 'highs';
import { dualBound, hasIntegers, type Program, recessionCone } from '../milp/index.ts';
import { relativeGap } from '../stop/index.ts';
import { type HighsRun, runHighs } from './highs-run.ts';
import type { Basis, Clash, ClashMember, Solver, SolverOptions, SolverResult } from './solver.ts';
import { OPTIMALITY_GAP } from './solver.ts';
import { solveEmpty } from './trivial.ts';

/** Above this many columns the interior-point method wins over HiGHS' own choice (DESIGN.md section 6). */
const IPM_COLUMNS = 10_000;

/** A bound this close to a whole number is meant to be one. */
const WHOLE = 1e-9;

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

function modelData(program: Program) {
  const mip = hasIntegers(program);
  return {
    numCols: program.columns,
    numRows: program.rows,
    offset: program.offset,
    colCost: program.cost,
    // HiGHS 1.15 takes whole variables with broken bounds for optimal at the wrong corner: round them here.
    colLower: mip
      ? program.lower.map((bound, j) => (program.integer[j] === 1 ? Math.ceil(bound - WHOLE) : bound))
      : program.lower,
    colUpper: mip
      ? program.upper.map((bound, j) => (program.integer[j] === 1 ? Math.floor(bound + WHOLE) : bound))
      : program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csr' as const,
      numRows: program.rows,
      numCols: program.columns,
      starts: program.starts,
      indices: program.indices,
      values: program.values,
    },
    ...(mip ? { integrality: Int32Array.from(program.integer) } : {}),
  };
}

function solveModel(library: Highs, model: Model, program: Program, options: SolverOptions): SolverResult {
  const mip = hasIntegers(program);
  const limits = options.stop?.limits?.() ?? {};
  const algorithm = options.algorithm ?? 'auto';
  const ipm =
    algorithm === 'ipm' || (algorithm === 'auto' && program.columns > IPM_COLUMNS && !options.start?.basis);
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

function interpret(
  library: Highs,
  model: Model,
  program: Program,
  mip: boolean,
  run: HighsRun,
  options: SolverOptions,
): SolverResult {
  const status = library.constants.modelStatus;
  const common = { iterations: run.iterations };
  switch (run.status) {
    case status.optimal:
      return {
        ...common,
        ...point(model, program, mip, true),
        ...(run.stoppedBy ? { stoppedBy: run.stoppedBy } : {}),
      };
    case status.infeasible:
      return { ...common, status: 'infeasible', ...proofOfInfeasibility(model, mip, options) };
    case status.unbounded:
    case status.unboundedOrInfeasible:
      return { ...common, ...tellApart(library, model, program, mip, options) };
    case status.timeLimit:
    case status.interrupted:
    case status.iterationLimit:
    case status.solutionLimit:
      return { ...common, ...point(model, program, mip, false), stoppedBy: run.stoppedBy ?? 'time' };
    default:
      return { ...common, status: 'unknown', failure: `HiGHS ended with its model status ${run.status}.` };
  }
}

/** What there is of a solution. At a limit without one, HiGHS hands back zeros: only its own word on them counts. */
function point(model: Model, program: Program, mip: boolean, finished: boolean) {
  const values = model.getSolution();
  const hasPoint = model.info.get('primal_solution_status') === 2;
  const hasDuals = !mip && model.info.get('dual_solution_status') === 2;
  const objective = hasPoint ? model.getObjectiveValue() : undefined;
  const bound = mip
    ? Number(model.info.get('mip_dual_bound'))
    : finished && hasPoint && hasDuals
      ? objective!
      : hasDuals
        ? dualBound(program, values.rowDual)
        : -Infinity;
  const gap = relativeGap(objective, bound);
  const status = !hasPoint ? 'unknown' : finished && gap <= OPTIMALITY_GAP ? 'optimal' : 'feasible';
  return {
    status,
    ...(hasPoint ? { x: values.colValue, objective: objective! } : {}),
    ...(Number.isFinite(bound) ? { bound } : {}),
    ...(Number.isFinite(gap) ? { gap } : {}),
    ...(hasDuals ? { duals: values.rowDual, reducedCosts: values.colDual } : {}),
    ...(!mip && model.info.get('basis_validity') === 1 ? { basis: basisOf(model) } : {}),
    ...(status === 'feasible' && finished ? { stoppedBy: 'gap' as const } : {}),
  } satisfies Partial<SolverResult>;
}

function basisOf(model: Model): Basis {
  const basis = model.getBasis();
  return { columns: basis.colStatus, rows: basis.rowStatus };
}

/**
 * Unbounded or infeasible, which presolve cannot tell: without costs only the second can be. With rational data a feasible
 * integer program is unbounded where its relaxation is (Meyer 1974), so that a linear program finds the direction.
 */
function tellApart(library: Highs, model: Model, program: Program, mip: boolean, options: SolverOptions) {
  const every = { kind: 'range' as const, from: 0, to: program.columns - 1 };
  model.changeColsCost(every, new Float64Array(program.columns));
  model.clearSolver();
  const feasibility = runHighs(library, model, mip, options);
  if (feasibility.status === library.constants.modelStatus.infeasible) {
    return { status: 'infeasible' as const, ...proofOfInfeasibility(model, mip, options) };
  }
  if (feasibility.status !== library.constants.modelStatus.optimal) {
    return {
      status: 'unknown' as const,
      ...(feasibility.stoppedBy ? { stoppedBy: feasibility.stoppedBy } : {}),
    };
  }
  const x = model.getSolution().colValue;
  model.passModel(modelData(recessionCone(program)));
  const direction = runHighs(library, model, false, options);
  const found = direction.status === library.constants.modelStatus.optimal && model.getObjectiveValue() < 0;
  return found
    ? { status: 'unbounded' as const, x, ray: model.getSolution().colValue }
    : { status: 'feasible' as const, x, ...(direction.stoppedBy ? { stoppedBy: direction.stoppedBy } : {}) };
}

function proofOfInfeasibility(model: Model, mip: boolean, options: SolverOptions) {
  // Asking an integer program for its ray would solve the relaxation anew; the clash below does no more than that.
  const proof = mip ? undefined : model.getDualRay()?.values;
  return { ...(proof ? { infeasibilityProof: proof } : {}), ...(options.clash ? clashOf(model) : {}) };
}

function clashOf(model: Model): { clash?: Clash } {
  const found = model.getIis();
  if (found.rowIndex.length + found.colIndex.length === 0) return {};
  const members = (index: Int32Array, bound: Int32Array): ClashMember[] =>
    Array.from(index, (at, k) => ({
      index: at,
      side: bound[k] === 2 ? ('lower' as const) : bound[k] === 3 ? ('upper' as const) : ('both' as const),
    })).filter((_, k) => bound[k] !== 1);
  const minimal = ![...found.rowStatus, ...found.colStatus].includes(0);
  return {
    clash: {
      rows: members(found.rowIndex, found.rowBound),
      columns: members(found.colIndex, found.colBound),
      minimal,
    },
  };
}
