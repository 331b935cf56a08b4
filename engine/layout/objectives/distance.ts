import { travelMeters } from '../../travel/table.ts';
import type { Objective } from './objective.ts';

/** Σ pupils × kilometres of the travel table: the objective of published instances. Who only has a bus counts nothing. */
export const distance: Objective = {
  id: 'distance',
  unit: 'pupil-kilometres',
  pairCost:
    ({ travel }) =>
    (ways, k) => {
      const meters = travelMeters(travel, ways.unit, ways.schools[k]!);
      return Number.isFinite(meters) ? (ways.pupils * meters) / 1000 : 0;
    },
};
