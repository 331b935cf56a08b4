import { sum } from '../pupils.ts';
import { judgedRatios, sittingUnder } from '../resources.ts';
import type { JudgedGoal } from './goal.ts';

/**
 * Pupils who lack the standard of a listed resource, Σ max(0, θ·P − k·R ⁄ T) over ratios with a standard T, schools with a zone and steps θ: 1
 * and the floors of the policy, so that the weakest count most.
 */
export const shortfall: JudgedGoal = {
  id: 'shortfall',
  unit: 'pupil-standards',
  value(on, zones) {
    const { standards, steps } = on.policy.balance;
    return sum(
      judgedRatios(on, sittingUnder(on, zones)).map(({ stage, ratio, provided }) => {
        const standard = standards[stage.id]?.[ratio.id] ?? 0;
        if (standard === 0) return 0;
        const own = provided.filter(({ school }) => stage.schools.includes(school));
        return sum(
          own.map(({ pupils, resource }) => {
            const served = (ratio.per * resource) / standard;
            return sum(steps.map((step) => Math.max(0, step * pupils - served)));
          }),
        );
      }),
    );
  },
};
