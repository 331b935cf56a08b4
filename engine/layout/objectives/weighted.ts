import type { LevelOption } from '../../plan/index.ts';
import type { Objective } from './objective.ts';

/** One goal of a level, and how much of it one unit of the level's value is. */
export interface Part {
  readonly id: string;
  readonly weight: number;
}

/** The goals that make up a level: itself, or those of its weights. */
export function partsOf({ id, weights }: LevelOption): readonly Part[] {
  if (weights === undefined) return [{ id, weight: 1 }];
  return Object.entries(weights).map(([goal, weight]) => ({ id: goal, weight }));
}

/** Several goals weighed against each other in one level: Σ weight · value. */
export function weighted(parts: readonly { readonly goal: Objective; readonly weight: number }[]): Objective {
  return {
    id: 'weighted',
    unit: 'weighted',
    pairCost: (context) => {
      const costs = parts.map(({ goal, weight }) => ({ cost: goal.pairCost(context), weight }));
      return (ways, k) => {
        let sum = 0;
        for (const { cost, weight } of costs) sum += weight * cost(ways, k);
        return sum;
      };
    },
    parts,
  };
}
