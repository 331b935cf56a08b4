import { solveTransport, type TransportProblem } from '../../flow/index.ts';
import { interruptsOf, type Stop } from '../../stop/index.ts';
import type { Goal } from '../goal.ts';
import type { CapacityForm, Task } from '../task.ts';

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
  const relaxation = relaxCapacity(task);
  if (relaxation === null) {
    return {
      bound: Infinity,
      infeasible: true,
      prices: new Float64Array(task.schoolCount),
      candidates: new Int32Array(0),
    };
  }
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
  relaxation: Relaxation,
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

type Relaxation = Omit<TransportProblem, 'costs'>;

/** Weights and capacities in one currency; null where a school is beyond its limit before any pupil is placed. */
function relaxCapacity(task: Task): Relaxation | null {
  const { capacity: form, schoolCount, itemCount } = task;
  const inClasses = form.kind.includes(2);
  const caps = [...new Set(form.columnCap)].filter((cap) => cap > 0);
  const scale = inClasses ? caps.reduce(leastCommonMultiple, 1) : 1;
  const columnWeight = Float64Array.from(form.columnCap, (cap) => {
    if (!inClasses) return 1;
    return cap > 0 ? scale / cap : 0;
  });
  const capacities = new Float64Array(schoolCount).fill(Infinity);
  for (let school = 0; school < schoolCount; school++) {
    const kind = form.kind[school]!;
    const limit = form.limit[school]!;
    if (kind === 0) continue;
    if (kind === 1) capacities[school] = limit * (inClasses ? scale / Math.min(...caps, Infinity) : 1);
    else capacities[school] = classroomsIn(form, school) * scale;
    if (kind === 1 && inClasses && caps.length === 0) capacities[school] = Infinity;
    if (capacities[school]! < 0) return null;
  }
  const weights = new Float64Array(itemCount);
  for (let item = 0; item < itemCount; item++) {
    const stage = task.itemStage[item]!;
    const column = task.stageColumn[stage]!;
    for (let k = 0; k < task.stageWidth[stage]!; k++) {
      weights[item]! += task.itemDemand[item * task.demandWidth + k]! * columnWeight[column + k]!;
    }
  }
  const schools = Int32Array.from(task.candidateZone, (zone) => task.zoneSchool[zone]!);
  return { weights, capacities, starts: task.candidateStart, schools };
}

/** Classrooms for zoned pupils; where classes may be combined, as many as would hold them at the larger cap. */
function classroomsIn(form: CapacityForm, school: number): number {
  const limit = form.limit[school]!;
  if (form.combines[school] === 0) return limit;
  const cap = form.columnCap[form.combinedFrom] ?? 0;
  const fixed = form.combinedFixedPupils[school]!;
  const fixedClasses = Math.min(form.combinedFixedClasses[school]!, Math.ceil(fixed / form.combinedCap));
  if (form.combinedFrom === form.combinedTo || cap === 0) return limit - fixedClasses;
  const largest = Math.max(cap, form.combinedCap);
  return (largest / cap) * (limit - fixed / largest) * (1 + 1e-12);
}

function leastCommonMultiple(a: number, b: number): number {
  const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y));
  return (a / divisor(a, b)) * b;
}
