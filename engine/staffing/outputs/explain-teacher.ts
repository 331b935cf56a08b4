import { rulesAgainst } from '../faults.ts';
import { STAY } from '../model/model.ts';
import { arcTo } from '../search/neighbours.ts';
import type { ExchangeState } from '../search/state.ts';
import type { Context } from '../task/context.ts';
import { whyIneligible } from '../task/eligibility.ts';
import { differenceWords, tryOut } from './compare.ts';

export interface TeacherExplanation {
  readonly teacher: string;
  /** School that the plan sends the teacher to; null: stays. */
  readonly movedTo: string | null;
  /** Why the teacher may not move in the first planned year; null: eligible. */
  readonly ineligible: string | null;
  /** For every other school of the exchange, in the dataset's order: what speaks against it. */
  readonly schools: readonly SchoolExplanation[];
}

export interface SchoolExplanation {
  readonly school: string;
  /** Rules that forbid the move by itself. */
  readonly rules: readonly string[];
  /** What the plan would become with this move instead; null where rules forbid it. */
  readonly instead: { readonly en: string; readonly zh: string } | null;
}

/**
 * Why a teacher is moved, is not moved, or is not sent to this or that school. The answers are about the plan as it stands:
 * a move that would break a rule by itself may be possible together with others.
 */
export function explainTeacher(
  context: Context,
  state: ExchangeState,
  id: string,
): TeacherExplanation | null {
  const { model } = state;
  const t = Array.from({ length: model.teachers }, (_, m) => m).find((m) => context.teacherOf(m).id === id);
  if (t === undefined) return null;
  const arc = state.decision[t]!;
  const schools = context.problem.schools.flatMap((school, s): readonly SchoolExplanation[] => {
    if (!context.parts.inside[s] || s === context.baseOf(t, 0)) return [];
    if (arc !== STAY && model.arcSchool[arc] === s) return [];
    const rules = rulesAgainst(context, t, s, 0, false);
    const other = arcTo(model, t, s, 0, 0);
    const instead = other < 0 ? null : differenceWords(tryOut(state, [[t, other]]));
    return [{ school: school.id, rules, instead }];
  });
  return {
    teacher: id,
    movedTo: arc === STAY ? null : context.problem.schools[model.arcSchool[arc]!]!.id,
    ineligible: whyIneligible(context, t, 0),
    schools,
  };
}

/** The decisions of a plan's moves; a move that no arc stands for is left out and named. */
export function decisionsOf(
  context: Context,
  state: ExchangeState,
  moves: readonly { teacher: string; to: string; form: string; startYear: number }[],
): { readonly decision: Int32Array; readonly unknown: readonly string[] } {
  const { model } = state;
  const memberAt = new Map(Array.from({ length: model.teachers }, (_, m) => [context.teacherOf(m).id, m]));
  const decision = new Int32Array(model.teachers).fill(STAY);
  const unknown: string[] = [];
  for (const move of moves) {
    const t = memberAt.get(move.teacher);
    const s = context.schoolAt.get(move.to);
    const y = move.startYear - context.options.year;
    const arc =
      t === undefined || s === undefined ? STAY : arcTo(model, t, s, y, move.form === 'shared' ? 1 : 0);
    if (arc === STAY) unknown.push(move.teacher);
    else decision[t!] = arc;
  }
  return { decision, unknown };
}
