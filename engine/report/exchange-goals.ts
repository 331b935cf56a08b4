import {
  exchangeGoalName,
  exchangeUnit,
  type LevelResult,
  type PlanResult,
  type Words,
} from '../plan/index.ts';
import type { ReportTable, Text } from './table.ts';

/** The goals of which a county asks that they at least halve. */
const TO_HALVE: readonly string[] = ['coverage', 'shortfall'];

/** Value of each goal with nobody moved, by goal. */
export type GoalsToday = ReadonlyMap<string, number>;

/**
 * What is proved about a goal, beside its value with nobody moved: `no plan gets below 2,406: moves alone cannot halve it`. Null where
 * nothing is proved that says something.
 */
export function provedOf({ id, value, bound }: LevelResult, today: number | null): Words | null {
  if (bound === null || (bound === 0 && value > 0)) return null;
  if (bound >= value) return { en: 'proved least', zh: '已证最优' };
  const least = { en: `no plan gets below ${bound}`, zh: `已证任何方案不低于 ${bound}` };
  const tooMuch = today !== null && TO_HALVE.includes(id) && value > today / 2 && bound > today / 2;
  return tooMuch
    ? { en: `${least.en}: moves alone cannot halve it`, zh: `${least.zh}，仅靠交流无法减半` }
    : least;
}

/** `lessons without a teacher: 3083 lessons, 3544 with nobody moved (no plan gets below 2547: moves alone cannot halve it)`. */
export function exchangeGoalText(level: LevelResult, today: number | null): Words {
  const { id, value, unit } = level;
  const name = exchangeGoalName(id) ?? { en: id, zh: id };
  const of = exchangeUnit(unit);
  const proved = provedOf(level, today);
  const changes = today !== null && today !== value;
  const before = {
    en: changes ? `, ${today} with nobody moved` : '',
    zh: changes ? `，不交流时 ${today}` : '',
  };
  return {
    en: `${name.en}: ${value} ${of.en}${before.en}${proved ? ` (${proved.en})` : ''}`,
    zh: `${name.zh}：${value} ${of.zh}${before.zh}${proved ? `（${proved.zh}）` : ''}`,
  };
}

/** Every goal today and under the plan, with what is proved of it. */
export function exchangeGoalsTable({ levels }: Pick<PlanResult, 'levels'>, today: GoalsToday): ReportTable {
  const NOTHING: Text = { en: 'nothing proved', zh: '未证明' };
  return {
    id: 'goals',
    title: { en: 'Goals before and after', zh: '目标前后对比' },
    columns: [
      { id: 'goal', header: { en: 'Goal', zh: '目标' }, kind: 'text' },
      { id: 'unit', header: { en: 'Unit', zh: '单位' }, kind: 'text' },
      { id: 'today', header: { en: 'Nobody moved', zh: '不交流' }, kind: 'number' },
      { id: 'plan', header: { en: 'Under the plan', zh: '本方案' }, kind: 'number' },
      { id: 'bound', header: { en: 'No plan gets below', zh: '任何方案不低于' }, kind: 'number' },
      { id: 'proved', header: { en: 'Proved', zh: '证明' }, kind: 'text' },
    ],
    rows: levels.map((level) => [
      exchangeGoalName(level.id) ?? level.id,
      exchangeUnit(level.unit),
      today.get(level.id) ?? null,
      level.value,
      level.bound,
      provedOf(level, today.get(level.id) ?? null) ?? NOTHING,
    ]),
  };
}
