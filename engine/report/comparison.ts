import {
  type County,
  coefficientChanges,
  countyFigures,
  type HonestChange,
  isKnown,
  keeps,
  type Measurement,
  resourcesLeft,
} from '../indicators/index.ts';
import { ratioNamed } from '../policy/index.ts';
import type { Language } from '../problem/index.ts';
import { decimalsOf } from '../unit-words.ts';
import { number, text } from './columns.ts';
import { figureText } from './figures.ts';
import { type Cell, type ReportTable, shownNumber, type Text } from './table.ts';
import { schoolName, stageName } from './words.ts';

/** A county under one plan, or under the zones in force. */
export interface Compared {
  readonly name: Text;
  readonly county: County;
}

/** Indicator by indicator: the first column is what the others are compared with. Indicators nobody knows are left out. */
export function compareTable(all: readonly Compared[]): ReportTable {
  const figures = all.map(({ county }) => countyFigures(county));
  const rows = figures[0]!.flatMap((first, i): Cell[][] => {
    const line = figures.map((list) => list[i]!);
    if (line.every(({ figure }) => !isKnown(figure))) return [];
    const { indicator, stage } = first;
    return [
      [
        indicator.name,
        stage === null ? { en: 'county', zh: '全县' } : stageName(stage),
        ...line.map(({ figure }) => figureText(figure, indicator.unit)),
        ...line.slice(1).map((one) => direction(first, one)),
      ],
    ];
  });
  return {
    id: 'comparison',
    title: { en: 'Comparison', zh: '方案比较' },
    columns: [
      text('indicator', 'Indicator', '指标'),
      text('stage', 'Stage', '学段'),
      ...all.map(({ name }, i) => text(`value${i}`, name.en, name.zh)),
      ...all.slice(1).map(({ name }, i) => text(`change${i}`, `${name.en}: change`, `${name.zh}：变化`)),
    ],
    rows,
  };
}

const ROUNDING = 1e-9;

function direction(first: Measurement, other: Measurement): Text | null {
  if (!isKnown(first.figure) || !isKnown(other.figure)) return null;
  const change = other.figure - first.figure;
  const { better, unit } = first.indicator;
  if (Math.abs(change) <= ROUNDING * Math.max(1, Math.abs(first.figure))) return { en: 'same', zh: '不变' };
  const kind = unit === 'share' ? 'share' : 'number';
  const amount = shownNumber(Math.abs(change), { kind, decimals: decimalsOf(unit) });
  const sign = change > 0 ? '+' : '−';
  if (better === 'neither') return { en: `${sign}${amount}`, zh: `${sign}${amount}` };
  const good = (better === 'higher') === change > 0;
  return {
    en: `${sign}${amount} ${good ? 'better' : 'worse'}`,
    zh: `${sign}${amount} ${good ? '改善' : '变差'}`,
  };
}

/** Coefficients before and after with the two traps: a fallen strong school, a closed school. */
export function honestyTable(before: County, after: County): ReportTable {
  const { policy, problem } = before;
  const rows = coefficientChanges(before, after).map(({ ratio, before: sheet, change, official }): Cell[] => {
    const limit = sheet.policyStage && policy.values[`coefficient.limit.${sheet.policyStage}`];
    const within = limit !== null && keeps(change.after, { value: limit, sense: 'most', path: '' });
    return [
      ratioNamed(ratio).name,
      stageName(sheet.id),
      change.before,
      official,
      change.after,
      change.withoutLosses,
      change.oldRoster,
      limit === null ? '' : within ? { en: 'within', zh: '不超' } : { en: 'over', zh: '超过' },
      warningText(change, problem.schools.map(schoolName)),
    ];
  });
  return {
    id: 'honesty',
    title: { en: 'Difference coefficients, and what their change is owed to', zh: '差异系数变化及原因' },
    columns: [
      text('ratio', 'Indicator', '指标'),
      text('stage', 'Stage', '学段'),
      number('before', 'Base of the comparison', '比较基准', 3),
      number('official', 'This plan', '本方案', 3),
      number('after', 'This plan, schools evaluated under the base', '本方案（基准评估学校）', 3),
      number('withoutLosses', 'This plan, had no strong school fallen', '若优质校不下降', 3),
      number('oldRoster', 'This plan, on the old roster of schools', '按原学校名册', 3),
      text('limit', 'Limit', '限值'),
      text('warning', 'Warning', '警示'),
    ],
    rows,
    notes: [
      {
        en: 'A difference coefficient is told and may be limited; no plan is made to lower it, since taking from the best school lowers it and helps nobody.',
        zh: '差异系数只作报告和约束，不作为优化目标：削弱优质学校也会使其下降，却无人受益。',
      },
    ],
  };
}

