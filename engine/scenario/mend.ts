import type { Lock, Plan, PlanOptions } from '../plan/index.ts';
import type { Problem } from '../problem/index.ts';

/** What is to be done with zones that are given: changed as little as the rules allow, or kept whole and completed. */
export type Mending = 'repair' | 'finish';

/**
 * The options of a question about given zones. `repair`: the fewest units leave the school that they are given, before every
 * other goal. `finish`: none does; those without a school get one, and those whose school takes nobody of the stage any more in
 * `problem`. Locks that are there already go before what is given.
 */
export function withGiven(
  problem: Problem,
  options: PlanOptions,
  given: Plan['assignment'],
  mending: Mending,
): PlanOptions {
  const planned = Object.entries(given).filter(([stage]) => options.stages.includes(stage));
  if (mending === 'repair') {
    const levels = options.levels.filter(({ id }) => id !== 'kept');
    return {
      ...options,
      given: Object.fromEntries(planned),
      levels: [{ id: 'kept', tolerance: 0 }, ...levels],
    };
  }
  const locked = new Set(options.locks.map(({ stage, unit }) => `${stage}/${unit}`));
  const locks = planned.flatMap(([stage, zones]) =>
    Object.entries(zones).flatMap(([unit, school]): Lock[] =>
      locked.has(`${stage}/${unit}`) || isGone(problem, stage, school) ? [] : [{ stage, unit, school }],
    ),
  );
  return { ...options, locks: [...options.locks, ...locks] };
}

/** Whether a school that the dataset knows stands no longer, or does not teach the stage. Of others the locks are complained of. */
function isGone({ schools, stages }: Problem, stage: string, id: string): boolean {
  const school = schools.find((one) => one.id === id);
  if (school === undefined) return false;
  return school.status !== 'existing' || !school.stages.some((k) => stages[k]!.id === stage);
}
