import type { SchoolIndex, UnitIndex } from '../units.ts';
import { breakText } from './break-words.ts';
import type { Break } from './condition.ts';
import type { Effects } from './effects.ts';
import type { PlanState } from './plan-state.ts';
import { cheapestRoom, type Room } from './room.ts';
import { amount, goalWords, joined, schoolName, some, type Text, unitList, unitName } from './words.ts';

/**
 * - `lock`, `anchor`: it may go nowhere else, because somebody said so, because the school stands there;
 * - `noPupils`: nobody walks from it;
 * - `nearest`: no other school is better by the plan's first goal;
 * - `full`, `contiguity`, `limit`, `boarding`, `otherRule`: what forbids the best other school;
 * - `laterGoal`: the better school was given up for a later goal, within the tolerance of the first;
 * - `improvable`: nothing speaks against the better school; the search did not find it.
 */
export type ReasonKind =
  | 'lock'
  | 'anchor'
  | 'noPupils'
  | 'nearest'
  | 'full'
  | 'contiguity'
  | 'limit'
  | 'boarding'
  | 'otherRule'
  | 'laterGoal'
  | 'improvable';

export interface Reason {
  readonly kind: ReasonKind;
  /** The better school that it does not go to. */
  readonly instead: SchoolIndex | null;
  /** The cheapest way found to make room there, where it is full. */
  readonly room: Room | null;
  /** Units that its group keeps with it. */
  readonly together: readonly UnitIndex[];
  readonly text: Text;
}

export interface Situation {
  readonly slot: number;
  readonly unit: UnitIndex;
  readonly school: SchoolIndex;
  readonly together: readonly UnitIndex[];
  /** The cheapest by the first goal first. */
  readonly alternatives: readonly ({ readonly school: SchoolIndex } & Effects)[];
}

/** A difference of goals below this is rounding. */
export const NO_CHANGE = 1e-6;

const KIND_OF_RULE: Readonly<Record<string, ReasonKind>> = {
  capacity: 'full',
  contiguity: 'contiguity',
  walkingLimit: 'limit',
  boardingPlaces: 'boarding',
};

/**
 * The first thing that keeps a unit from a school that would be better by the plan's first goal. Without `lookForRoom`, who
 * could make room is left open.
 */
export function reasonOf(state: PlanState, at: Situation, lookForRoom = true): Reason {
  const { context } = state;
  const { problem } = context;
  const who = unitName(problem, at.unit);
  const its = schoolName(problem, at.school);
  const say = (kind: ReasonKind, text: Text, more: Partial<Reason> = {}): Reason => ({
    kind,
    instead: null,
    room: null,
    together: at.together,
    text: joined([text, ...groupText(state, at)]),
    ...more,
  });
  const lock = context.locks.find((one) => one.slot === at.slot && at.together.includes(one.unit));
  if (lock && lock.school === at.school) {
    const locked = unitName(problem, lock.unit);
    return say('lock', {
      en: `${locked.en} is locked to ${its.en}.`,
      zh: `${locked.zh}已锁定到${its.zh}。`,
    });
  }
  const standing = context.stages[at.slot]!.schools.filter((one) => problem.schools[one]!.unit === at.unit);
  if (standing.includes(at.school)) {
    return say('anchor', { en: `${its.en} stands in ${who.en}.`, zh: `${its.zh}就在${who.zh}。` });
  }
  if (at.together.every((unit) => state.waysOf(at.slot, unit).pupils === 0)) {
    return say('noPupils', {
      en: `${who.en} has no pupils of the stage; it belongs to ${its.en} so that the zones cover the county and hang together.`,
      zh: `${who.zh}没有该学段学生；划入${its.zh}是为了学区覆盖全县并连成片。`,
    });
  }
  const better = at.alternatives[0];
  if (!better || !((better.levels[0] ?? 0) < -NO_CHANGE)) {
    return say('nearest', {
      en: `${its.en} is the best school for ${who.en} by the plan's first goal, and it has room.`,
      zh: `按方案的首要目标，${its.zh}是${who.zh}的最佳学校，且容纳得下。`,
    });
  }
  const [kind, text] = against(state, at, better);
  if (!lookForRoom || better.breaks.length === 0 || better.breaks.some(isNotCapacity))
    return say(kind, text, { instead: better.school });
  const room = cheapestRoom(state, at.slot, at.together, better.school);
  return say(kind, joined([text, roomText(state, better.school, room)]), { instead: better.school, room });
}

