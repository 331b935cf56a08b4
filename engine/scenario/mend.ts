import type { Lock, Plan, PlanOptions } from '../plan/index.ts';

/** What is to be done with zones that are given: changed as little as the rules allow, or kept whole and completed. */
export type Mending = 'repair' | 'finish';

/**
 * The options of a question about given zones. `repair`: the fewest units leave the school that they are given, before every
 * other goal. `finish`: none does; those without a school get one. Locks that are there already go before what is given.
 */
export function withGiven(options: PlanOptions, given: Plan['assignment'], mending: Mending): PlanOptions {
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
      locked.has(`${stage}/${unit}`) ? [] : [{ stage, unit, school }],
    ),
  );
  return { ...options, locks: [...options.locks, ...locks] };
}
