import { spread } from '../../measures/index.ts';
import type { StaffCoefficient } from '../../plan/index.ts';
import { STAFF_MEASURES } from '../../policy/index.ts';
import { POST_FOLLOWS, STAY } from '../model/model.ts';
import type { ExchangeState } from '../search/state.ts';
import { type Context, stageAt } from '../task/context.ts';
import { counts } from '../task/dims.ts';

/**
 * Difference coefficients of each measure a pupil over the evaluated parts, before and after, in the last planned year: weights, divisor and
 * place of counting as the profile says (`coefficient.weight`, `coefficient.deviation`, `staff.countedBy`), as indicators have them.
 */
export function coefficientsOf(context: Context, state: ExchangeState): readonly StaffCoefficient[] {
  const { parts, policy, problem } = context;
  const [before, after] = [true, false].map((still) => tallyOf(context, state, still));
  return problem.stages.flatMap(({ id }, stage) => {
    const ofStage = problem.schools
      .map((_, s) => s * parts.stages + stage)
      .filter((part) => parts.evaluated[part] === 1 && parts.pupils[part]! > 0);
    if (ofStage.length === 0) return [];
    const pupils = ofStage.map((part) => parts.pupils[part]!);
    return STAFF_MEASURES.map((measure, i) => {
      const of = (tally: Int32Array) => {
        const have = ofStage.map((part) => tally[part * STAFF_MEASURES.length + i]!);
        const found = spread(have, pupils, policy.spread)?.coefficient;
        // One school alone has no sample deviation.
        return found === undefined || Number.isNaN(found) ? null : found;
      };
      return { stage: id, measure, before: of(before!), after: of(after!) };
    });
  });
}

/** Teachers of each measure by part, at `part * measures + measure`. */
function tallyOf(context: Context, state: ExchangeState, still: boolean): Int32Array {
  const { parts, roster } = context;
  const table = new Int32Array(parts.pupils.length * STAFF_MEASURES.length);
  const y = state.model.years - 1;
  for (let m = 0; m < roster.teacher.length; m++) {
    const [s, stage] = countedAt(context, state, m, y, still);
    const at = (s * parts.stages + stage) * STAFF_MEASURES.length;
    for (const [i, measure] of STAFF_MEASURES.entries()) {
      if (counts(context, context.teacherOf(m), measure, stage)) table[at + i]!++;
    }
  }
  return table;
}

/** The school at which a member counts, and the stage. */
function countedAt(
  context: Context,
  state: ExchangeState,
  m: number,
  y: number,
  still: boolean,
): readonly [school: number, stage: number] {
  const { school, stage } = context.teacherOf(m);
  if (context.policy.spread.countedBy === 'teachingAt') {
    const s = still ? context.baseOf(m, y) : state.place(m, y);
    return [s, stageAt(context, m, s, y)];
  }
  const { model } = state;
  const arc = state.decision[m]!;
  if (still || arc === STAY || (model.arcFlags[arc]! & POST_FOLLOWS) === 0) return [school, stage];
  const to = model.arcSchool[arc]!;
  return [to, stageAt(context, m, to, y)];
}
