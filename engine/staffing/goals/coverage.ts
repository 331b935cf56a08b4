import { eachPart } from '../task/state.ts';
import type { Goal } from './goal.ts';

export const coverage: Goal = {
  id: 'coverage',
  unit: ['lessons', '课时'],
  bend(context, state, bends) {
    const { subjects, demand, stages } = context.parts;
    eachPart(context, state, ({ s, stage, row }) => {
      for (let k = 0; k < subjects.length; k++) {
        const asked = demand[(s * stages + stage) * subjects.length + k]!;
        if (asked > 0) bends.below(row, state.dims.at('lessons', stage, k), [asked]);
      }
    });
  },
};
