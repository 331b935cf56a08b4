import type { Objective } from './objective.ts';

/** Fewest changes of a plan that is given (`options.given`): units that do not go where it sends them. Units without a place in it count nothing. */
export const kept: Objective = {
  id: 'kept',
  unit: 'units',
  pairCost: ({ problem, options }) => {
    const { given } = options;
    return (ways, k) => {
      const school = given?.[ways.stage.id]?.[problem.units.ids[ways.unit]!];
      return school === undefined || school === problem.schools[ways.schools[k]!]!.id ? 0 : 1;
    };
  },
};