function warningText({ warnings, fell, robbed, closed }: HonestChange, names: readonly Text[]): Text {
  const list = (schools: readonly number[], language: Language) =>
    schools.map((s) => names[s]![language]).join(language === 'zh' ? '、' : ', ');
  const parts = warnings.map((trap): Text => {
    const who = trap === 'levellingDown' ? robbed : fell;
    const [en, zh] = [list(who, 'en'), list(who, 'zh')];
    if (trap === 'merger') {
      return {
        en: `merger: it improved only because ${list(closed, 'en')} no longer ${closed.length === 1 ? 'counts' : 'count'}`,
        zh: `撤并：改善仅因 ${list(closed, 'zh')} 不再计入`,
      };
    }
    return trap === 'levellingDown'
      ? {
          en: `levelling down: it improved only because resources were taken from ${en}`,
          zh: `削峰：改善仅因 ${zh} 资源减少`,
        }
      : {
          en: `spread thinner: it improved only because ${en} now ${who.length === 1 ? 'shares what it has' : 'share what they have'} among more pupils`,
          zh: `摊薄：改善仅因 ${zh} 学生增加、生均下降`,
        };
  });
  return { en: parts.map(({ en }) => en).join('; '), zh: parts.map(({ zh }) => zh).join('；') };
}

/** Every school that falls below its own level in a ratio (no-harm, strict): what it had, what it has, and why. */
export function losersTable(before: County, after: County): ReportTable {
  const rows: Cell[][] = [];
  let worst = { fall: 0, school: { en: '', zh: '' } };
  const ids = before.policy.values['coefficient.ratios'] ?? [];
  before.sheets.forEach((was, k) => {
    const is = after.sheets[k]!;
    for (const s of was.schools) {
      if (!is.schools.includes(s)) continue;
      for (const id of ids) {
        const own = was.resources[id][s]! / was.pupils[s]!;
        const now = is.resources[id][s]! / is.pupils[s]!;
        if (!(now < own * (1 - ROUNDING))) continue;
        const { per, unit, name } = ratioNamed(id);
        if (1 - now / own > worst.fall)
          worst = { fall: 1 - now / own, school: schoolName(before.problem.schools[s]!) };
        const lost = resourcesLeft(before, after, k, id, s);
        rows.push([
          schoolName(before.problem.schools[s]!),
          stageName(was.id),
          name,
          figureText(per * own, unit),
          figureText(per * now, unit),
          now / own - 1,
          lost ? { en: 'resources left', zh: '资源减少' } : { en: 'more pupils', zh: '学生增加' },
        ]);
      }
    }
  });
  return {
    id: 'losers',
    title: { en: 'Schools that fall below their own level', zh: '低于原有水平的学校' },
    columns: [
      text('school', 'School', '学校'),
      text('stage', 'Stage', '学段'),
      text('ratio', 'Indicator', '指标'),
      text('before', 'Before', '原水平'),
      text('after', 'After', '新水平'),
      { id: 'change', header: { en: 'Change', zh: '变化' }, kind: 'share', decimals: 1 },
      text('reason', 'Because', '原因'),
    ],
    rows,
    notes: [noHarmNote(worst)],
  };
}

/** Whether strict no-harm holds, and if not, who stands in the way and what tolerance would free it. */
function noHarmNote({ fall, school }: { readonly fall: number; readonly school: Text }): Text {
  if (fall === 0) {
    return {
      en: 'Strict no-harm holds: no school falls below its own level.',
      zh: '“不削峰”（严格口径）成立：没有学校低于原有水平。',
    };
  }
  // Rounded up, so that the tolerance told is enough.
  const percent = (Math.ceil(fall * 1000 - 1e-9) / 10).toFixed(1);
  return {
    en: `Strict no-harm does not hold; with a tolerance of ${percent} % it would. The most falls ${school.en}.`,
    zh: `“不削峰”（严格口径）不成立；容差为 ${percent}% 时成立。降幅最大的是 ${school.zh}。`,
  };
}
