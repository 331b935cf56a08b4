import type { CapacityForm, Task } from './task.ts';

/** Capacity as one number a school, in a currency that fits all: what any plan that keeps the rule keeps as well. */
export interface RelaxedCapacity {
  /** What an item takes of any school, at least. */
  readonly weights: Float64Array;
  /** What a school has; Infinity where nothing limits it. */
  readonly capacities: Float64Array;
}

/**
 * Relaxes whole classes to fractions: pupils ⁄ cap, summed, may not exceed the classrooms. Null where a school is beyond its
 * limit before any pupil is placed: then no plan keeps the rule.
 */
export function relaxCapacity(task: Task): RelaxedCapacity | null {
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
  return { weights, capacities };
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
