import { brokenRules, type Words } from '../../plan/index.ts';
import { rulesAgainst } from '../faults.ts';
import { SHARED, STAY } from '../model/model.ts';
import { arcTo } from '../search/neighbours.ts';
import type { ExchangeState } from '../search/state.ts';
import type { Context } from '../task/context.ts';
import { whyIneligible } from '../task/eligibility.ts';
import { type Difference, differenceWords, isBetter, keepsRules, tryOut } from './compare.ts';
import { ineligibleWords } from './ineligible.ts';
import { schoolWords } from './school-words.ts';

export interface TeacherExplanation {
  readonly teacher: string;
  /** Place of teaching in the first planned year if nothing is decided. */
  readonly from: string;
  /** School that the plan sends the teacher to; null: stays. */
  readonly movedTo: string | null;
  /** Why the teacher may not move in the first planned year; null: eligible. */
  readonly ineligible: string | null;
  /** Why the teacher goes or stays, in sentences. */
  readonly text: Words;
  /** For every other school of the exchange, in the dataset's order: what speaks against it. */
  readonly schools: readonly SchoolExplanation[];
}

export interface SchoolExplanation {
  readonly school: string;
  /** `forbidden` by rules on this one move; `breaks` a rule together with the other moves; else what it is worth instead. */
  readonly verdict: 'forbidden' | 'breaks' | 'worse' | 'equal' | 'better';
  /** Ids of the rules that forbid the move by itself. */
  readonly rules: readonly string[];
  /** What speaks against it: the rules, or what the plan would become with this move instead. */
  readonly why: Words;
}

/** A school with what the plan would become; null where rules forbid the move by itself. */
interface Tried {
  readonly told: SchoolExplanation;
  readonly difference: Difference | null;
}

/**
 * Why a teacher is moved, is not moved, or is not sent to this or that school. The answers are about the plan as it stands:
 * a move that would break a rule by itself may be possible together with others. Null for an id that the roster has not.
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
  const tried = context.problem.schools.flatMap((_, s): readonly Tried[] => {
    if (!context.parts.inside[s] || s === context.baseOf(t, 0)) return [];
    if (arc !== STAY && model.arcSchool[arc] === s) return [];
    return [tryInstead(context, state, t, s)];
  });
  const movedTo = arc === STAY ? null : context.problem.schools[model.arcSchool[arc]!]!.id;
  return {
    teacher: id,
    from: context.problem.schools[context.baseOf(t, 0)]!.id,
    movedTo,
    ineligible: whyIneligible(context, t, 0),
    text: movedTo === null ? whyStays(context, state, t, tried) : whyMoved(context, state, t),
    schools: tried.map(({ told }) => told),
  };
}

/** The whole move to a school, in whichever year it does best. */
function tryInstead(context: Context, state: ExchangeState, t: number, s: number): Tried {
  const { model } = state;
  const school = context.problem.schools[s]!.id;
  const years = Array.from({ length: model.years }, (_, y) => y);
  let best: Difference | null = null;
  for (const y of years) {
    const other = arcTo(model, t, s, y, 0);
    if (other < 0) continue;
    const difference = tryOut(state, [[t, other]]);
    if (isBetter(model, difference, best)) best = difference;
  }
  if (best === null) {
    const rules = years
      .map((y) => rulesAgainst(context, t, s, y, false))
      .reduce((a, b) => (b.length < a.length ? b : a));
    const told = { school, verdict: 'forbidden', rules, why: forbiddenWords(context, t, s, rules) } as const;
    return { told, difference: null };
  }
  const told = { school, verdict: verdictOf(best), rules: [], why: differenceWords(best) };
  return { told, difference: best };
}

function verdictOf(difference: Difference): SchoolExplanation['verdict'] {
  if (!keepsRules(difference)) return 'breaks';
  if (difference.level === null) return 'equal';
  return difference.level.change > 0 ? 'worse' : 'better';
}

/** The rules in words, with the minutes where they are about the way. */
function forbiddenWords(context: Context, t: number, s: number, rules: readonly string[]): Words {
  const ineligible = rules.includes('eligible') ? ineligibleWords(context, t, 0) : null;
  const others = ineligible ? [] : rules;
  const way = others.some((rule) => rule === 'commute' || rule === 'carer');
  const words = ineligible ?? brokenRules(others);
  const minutes = context.minutes(t, s);
  return way ? { en: `${words.en} (${minutes} min)`, zh: `${words.zh}（${minutes} 分钟）` } : words;
}

/** What would be lost if the teacher stayed. */
function whyMoved(context: Context, state: ExchangeState, t: number): Words {
  const { model } = state;
  const arc = state.decision[t]!;
  const to = schoolWords(context, model.arcSchool[arc]!);
  const shared = (model.arcFlags[arc]! & SHARED) !== 0;
  const id = context.teacherOf(t).id;
  const goes = shared
    ? { en: `Teacher ${id} also teaches at ${to.en}.`, zh: `教师 ${id} 走教至${to.zh}。` }
    : { en: `Teacher ${id} goes to ${to.en}.`, zh: `教师 ${id} 交流到${to.zh}。` };
  if (model.stayAllowed[t] === 0) {
    return { en: `${goes.en} Pinned by hand.`, zh: `${goes.zh}由人工指定。` };
  }
  const stays = differenceWords(tryOut(state, [[t, STAY]]));
  return { en: `${goes.en} If not: ${stays.en}.`, zh: `${goes.zh}若不安排：${stays.zh}。` };
}

/** Why not eligible; or what the best move elsewhere would mean. */
function whyStays(context: Context, state: ExchangeState, t: number, tried: readonly Tried[]): Words {
  const { model } = state;
  const id = context.teacherOf(t).id;
  const ineligible = Array.from({ length: model.years }, (_, y) => ineligibleWords(context, t, y));
  if (ineligible.every((words) => words !== null)) {
    const words = ineligible[0]!;
    return { en: `Teacher ${id} may not move: ${words.en}.`, zh: `教师 ${id} 不符合交流条件：${words.zh}。` };
  }
  const stays = { en: `Teacher ${id} is eligible and stays.`, zh: `教师 ${id} 符合条件，本次不交流。` };
  let best: Tried | null = null;
  for (const one of tried) {
    if (one.difference && isBetter(model, one.difference, best?.difference ?? null)) best = one;
  }
  if (best === null) {
    return {
      en: `${stays.en} Rules forbid every single move: see the schools.`,
      zh: `${stays.zh}派往任何一所学校都与规则不符，详见各校说明。`,
    };
  }
  const school = schoolWords(context, context.schoolAt.get(best.told.school)!);
  return {
    en: `${stays.en} The best other place would be ${school.en}: ${best.told.why.en}.`,
    zh: `${stays.zh}相对最合适的去向是${school.zh}：${best.told.why.zh}。`,
  };
}
