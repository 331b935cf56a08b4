import { type ExchangeMove, listed, measureName, subjectName, type Words } from '../../plan/index.ts';
import { STAFF_MEASURES } from '../../policy/index.ts';
import type { Teacher } from '../../problem/index.ts';
import { type ExchangeModel, STAY } from '../model/model.ts';
import type { Neighbours } from '../search/neighbours.ts';
import type { ExchangeState } from '../search/state.ts';
import type { Context } from '../task/context.ts';
import { needsOf } from '../task/needs.ts';
import { type Difference, differenceWords, entryOf, isBetter, keepsRules, tryOut } from './compare.ts';
import { schoolWords } from './school-words.ts';

/** Candidates that are tried out for "next best" at one school. */
const CANDIDATES = 60;
/** Leavers who are named where a move only fills their place. */
const NAMED = 3;

/** The moves with their reasons: what the receiving school gains, what the giving school keeps, why this teacher, who is next. */
export function explained(
  context: Context,
  state: ExchangeState,
  neighbours: Neighbours,
  moves: readonly ExchangeMove[],
): readonly ExchangeMove[] {
  const needs = needsOf(context);
  const movers = Array.from(state.decision.keys()).filter((t) => state.decision[t] !== STAY);
  return moves.map((move, i) => {
    const t = movers[i]!;
    const parts = [
      gains(context, state, needs, t),
      keeps(context, state, needs, t),
      whyThisOne(context, state, t),
      nextBest(context, state, neighbours, t),
    ];
    return {
      ...move,
      reason: parts
        .map((part) => part.en)
        .filter(Boolean)
        .join(' '),
      reasonZh: parts
        .map((part) => part.zh)
        .filter(Boolean)
        .join(''),
    };
  });
}

/** What the receiving school has before and after, of how many that it needs, for each thing that it lacked and the teacher brings. */
function gains(context: Context, state: ExchangeState, needs: Int32Array, t: number): Words {
  const { model } = state;
  const arc = state.decision[t]!;
  const [s, y] = [model.arcSchool[arc]!, model.arcYear[arc]!];
  const shared = (model.arcFlags[arc]! & 1) === 1;
  const vector = shared ? model.half[model.arcVector[arc]!]! : model.arcVector[arc]!;
  const found: Words[] = [];
  for (let i = model.vectorStart[vector]!; i < model.vectorStart[vector + 1]!; i++) {
    const d = model.vectorDim[i]!;
    const amount = model.vectorAmount[i]!;
    const after = entryOf(state, s, y, d);
    const needed = askedOf(context, model, needs, s, d);
    if (!needed || after - amount >= needed.asked) continue;
    const counted = `${Math.max(0, after - amount)} → ${Math.min(after, needed.asked)}`;
    found.push({
      en: `${needed.words.en} ${counted} (needs ${needed.asked})`,
      zh: `${needed.words.zh} ${counted}（需 ${needed.asked}）`,
    });
  }
  const school = schoolWords(context, s);
  if (found.length === 0) return inExchange(context, state, s, y);
  const list = listed(found);
  return { en: `${school.en} gains: ${list.en}.`, zh: `${school.zh}受益：${list.zh}。` };
}

/** A move that fills no gap comes in place of those who leave the school. */
function inExchange(context: Context, state: ExchangeState, s: number, y: number): Words {
  const { model, decision } = state;
  const leave: string[] = [];
  for (let t = 0; t < model.teachers && leave.length < NAMED; t++) {
    const arc = decision[t]!;
    if (arc !== STAY && model.arcYear[arc] === y && context.baseOf(t, y) === s)
      leave.push(context.teacherOf(t).id);
  }
  const school = schoolWords(context, s);
  if (leave.length === 0) {
    return { en: `${school.en} lacks nothing that this move fills.`, zh: `${school.zh}并无因此补足的缺口。` };
  }
  return {
    en: `${school.en} lends ${leave.join(', ')} and gets this teacher in exchange.`,
    zh: `${school.zh}派出 ${leave.join('、')}，由此人补位。`,
  };
}

