import { SECONDS_PER_MINUTE } from '../../units.ts';
import { bandTime } from '../ways.ts';
import type { Objective } from './objective.ts';

/** Nearness: Σ pupils × minutes one way at their band's speed, or on their bus. */
export const travel: Objective = {
  id: 'travel',
  unit: 'pupil-minutes',
  pairCost: () => (ways, k) => {
    let sum = 0;
    ways.stage.bands.forEach((band, b) => {
      const pupils = ways.bandPupils[b]!;
      if (pupils > 0) sum += pupils * (bandTime(ways, k, band) / SECONDS_PER_MINUTE);
    });
    return sum;
  },
};
