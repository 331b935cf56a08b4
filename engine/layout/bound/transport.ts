import { solveTransport, type TransportProblem } from '../../flow/index.ts';
import { interruptsOf, type Stop } from '../../stop/index.ts';
import type { Goal } from '../goal.ts';
import { relaxCapacity } from '../relax-capacity.ts';
import type { Task } from '../task.ts';

/** What the transportation relaxation says: units may be split, zones need not hang together, classes may be fractions. */
export interface TransportBound {
  /** Proved lower bound on the goal's level; Infinity where `infeasible`. */
  readonly bound: number;
  /** No plan at all keeps the capacities. */
  readonly infeasible: boolean;
  /** What one more place is worth, per school and unit of weight. */
  readonly prices: Float64Array;
  /** The most loaded arc of each item: where the relaxation sends it, as a candidate. */
  readonly candidates: Int32Array;
}

/** Times that the prices of earlier levels' caps are doubled or halved in search of the best bound. */
const CAP_STEPS = 6;

/**
 * Bounds a level from below by the transportation problem of items and schools. A class counts as cap pupils at least, so
 * that pupils ⁄ cap, summed, may not exceed the classrooms. Caps on earlier levels are priced into the costs (Lagrange).
 */
export function transportationBound(task: Task, goal: Goal, stop: Stop): TransportBound | null {
  const room = relaxCapacity(task);
  if (room === null) {
    return {
      bound: Infinity,
      infeasible: true,
      prices: new Float64Array(task.schoolCount),
      candidates: new Int32Array(0),
    };
  }
  const schools = Int32Array.from(task.candidateZone, (zone) => task.zoneSchool[zone]!);
  const relaxation = { ...room, starts: task.candidateStart, schools };
  const solve = (capPrices: readonly number[]) => solvePriced(task, goal, relaxation, capPrices, stop);
  const capPrices = goal.caps.map(() => 0);
  let best = solve(capPrices);
  if (best === null || best.infeasible) return best;
  goal.caps.forEach((cap, level) => {
    let price = scaleOf(task, goal.level) / Math.max(scaleOf(task, level), 1e-9);
    if (cap === Infinity) return;
    let factor = 4;
    for (let step = 0; step < CAP_STEPS; step++) {
      const tried = solve(capPrices.with(level, price));
      if (tried === null) return;
      if (tried.bound > best!.bound) {
        best = tried;
        capPrices[level] = price;
      } else if (capPrices[level]! > 0 || step > 1) factor = 1 / Math.sqrt(factor);
      price = (capPrices[level] || price) * factor;
    }
  });
  return best;
}

function scaleOf(task: Task, level: number): number {
  const cost = task.cost[level]!;
  let sum = 0;
  for (let c = 0; c < cost.length; c++) sum += cost[c]!;
  return cost.length === 0 ? 0 : sum / cost.length;
}

function solvePriced(
  task: Task,
  goal: Goal,
  relaxation: Omit<TransportProblem, 'costs'>,
  capPrices: readonly number[],
  stop: Stop,
): TransportBound | null {
  const costs = task.cost[goal.level]!.slice();
  let constant = 0;
  capPrices.forEach((price, level) => {
    if (price === 0) return;
    const earlier = task.cost[level]!;
    for (let c = 0; c < costs.length; c++) costs[c]! += price * earlier[c]!;
    constant += price * goal.caps[level]!;
  });
  const result = solveTransport({ ...relaxation, costs }, { stop: interruptsOf(stop) });
  if (result.status === 'unknown' || (result.bound === -Infinity && result.status !== 'infeasible'))
    return null;
  const infeasible = result.status === 'infeasible';
  return {
    bound: infeasible ? Infinity : result.bound - constant - Math.abs(constant) * 1e-15,
    infeasible,
    prices: result.prices,
    candidates: result.arcs,
  };
}