/** What the school that is left keeps of what the teacher took along. */
function keeps(context: Context, state: ExchangeState, needs: Int32Array, t: number): Words {
  const { model } = state;
  const arc = state.decision[t]!;
  const y = model.arcYear[arc]!;
  const s = context.baseOf(t, y);
  const home = model.homeVector[t]!;
  const found: Words[] = [];
  for (let i = model.vectorStart[home]!; i < model.vectorStart[home + 1]!; i++) {
    const d = model.vectorDim[i]!;
    const needed = askedOf(context, model, needs, s, d);
    if (!needed) continue;
    const kept = entryOf(state, s, y, d);
    found.push({
      en: `${needed.words.en} ${kept} (needs ${needed.asked})`,
      zh: `${needed.words.zh} ${kept}（需 ${needed.asked}）`,
    });
  }
  if (found.length === 0) return { en: '', zh: '' };
  const school = schoolWords(context, s);
  const list = listed(found);
  return { en: `${school.en} keeps: ${list.en}.`, zh: `${school.zh}保有：${list.zh}。` };
}

/** What a school asks for in a dimension: lessons or people of a measure. */
function askedOf(context: Context, model: ExchangeModel, needs: Int32Array, s: number, d: number) {
  const dim = model.dims[d]!;
  if (dim.stage < 0) return null;
  const { parts } = context;
  const part = s * parts.stages + dim.stage;
  if (dim.kind === 'lessons') {
    const subject = parts.subjects[dim.subject]!;
    const asked = parts.demand[part * parts.subjects.length + dim.subject]!;
    return { asked, words: lessonsOf(subject) };
  }
  const measure = (STAFF_MEASURES as readonly string[]).indexOf(dim.kind);
  if (measure < 0) return null;
  return { asked: needs[part * STAFF_MEASURES.length + measure]!, words: measureName(dim.kind) };
}

function lessonsOf(subject: string): Words {
  const { en, zh } = subjectName(subject);
  return { en: `${en} lessons a week`, zh: `${zh}周课时` };
}

function whyThisOne(context: Context, state: ExchangeState, t: number): Words {
  const teacher = context.teacherOf(t);
  const arc = state.decision[t]!;
  const s = state.model.arcSchool[arc]!;
  const y = state.model.arcYear[arc]!;
  const [now, then] = [context.minutes(t, context.baseOf(t, y)), context.minutes(t, s)];
  const years = teacher.startYear === null ? null : context.options.year + y - teacher.startYear;
  const rank = teacher.preferences.indexOf(s);
  const en = [
    years === null ? null : `${years} years at the school`,
    `commute ${now} → ${then} min`,
    rank >= 0 ? `wish no. ${rank + 1}` : null,
    context.pins.has(t) ? 'set by hand' : null,
  ];
  const zh = [
    years === null ? null : `在本校任教 ${years} 年`,
    `通勤 ${now} → ${then} 分钟`,
    rank >= 0 ? `第 ${rank + 1} 志愿` : null,
    context.pins.has(t) ? '人工指定' : null,
  ];
  return {
    en: `Why this teacher: ${en.filter((one) => one !== null).join(', ')}.`,
    zh: `人选理由：${zh.filter((one) => one !== null).join('，')}。`,
  };
}

/** The best other teacher for the same school, and what would be lost. */
function nextBest(context: Context, state: ExchangeState, { into, intoStart }: Neighbours, t: number): Words {
  const { model } = state;
  const arc = state.decision[t]!;
  const s = model.arcSchool[arc]!;
  const first = intoStart[s * model.schools]!;
  const last = intoStart[(s + 1) * model.schools]!;
  const { role, subjects } = context.teacherOf(t);
  // A head is followed by a head, whatever either teaches.
  const alike = ({ role: other, subjects: theirs }: Teacher) =>
    role === 'head' ? other === 'head' : other !== 'head' && theirs[0] === subjects[0];
  let best: Difference | null = null;
  let who = -1;
  let tried = 0;
  for (let i = first; i < last && tried < CANDIDATES; i++) {
    const other = model.arcTeacher[into[i]!]!;
    if (state.decision[other] !== STAY || !alike(context.teacherOf(other))) continue;
    if (model.arcYear[into[i]!] !== model.arcYear[arc]) continue;
    tried++;
    const difference = tryOut(state, [
      [t, STAY],
      [other, into[i]!],
    ]);
    if (isBetter(model, difference, best)) {
      best = difference;
      who = other;
    }
  }
  if (best === null) {
    return role === 'head'
      ? { en: 'No other head may go there.', zh: '没有其他校长可派往该校。' }
      : { en: 'No other teacher of the subject may go there.', zh: '没有其他同学科教师可派往该校。' };
  }
  const { id } = context.teacherOf(who);
  const words = differenceWords(best);
  return best.level === null && keepsRules(best)
    ? { en: `Next best: ${id}, ${words.en}.`, zh: `次优人选：${id}，${words.zh}。` }
    : { en: `Next best: ${id}, but then ${words.en}.`, zh: `次优人选：${id}，但届时${words.zh}。` };
}
