import type { ExchangeMove } from '../../plan/index.ts';
import { STAFF_MEASURES } from '../../policy/index.ts';
import { type ExchangeModel, STAY } from '../model/model.ts';
import type { Neighbours } from '../search/neighbours.ts';
import type { ExchangeState } from '../search/state.ts';
import type { Context } from '../task/context.ts';
import { needsOf } from '../task/needs.ts';
import { type Difference, differenceWords, entryOf, isBetter, tryOut } from './compare.ts';
import { MEASURE_WORDS } from './words.ts';

/** Candidates that are tried out for "next best" at one school. */
const CANDIDATES = 60;
/** Leavers who are named where a move only fills their place. */
const NAMED = 3;

type Words = { readonly en: string; readonly zh: string };

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

/** What one school has, of how many, for each dimension that the teacher brings. */
function gains(context: Context, state: ExchangeState, needs: Int32Array, t: number): Words {
  const { model } = state;
  const arc = state.decision[t]!;
  const [s, y] = [model.arcSchool[arc]!, model.arcYear[arc]!];
  const shared = (model.arcFlags[arc]! & 1) === 1;
  const vector = shared ? model.half[model.arcVector[arc]!]! : model.arcVector[arc]!;
  const en: string[] = [];
  const zh: string[] = [];
  for (let i = model.vectorStart[vector]!; i < model.vectorStart[vector + 1]!; i++) {
    const d = model.vectorDim[i]!;
    const amount = model.vectorAmount[i]!;
    const after = entryOf(state, s, y, d);
    const found = askedOf(context, model, needs, s, d);
    if (!found || after - amount >= found.asked) continue;
    const filled = Math.min(after, found.asked);
    const counted = `${Math.max(0, after - amount)} → ${filled} / ${found.asked}`;
    en.push(`${found.words.en} ${counted}`);
    zh.push(`${found.words.zh} ${counted}`);
  }
  const id = context.problem.schools[s]!.id;
  if (en.length === 0) return inExchange(context, state, s, y);
  return { en: `School ${id} gains: ${en.join(', ')}.`, zh: `学校 ${id} 受益：${zh.join('，')}。` };
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
  const id = context.problem.schools[s]!.id;
  if (leave.length === 0) {
    return { en: `School ${id} lacks nothing that this move fills.`, zh: `学校 ${id} 无因此补足的缺口。` };
  }
  const list = leave.join(', ');
  return {
    en: `School ${id} lends ${list} and gets this teacher in exchange.`,
    zh: `学校 ${id} 派出 ${list}，此人为补位。`,
  };
}

/** What the school that is left keeps of what the teacher took along. */
function keeps(context: Context, state: ExchangeState, needs: Int32Array, t: number): Words {
  const { model } = state;
  const arc = state.decision[t]!;
  const y = model.arcYear[arc]!;
  const s = context.baseOf(t, y);
  const home = model.homeVector[t]!;
  const en: string[] = [];
  const zh: string[] = [];
  for (let i = model.vectorStart[home]!; i < model.vectorStart[home + 1]!; i++) {
    const d = model.vectorDim[i]!;
    const found = askedOf(context, model, needs, s, d);
    if (!found) continue;
    const kept = `${entryOf(state, s, y, d)} / ${found.asked}`;
    en.push(`${found.words.en} ${kept}`);
    zh.push(`${found.words.zh} ${kept}`);
  }
  const id = context.problem.schools[s]!.id;
  if (en.length === 0) return { en: '', zh: '' };
  return { en: `School ${id} keeps: ${en.join(', ')}.`, zh: `学校 ${id} 保有：${zh.join('，')}。` };
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
    return { asked, words: { en: `lessons of ${subject}`, zh: `${subject}课时` } };
  }
  const measure = (STAFF_MEASURES as readonly string[]).indexOf(dim.kind);
  if (measure < 0) return null;
  return { asked: needs[part * STAFF_MEASURES.length + measure]!, words: MEASURE_WORDS[dim.kind]! };
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
    years === null ? null : `同校任教 ${years} 年`,
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
  const subject = context.teacherOf(t).subjects[0];
  let best: Difference | null = null;
  let who = -1;
  let tried = 0;
  for (let i = first; i < last && tried < CANDIDATES; i++) {
    const other = model.arcTeacher[into[i]!]!;
    if (state.decision[other] !== STAY || context.teacherOf(other).subjects[0] !== subject) continue;
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
    return { en: 'No other teacher of the subject may go there.', zh: '没有其他同学科教师可派往该校。' };
  }
  const { id } = context.teacherOf(who);
  const words = differenceWords(best);
  return { en: `Next best: ${id}, but ${words.en}.`, zh: `次优人选：${id}，但${words.zh}。` };
}
