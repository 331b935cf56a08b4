import type { CallbackData, Highs, Model } from 'highs';
import type { Progress, StopReason } from '../stop/index.ts';
import type { SolverOptions } from './solver.ts';

/** How one run of HiGHS ended. */
export interface HighsRun {
  /** The library's model status. */
  readonly status: number;
  readonly stoppedBy: StopReason | null;
  readonly iterations: number;
}

/**
 * Runs the loaded model, asking the stop object at every point where HiGHS can be interrupted (it may be seconds
 * between two of them) and passing on incumbents and bounds. Iterations are those of its linear programs: they, unlike
 * nodes, pass in every phase, and like nodes they do not depend on the clock.
 */
export function runHighs(library: Highs, model: Model, mip: boolean, options: SolverOptions): HighsRun {
  const types = library.constants.callbackType;
  let stoppedBy: StopReason | null = null;
  let iterations = 0;
  let improvedAt = 0;
  let incumbent: number | undefined;
  let bound: number | undefined;

  const update = (data: CallbackData) => {
    iterations = Number(
      data.mip_total_lp_iterations ?? data.simplex_iteration_count ?? data.ipm_iteration_count ?? iterations,
    );
    if (!mip) return;
    const best = finite(data.mip_primal_bound);
    if (best !== undefined && (incumbent === undefined || best < incumbent)) {
      incumbent = best;
      improvedAt = iterations;
    }
    bound = finite(data.mip_dual_bound) ?? bound;
  };
  const progress = (): Progress => ({
    iteration: iterations,
    incumbent,
    bound,
    sinceImprovement: iterations - improvedAt,
  });
  const interruptible = (event: { data: CallbackData; interrupt(): void }): undefined => {
    update(event.data);
    stoppedBy ??= options.stop?.reason(progress()) ?? null;
    if (stoppedBy !== null) event.interrupt();
  };
  const report = (event: { data: CallbackData }): undefined => {
    update(event.data);
    options.onProgress?.({
      iterations,
      ...(incumbent === undefined ? {} : { incumbent }),
      ...(bound === undefined ? {} : { bound }),
    });
  };
  const improved = (event: { data: CallbackData }): undefined => {
    report(event);
    const x = event.data.mip_solution;
    if (x) options.onIncumbent?.(x, event.data.objective_function_value ?? Number.NaN);
  };

  const wantsReports = options.onProgress !== undefined || options.onIncumbent !== undefined;
  const result = model.run({
    ...(options.stop
      ? {
          [types.simplexInterrupt]: interruptible,
          [types.ipmInterrupt]: interruptible,
          [types.mipInterrupt]: interruptible,
        }
      : {}),
    ...(wantsReports ? { [types.mipLogging]: report, [types.mipImprovingSolution]: improved } : {}),
  });
  return { status: result.modelStatus, stoppedBy, iterations: totalIterations(model, iterations) };
}

function finite(value: number | undefined): number | undefined {
  // The library's "none yet" is ±1e308 or ±Infinity.
  return value !== undefined && Math.abs(value) < 1e300 ? value : undefined;
}

function totalIterations(model: Model, seen: number): number {
  let total = 0;
  for (const name of ['simplex_iteration_count', 'ipm_iteration_count', 'crossover_iteration_count']) {
    total += Math.max(0, Number(model.info.get(name)));
  }
  return Math.max(total, seen);
}
