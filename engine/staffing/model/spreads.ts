import type { CoefficientLimit } from '../../policy/index.ts';
import type { Context } from '../task/context.ts';
import type { BaseState } from '../task/state.ts';

/**
 * A limit on the difference coefficient of one measure of one stage in one year, over the entries z of the evaluated parts that have pupils. With
 * Q = Σ αz², R = Σ βz and a constant N the coefficient is √(N·Q ⁄ R² − 1), and "at most τ" is the cone √(N·Q) ≤ √(1 + τ²)·R:
 * convex whatever the total, so that tangents cut off nothing that keeps it (policy facts C.4, here without a fixed total).
 */
export interface Spread {
  /** Positions of the entries in the state. */
  readonly entries: Int32Array;
  readonly alpha: Float64Array;
  readonly beta: Float64Array;
  readonly size: number;
  /** Largest coefficient allowed: the limit, or today's where that is above it already. */
  readonly most: number;
}

/** Excess is counted in thousandths of the coefficient; rounding of the machine, largest near a coefficient of zero, breaks no limit. */
const THOUSAND = 1000;
const TOLERANCE = 1e-4;
/** A total that is nothing but rounding: one teacher is at least one in a million pupils. */
const NOBODY = 1e-9;

/** By how many thousandths, rounded up, a coefficient with these sums is too large; 0 where it is kept. */
export function spreadExcess(spread: Spread, squares: number, total: number): number {
  return Math.max(0, Math.ceil(THOUSAND * (coefficientOf(spread, squares, total) - spread.most) - TOLERANCE));
}

/** √(N·Q ⁄ R² − 1); 0 where there is no teacher to spread. */
export function coefficientOf({ size }: Pick<Spread, 'size'>, squares: number, total: number): number {
  return total < NOBODY ? 0 : Math.sqrt(Math.max(0, (size * squares) / (total * total) - 1));
}

/** Every limited coefficient. `positionOf` gives the place of a dimension in the compiled state. */
export function spreadsOf(
  context: Context,
  state: BaseState,
  positionOf: (d: number) => number,
  width: number,
): readonly Spread[] {
  const { parts, policy, problem } = context;
  return policy.coefficients.flatMap((limit: CoefficientLimit) => {
    const stage = problem.stages.findIndex((one) => one.id === limit.stage);
    const from = state.dims.at(limit.measure, stage);
    const schools = Array.from({ length: state.schools }, (_, s) => s).filter((s) => {
      const part = s * parts.stages + stage;
      return stage >= 0 && parts.evaluated[part] === 1 && parts.pupils[part]! > 0;
    });
    if (schools.length === 0) return [];
    const pupils = schools.map((s) => parts.pupils[s * parts.stages + stage]!);
    const plain = limit.weight === 'plain';
    const size = plain ? schools.length : pupils.reduce((sum, p) => sum + p, 0);
    // The sample form of n schools is √(n ⁄ (n − 1)) times the other.
    const larger = limit.deviation === 'sample' ? Math.sqrt((schools.length - 1) / schools.length) : 1;
    const alpha = Float64Array.from(pupils, (p) => (plain ? 1 / (p * p) : 1 / p));
    const beta = Float64Array.from(pupils, (p) => (plain ? 1 / p : 1));
    return Array.from({ length: state.years }, (_, y): Spread => {
      const row = (s: number) => y * state.schools + s;
      const today = schools.map((s) => state.value[row(s) * state.dims.list.length + from]!);
      const squares = today.reduce((sum, z, i) => sum + alpha[i]! * z * z, 0);
      const total = today.reduce((sum, z, i) => sum + beta[i]! * z, 0);
      return {
        entries: Int32Array.from(schools, (s) => row(s) * width + positionOf(from)),
        alpha,
        beta,
        size,
        most: Math.max(limit.most * larger, coefficientOf({ size }, squares, total)),
      };
    });
  });
}
