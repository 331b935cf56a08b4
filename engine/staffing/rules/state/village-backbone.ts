import { isCountry } from '../../task/form.ts';
import { eachPart } from '../../task/state.ts';
import { baseValue, type StateRule } from './state-rule.ts';

export const villageBackbone: StateRule = {
  id: 'villageBackbone',
  limit(context, state, limits) {
    if (!context.options.protectVillages) return;
    eachPart(context, state, ({ s, stage, row }) => {
      if (!isCountry(context.schoolOf(s).tier)) return;
      const d = state.dims.at('backbone', stage);
      limits.atLeast(row, d, baseValue(state, row, d));
    });
  },
};
