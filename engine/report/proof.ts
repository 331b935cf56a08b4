import {
  exchangeGoalName,
  exchangeUnit,
  type LevelResult,
  OPTIMAL_GAP,
  type PlanResult,
} from '../plan/index.ts';
import { shownNumber, type Text } from './table.ts';

const LEVELS: Readonly<Record<string, Text>> = {
  travel: { en: 'nearness', zh: '就近程度' },
  tail: { en: 'long ways', zh: '远距离上学' },
  shortfall: { en: 'shortfall of resources', zh: '资源缺口（填谷）' },
  evenness: { en: 'evenness of use', zh: '使用率均衡' },
  crowding: { en: 'crowding and under-use', zh: '拥挤与闲置' },
  change: { en: 'children who change school', zh: '调整学校的学生' },
  compactness: { en: 'compactness', zh: '学区紧凑程度' },
  kept: { en: 'units that leave the given plan', zh: '与给定方案不同的单元' },
  weighted: { en: 'goals weighed together', zh: '加权目标' },
  siteCost: { en: 'cost of sites and ways', zh: '校址与路程总成本' },
  distance: { en: 'distance', zh: '总距离' },
};

const UNITS: Readonly<Record<string, string>> = {
  'pupil-minutes': '人·分钟',
  'pupil-kilometres': '人·公里',
  pupils: '人',
  'pupil-standards': '人·项',
  cost: '（成本）',
  classrooms: '间教室',
  'km²': '平方公里',
  units: '个单元',
  schools: '所学校',
  weighted: '（加权）',
};

/** Share below which a goal counts as reached exactly when it is told in words. */
const PROMILLE = 1e-3;

/** What a goal is called in words. */
export function goalName(id: string): Text {
  return LEVELS[id] ?? exchangeGoalName(id) ?? { en: id, zh: id };
}

/** The unit of a goal in words. */
export function goalUnit(unit: string): Text {
  return { en: unit, zh: UNITS[unit] ?? exchangeUnit(unit).zh };
}

/** What is proved about one goal, in words: `at most 0.8 % from the best possible`. Says nothing that is not proved. */
export function proofText({ id, value, unit, bound, gap }: LevelResult): Text {
  const name = goalName(id);
  // A goal that adds up shares of schools is small.
  const amount = shownNumber(value, { kind: 'number', decimals: unit === 'schools' ? 3 : 0 });
  const told = { en: `${name.en}: ${amount} ${unit}`, zh: `${name.zh}：${amount} ${goalUnit(unit).zh}` };
  // A gap of the whole value says nothing: the bound is that there is no less than nothing.
  if (bound === null || gap === null || (gap >= 1 && bound <= 0))
    return { en: `${told.en}; how far from the best is not known`, zh: `${told.zh}；与最优的差距未知` };
  if (gap <= OPTIMAL_GAP)
    return { en: `${told.en}; proved the best possible`, zh: `${told.zh}；已证明为最优` };
  // Rounded up, so that the words never claim more than the proof.
  const percent = gap < PROMILLE ? 0.1 : Math.ceil(gap * 1000 - 1e-9) / 10;
  return {
    en: `${told.en}; at most ${percent} % from the best possible`,
    zh: `${told.zh}；与理论最优相差不超过 ${percent}%`,
  };
}

/** What is proved about every goal of a plan, most important first. */
export function proofTexts(result: PlanResult): readonly Text[] {
  return result.levels.map(proofText);
}
