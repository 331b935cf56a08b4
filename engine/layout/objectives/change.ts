import { NONE } from '../../units.ts';
import type { Objective } from './objective.ts';

/** Continuity: pupils whose unit leaves the school of the zones in force. */
export const change: Objective = {
  id: 'change',
  unit: 'pupils',
  pairCost: ({ problem }) => {
    const inForce = problem.zonesInForce;
    return (ways, k) => {
      const before = inForce?.[ways.stage.index]?.[ways.unit] ?? NONE;
      return before === NONE || before === ways.schools[k] ? 0 : ways.pupils;
    };
  },
};
