import type { Context } from './context.ts';
import { fixedPupils } from './fixed-pupils.ts';

/** How full schools are, in full classes of classrooms: what the goal `crowding` counts. */
export interface CrowdingForm {
  /** Classrooms by school; NaN where neither they nor seats and a class cap are known, or without a zone. */
  readonly rooms: Float64Array;
  /** Full classes that fixed pupils make. */
  readonly fixed: Float64Array;
  /** Class that a pupil of load column c fills at school s, as a share: `s * columns + c`. */
  readonly share: Float64Array;
  readonly columns: number;
  /** Shares of the classrooms from which a school is crowded and below which it is under-used. */
  readonly from: number;
  readonly below: number;
}

export function compileCrowding(context: Context, columnOf: Int32Array, columns: number): CrowdingForm {
  const { problem, policy, stages } = context;
  const count = problem.schools.length;
  const width = problem.grades.length;
  const pupils = fixedPupils(context);
  const rooms = new Float64Array(count).fill(Number.NaN);
  const fixed = new Float64Array(count);
  const share = new Float64Array(count * columns);
  problem.schools.forEach((school, s) => {
    if (!stages.some((stage) => stage.takes[s] === 1)) return;
    const caps = school.stages.map((index) => policy.classCap[problem.stages[index]!.id] ?? 0);
    const least = Math.min(...caps.filter((cap) => cap > 0));
    if (school.classrooms !== null) rooms[s] = school.classrooms;
    else if (school.seats !== null && Number.isFinite(least)) rooms[s] = school.seats / least;
    else return;
    school.stages.forEach((index, k) => {
      const cap = school.classrooms === null ? least : caps[k]!;
      if (cap === 0) return;
      for (const grade of problem.stages[index]!.grades) {
        fixed[s]! += pupils[s * width + grade]! / cap;
        const column = columnOf[grade]!;
        if (column >= 0) share[s * columns + column] = 1 / cap;
      }
    });
  });
  const { crowdedFrom, underusedBelow } = policy.balance;
  return { rooms, fixed, share, columns, from: crowdedFrom ?? Infinity, below: underusedBelow ?? 0 };
}