function isNotCapacity({ rule }: Break): boolean {
  return rule !== 'capacity';
}

function against(
  state: PlanState,
  at: Situation,
  better: { readonly school: SchoolIndex } & Effects,
): [ReasonKind, Text] {
  const { problem } = state.context;
  const there = schoolName(problem, better.school);
  const who = unitName(problem, at.unit);
  const goal = goalWords(state.objectives[0]?.id ?? '');
  const saved = amount(-better.levels[0]!);
  const opening = {
    en: `${there.en} would save ${who.en} ${saved} ${goal.en}`,
    zh: `改到${there.zh}可为${who.zh}节省 ${saved} ${goal.zh}`,
  };
  if (better.breaks.length > 0) {
    const [first] = better.breaks;
    const clauses = better.breaks.map((one) => breakText(state, one));
    const text = {
      en: `${opening.en}, but then ${clauses.map((one) => one.en).join('; ')}.`,
      zh: `${opening.zh}，但${clauses.map((one) => one.zh).join('；')}。`,
    };
    return [KIND_OF_RULE[first!.rule] ?? 'otherRule', text];
  }
  const worse = state.objectives.flatMap((objective, level): Text[] => {
    const change = better.levels[level]!;
    if (level === 0 || change <= NO_CHANGE) return [];
    const words = goalWords(objective.id);
    return [{ en: `${amount(change)} more ${words.en}`, zh: `增加 ${amount(change)} ${words.zh}` }];
  });
  if (worse.length > 0) {
    const cost = some(worse);
    return [
      'laterGoal',
      {
        en: `${opening.en} and break no rule, but cost ${cost.en}; a plan may give up the nearer school for that only within the tolerance of its first goal.`,
        zh: `${opening.zh}，也不违反规则，但将${cost.zh}；仅在首要目标的容差之内，方案才可为此放弃更近的学校。`,
      },
    ];
  }
  return [
    'improvable',
    {
      en: `${opening.en}, break no rule and worsen no other goal: the plan can be improved here. Give the search more time, or lock the unit there and plan again.`,
      zh: `${opening.zh}，既不违反规则，也不损害其他目标：此处方案尚可改进。请延长求解时间，或锁定后重新编制。`,
    },
  ];
}

/** Who could make room, and why nobody does. */
function roomText(state: PlanState, school: SchoolIndex, room: Room | null): Text {
  const { problem } = state.context;
  const there = schoolName(problem, school);
  if (room === null) {
    return {
      en: `No single unit of its zone could make room in ${there.en} without breaking a rule.`,
      zh: `${there.zh}学区内没有任何一个单元能在不违反规则的前提下让出学位。`,
    };
  }
  const goal = goalWords(state.objectives[0]?.id ?? '');
  const gone = unitList(problem, room.units);
  const to = schoolName(problem, room.to);
  const total = room.levels[0]!;
  const others = amount(room.cost);
  if (total < -NO_CHANGE) {
    return {
      en: `${gone.en} could make room by going to ${to.en} for ${others} ${goal.en}; the exchange would save ${amount(-total)} in all, unless a later goal speaks against it.`,
      zh: `${gone.zh}改到${to.zh}即可让出学位（${others} ${goal.zh}），对换总计可节省 ${amount(-total)}，除非后续目标不允许。`,
    };
  }
  return {
    en: `The cheapest way to make room is to send ${gone.en} to ${to.en}, which costs them ${others} ${goal.en}: ${amount(total)} more in all than it saves.`,
    zh: `最省的腾位办法是把${gone.zh}改到${to.zh}，将使其增加 ${others} ${goal.zh}，合计反而多出 ${amount(total)}。`,
  };
}

function groupText(state: PlanState, { together, unit }: Situation): Text[] {
  const others = together.filter((one) => one !== unit);
  if (others.length === 0) return [];
  const names = unitList(state.context.problem, others);
  return [
    {
      en: `It is kept together with ${names.en}; the figures are those of all of them.`,
      zh: `该单元须与${names.zh}划归同一学校；以上数字为整组合计。`,
    },
  ];
}
