import { SECONDS_PER_MINUTE } from '../../units.ts';
import { bandTime } from '../ways.ts';
import type { Objective } from './objective.ts';

/** The long ways: Σ pupils × minutes beyond where a way begins to count as long for their band. */
export const tail: Objective = {
  id: 'tail',
  unit: 'pupil-minutes',
  pairCost: () => (ways, k) => {
    let sum = 0;
    ways.stage.bands.forEach((band, b) => {
      const pupils = ways.bandPupils[b]!;
      const beyond = bandTime(ways, k, band) - band.tailFrom;
      if (pupils > 0 && beyond > 0) sum += pupils * (beyond / SECONDS_PER_MINUTE);
    });
    return sum;
  },
};
