import { STAFF_MEASURES, type StaffMeasure } from '../../policy/index.ts';
import type { Context } from './context.ts';
import { counts } from './dims.ts';
import { ceil } from './rounding.ts';

/** Teachers of each measure that a part needs by the standard, at `(school * stages + stage) * measures + measure`. */
export function needsOf(context: Context): Int32Array {
  const { parts, policy, problem } = context;
  const measures = STAFF_MEASURES.length;
  const needs = new Int32Array(parts.pupils.length * measures);
  for (let stage = 0; stage < parts.stages; stage++) {
    for (const [i, measure] of STAFF_MEASURES.entries()) {
      const standard =
        policy.standard[measure][problem.stages[stage]!.id] ?? substitute(context, measure, stage);
      if (standard === null) continue;
      for (let s = 0; s < problem.schools.length; s++) {
        const part = s * parts.stages + stage;
        if (parts.inside[s]) needs[part * measures + i] = ceil((standard * parts.pupils[part]!) / 100);
      }
    }
  }
  return needs;
}

/** The county's own mean per 100 pupils in the first planned year, where the profile asks for it. */
function substitute(context: Context, measure: StaffMeasure, stage: number): number | null {
  if (measure !== 'middleTitle' || context.policy.experience !== 'countyMean') return null;
  const { parts, roster } = context;
  let pupils = 0;
  for (let s = 0; s < parts.inside.length; s++) {
    if (parts.inside[s]) pupils += parts.pupils[s * parts.stages + stage]!;
  }
  let holders = 0;
  for (let m = 0; m < roster.teacher.length; m++) {
    const teacher = context.teacherOf(m);
    const place = context.baseOf(m, 0);
    const counted = parts.inside[place] === 1 && parts.pupils[place * parts.stages + stage]! > 0;
    if (teacher.stage === stage && counted && counts(context, teacher, measure, stage)) holders++;
  }
  return pupils === 0 ? null : (100 * holders) / pupils;
}
