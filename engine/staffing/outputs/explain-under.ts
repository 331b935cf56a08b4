import type { ExchangePlan } from '../../plan/index.ts';
import type { ExchangePolicy } from '../../policy/index.ts';
import type { Problem } from '../../problem/index.ts';
import { compileModel } from '../model/compile.ts';
import { ExchangeState } from '../search/state.ts';
import { contextOf } from '../task/context.ts';
import { decisionsOf } from './decisions.ts';
import { explainTeacher, type TeacherExplanation } from './explain-teacher.ts';

/** `explainTeacher` for a plan as its file has it; null for an id that the roster has not. */
export function explainTeacherUnder(
  problem: Problem,
  policy: ExchangePolicy,
  { options, moves }: Pick<ExchangePlan, 'options' | 'moves'>,
  teacher: string,
): TeacherExplanation | null {
  const context = contextOf(problem, policy, options);
  const state = new ExchangeState(compileModel(context));
  state.load(decisionsOf(context, state, moves).decision);
  return explainTeacher(context, state, teacher);
}
