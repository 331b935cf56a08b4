import type { County } from '../indicators/index.ts';
import { number, text } from './columns.ts';
import { figureText, limitText, STATES } from './figures.ts';
import { type CheckState, selfCheck } from './self-check.ts';
import { sourceText } from './sources.ts';
import { type Cell, type ReportTable, shownNumber, type Text } from './table.ts';
import { decimalsOf, unitText } from './unit-words.ts';
import { NO, stageName, YES } from './words.ts';

/** States in the order in which a reader wants them: what is missing first. */
const ORDER: readonly CheckState[] = ['notMet', 'partly', 'unknown', 'met'];

/** 对照标准逐项自评表: one line a school, stage and item, with two columns left for the county to fill in. */
export function selfCheckTable(county: County): ReportTable {
  const rows = selfCheck(county).map((row): Cell[] => {
    const school = county.problem.schools[row.school]!;
    const { en, zh } = unitText(row.lackingUnit);
    const lacking =
      row.lacking === null
        ? null
        : shownNumber(row.lacking, {
            kind: row.lackingUnit === 'share' ? 'share' : 'number',
            decimals: decimalsOf(row.lackingUnit),
          });
    const todo = row.state === 'met' ? '' : row.responsible;
    return [
      school.id,
      school.name,
      stageName(row.sheet.id),
      row.sheet.evaluated[row.school] === 1 ? YES : NO,
      row.indicator.name,
      limitText(row.limit, row.indicator.unit),
      figureText(row.actual, row.indicator.unit),
      STATES[row.state],
      lacking === null ? null : { en: `${lacking} ${en}`.trim(), zh: `${lacking}${zh}` },
      row.cost,
      todo,
      '',
      sourceText(row.source),
    ];
  });
  return {
    id: 'selfCheck',
    title: { en: 'Self-check against the standard, item by item', zh: '对照标准逐项自评表' },
    columns: [
      text('school', 'School', '学校编号'),
      text('name', 'Name', '学校名称'),
      text('stage', 'Stage', '学段'),
      text('evaluated', 'Evaluated', '纳入评估'),
      text('item', 'Item', '项目'),
      text('standard', 'Standard', '标准'),
      text('actual', 'Actual', '现状'),
      text('state', 'State', '自评结果'),
      text('lacking', 'Lacking', '缺口'),
      number('cost', 'Cost (yuan)', '所需资金(元)'),
      text('responsible', 'Responsible', '责任单位'),
      text('due', 'Due', '完成时限'),
      text('source', 'Source', '标准出处'),
    ],
    rows,
  };
}

/** How many lines of the self-check are in each state, by item. */
export function selfCheckCounts(county: County): ReportTable {
  const byItem = new Map<string, { name: Text; counts: Record<CheckState, number> }>();
  for (const { indicator, state } of selfCheck(county)) {
    const of = byItem.get(indicator.id) ?? {
      name: indicator.name,
      counts: { met: 0, partly: 0, notMet: 0, unknown: 0 },
    };
    of.counts[state]++;
    byItem.set(indicator.id, of);
  }
  return {
    id: 'selfCheckCounts',
    title: { en: 'Self-check: schools by item', zh: '自评汇总(按项目)' },
    columns: [
      text('item', 'Item', '项目'),
      ...ORDER.map((state) => number(state, STATES[state].en, STATES[state].zh)),
    ],
    rows: [...byItem.values()].map(({ name, counts }) => [name, ...ORDER.map((state) => counts[state])]),
  };
}
