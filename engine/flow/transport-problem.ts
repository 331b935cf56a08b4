/**
 * A transportation problem with many units and few schools, as flat arrays. Unit u may go, in shares x that add up to 1,
 * to the schools of its candidate arcs `starts[u]` to `starts[u + 1] - 1`:
 *
 *     minimise    Σ costs[a]·x[a]
 *     subject to  Σ x[a] over the arcs of u = 1,   Σ weights[u]·x[a] over the arcs into s ≤ capacities[s],   x ≥ 0
 */
export interface TransportProblem {
  /** Weight of each unit (pupils), ≥ 0. */
  readonly weights: Float64Array;
  /** Capacity of each school, ≥ 0; may be Infinity. */
  readonly capacities: Float64Array;
  readonly starts: Int32Array;
  /** School of each arc. A unit does not name a school twice. */
  readonly schools: Int32Array;
  /** Cost of sending the *whole* unit along the arc, finite. */
  readonly costs: Float64Array;
}

/** @throws RangeError naming the first entry that no transportation problem can have. */
export function validateTransport(problem: TransportProblem): void {
  const { weights, capacities, starts, schools, costs } = problem;
  const units = weights.length;
  if (starts.length !== units + 1 || starts[0] !== 0 || starts[units] !== schools.length) {
    throw new RangeError(
      `The starts of ${units} units must run from 0 to the number of arcs, ${schools.length}; they run from ${starts[0]} to ${starts[units]}.`,
    );
  }
  if (costs.length !== schools.length) {
    throw new RangeError(`There are ${schools.length} arcs but ${costs.length} costs.`);
  }
  for (let u = 0; u < units; u++) {
    if (!(weights[u]! >= 0 && weights[u]! < Infinity)) {
      throw new RangeError(`Unit ${u} has the weight ${weights[u]}; it must be finite and not negative.`);
    }
    if (starts[u]! > starts[u + 1]!) throw new RangeError(`The arcs of unit ${u} end before they start.`);
  }
  for (let s = 0; s < capacities.length; s++) {
    if (!(capacities[s]! >= 0)) {
      throw new RangeError(`School ${s} has the capacity ${capacities[s]}; it must not be negative.`);
    }
  }
  for (let a = 0; a < schools.length; a++) {
    if (!(schools[a]! >= 0 && schools[a]! < capacities.length)) {
      throw new RangeError(
        `Arc ${a} leads to school ${schools[a]}, but there are ${capacities.length} schools.`,
      );
    }
    if (!Number.isFinite(costs[a]!)) {
      throw new RangeError(`Arc ${a} costs ${costs[a]}; leave an arc out instead of pricing it out.`);
    }
  }
}
