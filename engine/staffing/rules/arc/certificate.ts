import { NONE } from '../../../units.ts';
import { stageAt } from '../../task/context.ts';
import type { ArcRule } from './arc-rule.ts';

export const certificate: ArcRule = {
  id: 'certificate',
  allows: (context, m, s, y) => stageAt(context, m, s, y) !== NONE,
};
