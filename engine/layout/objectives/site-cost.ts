import { distance } from './distance.ts';
import type { Objective } from './objective.ts';

/** Σ fixed cost of the schools with a zone + Σ pupils × kilometres: the objective of published instances of choosing sites. */
export const siteCost: Objective = {
  id: 'siteCost',
  unit: 'cost',
  pairCost: distance.pairCost,
  schoolCost:
    ({ problem }) =>
    (school) =>
      problem.schools[school]!.fixedCost ?? 0,
};
