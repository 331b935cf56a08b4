import { NONE, type SchoolIndex, type StageIndex } from '../units.ts';
import type { Placement } from './placement.ts';

/**
 * Units of one zone that are not connected, through units of the zone, to the unit in which the school stands (rule
 * `contiguity` of docs/model.md); that unit is a root even when it belongs to another zone. A school without anchor cuts
 * nothing off. `exempt` marks units that are never counted; `joined` is scratch, zero before and after.
 */
export function zoneCutOff(
  placed: Placement,
  stage: StageIndex,
  school: SchoolIndex,
  members: readonly number[],
  exempt: Uint8Array | null,
  joined: Uint8Array,
): number {
  const anchor = placed.problem.schools[school]!.unit;
  if (anchor === NONE) return 0;
  const { start, neighbour } = placed.problem.adjacency;
  const schoolOf = placed.assignment[stage]!;
  const stack: number[] = [anchor];
  joined[anchor] = 1;
  while (stack.length > 0) {
    const unit = stack.pop()!;
    for (let i = start[unit]!; i < start[unit + 1]!; i++) {
      const next = neighbour[i]!;
      if (joined[next] === 1 || schoolOf[next] !== school) continue;
      joined[next] = 1;
      stack.push(next);
    }
  }
  let count = 0;
  for (const unit of members) {
    if (joined[unit] === 0 && exempt?.[unit] !== 1) count++;
    joined[unit] = 0;
  }
  joined[anchor] = 0;
  return count;
}

/** Units on islands of the map that hold no school of the stage: `allowIslands` lets them belong to zones elsewhere. */
export function islandsWithoutSchool(placed: Placement, stage: StageIndex): Uint8Array {
  const { problem } = placed;
  const { start, neighbour } = problem.adjacency;
  const exempt = new Uint8Array(problem.units.count).fill(1);
  const stack = problem.schools.flatMap(({ unit, stages }) =>
    unit !== NONE && stages.includes(stage) ? [unit] : [],
  );
  for (const unit of stack) exempt[unit] = 0;
  while (stack.length > 0) {
    const unit = stack.pop()!;
    for (let i = start[unit]!; i < start[unit + 1]!; i++) {
      const next = neighbour[i]!;
      if (exempt[next] === 0) continue;
      exempt[next] = 0;
      stack.push(next);
    }
  }
  return exempt;
}
