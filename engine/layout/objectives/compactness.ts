import { metersBetween } from '../../problem/geometry/sphere.ts';
import type { Objective } from './objective.ts';

/**
 * Compact zones: Σ over units of the square of the straight way to their school. Every unit counts alike, also without children, so
 * that the shape of the zone is measured and not who lives in it. Places without coordinates count nothing.
 */
export const compactness: Objective = {
  id: 'compactness',
  unit: 'km²',
  pairCost: ({ problem }) => {
    const { lon, lat } = problem.units;
    return (ways, k) => {
      const school = problem.schools[ways.schools[k]!]!;
      const meters = metersBetween(lon[ways.unit]!, lat[ways.unit]!, school.lon, school.lat);
      return Number.isNaN(meters) ? 0 : (meters / 1000) ** 2;
    };
  },
};
