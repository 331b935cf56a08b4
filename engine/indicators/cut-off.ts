import { NONE, type StageIndex } from '../units.ts';
import type { Placement } from './placement.ts';

/**
 * Units of a stage that are not connected, through units of their own zone, to the unit in which their school stands
 * (rule `contiguity` of docs/model.md); that unit is a root even when it belongs to another zone. With `allowIslands`, a
 * unit on an island of the map that holds no school of the stage is not counted.
 */
export function unitsCutOff(placed: Placement, stage: StageIndex, allowIslands: boolean): number {
  const { problem } = placed;
  const { start, neighbour } = problem.adjacency;
  const schoolOf = placed.assignment[stage]!;
  const joined = new Uint8Array(problem.units.count);
  const stack: number[] = [];
  problem.schools.forEach((school, s) => {
    if (!school.stages.includes(stage) || school.unit === NONE) return;
    stack.push(school.unit);
    if (schoolOf[school.unit] === s) joined[school.unit] = 1;
    while (stack.length > 0) {
      const unit = stack.pop()!;
      for (let i = start[unit]!; i < start[unit + 1]!; i++) {
        const next = neighbour[i]!;
        if (joined[next] === 1 || schoolOf[next] !== s) continue;
        joined[next] = 1;
        stack.push(next);
      }
    }
  });
  const exempt = allowIslands ? islandsWithoutSchool(placed, stage) : null;
  let count = 0;
  for (let u = 0; u < schoolOf.length; u++) {
    const school = schoolOf[u]!;
    if (school === NONE || joined[u] === 1 || problem.schools[school]!.unit === NONE) continue;
    if (exempt?.[u] !== 1) count++;
  }
  return count;
}

function islandsWithoutSchool(placed: Placement, stage: StageIndex): Uint8Array {
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
