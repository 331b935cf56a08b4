import { STAFF_MEASURES } from '../../../policy/index.ts';
import { ceil } from '../../task/rounding.ts';
import { eachPart } from '../../task/state.ts';
import { baseValue, type StateRule } from './state-rule.ts';

export const noHarm: StateRule = {
  id: 'noHarm',
  limit(context, state, limits) {
    const { noHarm: reading, tolerance } = context.options;
    if (reading === 'off') return;
    eachPart(context, state, ({ s, stage, row }) => {
      for (const [i, measure] of STAFF_MEASURES.entries()) {
        const d = state.dims.at(measure, stage);
        const own = baseValue(state, row, d);
        const part = s * context.parts.stages + stage;
        const standard = Math.min(own, state.needs[part * STAFF_MEASURES.length + i]!);
        if (reading === 'strict') limits.atLeast(row, d, own);
        else if (reading === 'lend') limits.atLeast(row, d, standard);
        else limits.atLeast(row, d, Math.max(standard, ceil((1 - tolerance) * own)));
      }
    });
  },
};
