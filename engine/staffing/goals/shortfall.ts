import { STAFF_MEASURES } from '../../policy/index.ts';
import { eachPart } from '../task/state.ts';
import type { Goal } from './goal.ts';

/** A missing teacher counts once, and once more for each quarter of the need below which the school stands. */
export const shortfall: Goal = {
  id: 'shortfall',
  unit: ['weighted teachers', '加权缺额'],
  bend(context, state, bends) {
    eachPart(context, state, ({ s, stage, row }) => {
      const part = s * context.parts.stages + stage;
      for (const [i, measure] of STAFF_MEASURES.entries()) {
        const need = state.needs[part * STAFF_MEASURES.length + i]!;
        if (need <= 0) continue;
        const quarters = [need, Math.floor((3 * need) / 4), Math.floor(need / 2), Math.floor(need / 4)];
        bends.below(row, state.dims.at(measure, stage), quarters);
      }
    });
  },
};
