import type { ExchangeMove } from '../../plan/index.ts';
import { type ExchangeModel, SHARED, STAY } from '../model/model.ts';
import { type Context, stageAt } from '../task/context.ts';
import { formOf, postFollows } from '../task/form.ts';

/** The decisions as moves of a plan, in the order of the roster; reasons are still to be written. */
export function movesOf(
  context: Context,
  model: ExchangeModel,
  decision: Int32Array,
): readonly ExchangeMove[] {
  const { problem, policy, options } = context;
  const moves: ExchangeMove[] = [];
  for (let m = 0; m < model.teachers; m++) {
    const arc = decision[m]!;
    if (arc === STAY) continue;
    const teacher = context.teacherOf(m);
    const s = model.arcSchool[arc]!;
    const y = model.arcYear[arc]!;
    const shared = (model.arcFlags[arc]! & SHARED) !== 0;
    const follows = postFollows(context, m, s, y, shared);
    const startYear = options.year + y;
    moves.push({
      teacher: teacher.id,
      from: problem.schools[context.baseOf(m, y)]!.id,
      to: problem.schools[s]!.id,
      form: formOf(context, m, s, y, shared),
      startYear,
      endYear: follows ? null : startYear + (shared ? 1 : policy.termYears),
      reason: '',
      reasonZh: '',
      stage: problem.stages[stageAt(context, m, s, y)]!.id,
      post: problem.schools[follows ? s : teacher.school]!.id,
    });
  }
  return moves;
}
