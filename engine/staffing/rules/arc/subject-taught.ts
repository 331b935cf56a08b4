import { NONE } from '../../../units.ts';
import { stageAt } from '../../task/context.ts';
import type { ArcRule } from './arc-rule.ts';

export const subjectTaught: ArcRule = {
  id: 'subjectTaught',
  allows(context, m, s, y) {
    const teacher = context.teacherOf(m);
    if (teacher.role === 'head') return true;
    const { demand, subjects, stages } = context.parts;
    const stage = stageAt(context, m, s, y);
    if (stage === NONE) return false;
    const first = (s * stages + stage) * subjects.length;
    let known = false;
    for (let k = 0; k < subjects.length; k++) {
      if (demand[first + k]! <= 0) continue;
      if (teacher.subjects.includes(subjects[k]!)) return true;
      known = true;
    }
    return !known;
  },
};
