import type { Highs, Model } from 'highs';
import { dualBound, type Program, recessionCone } from '../milp/index.ts';
import { relativeGap } from '../stop/index.ts';
import { modelData } from './highs-model.ts';
import { type HighsRun, runHighs } from './highs-run.ts';
import {
  type Basis,
  type Clash,
  type ClashMember,
  OPTIMALITY_GAP,
  type SolverOptions,
  type SolverResult,
} from './solver.ts';

/** What one finished or stopped run amounts to; may run further programs to tell unbounded from infeasible. */
export function interpret(
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
