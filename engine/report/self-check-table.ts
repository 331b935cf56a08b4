import type { County } from '../indicators/index.ts';
import { number, text } from './columns.ts';
import { figureText, limitText, STATES } from './figures.ts';
import { type CheckRow, type CheckState, selfCheck } from './self-check.ts';
import { sourceText } from './sources.ts';
import type { Cell, Column, ReportTable, Text } from './table.ts';
import { NO, stageName, YES } from './words.ts';

/** States in the order in which a reader wants them: what is missing first. */
const ORDER: readonly CheckState[] = ['notMet', 'partly', 'unknown', 'met'];

/** 对照标准逐项自评表: one line a school, stage and item, with a column left for the county to set a date. */
export function selfCheckTable(county: County): ReportTable {
  const rows = selfCheck(county).map((row): Cell[] => {
    const school = county.problem.schools[row.school]!;
    return [
      school.id,
      school.name,
      stageName(row.sheet.id),
      row.sheet.evaluated[row.school] === 1 ? YES : NO,
      ...itemCells(row),
      sourceText(row.source),
    ];
  });
  return {
    id: 'selfCheck',
    title: TITLE,
    columns: [
      text('school', 'School', '学校编号'),
      text('name', 'Name', '学校名称'),
      text('stage', 'Stage', '学段'),
      text('evaluated', 'Evaluated', '纳入评估'),
      ...ITEM_COLUMNS,
      text('source', 'Source', '标准出处'),
    ],
    rows,
  };
}

const TITLE: Text = { en: 'Self-check against the standard, item by item', zh: '对照标准逐项自评表' };

/** One school's lines that ask for something to be done, as a table of its own with the school as title. */
export interface SchoolToDo {
  readonly title: Text;
  readonly table: ReportTable;
}

/** What is not met or only partly, school by school in the order of the dataset. */
export function schoolsToDo(county: County): readonly SchoolToDo[] {
  const open = selfCheck(county).filter(({ state }) => state === 'notMet' || state === 'partly');
  const bySchool = Map.groupBy(open, ({ school, sheet }) => `${school}/${sheet.stage}`);
  return [...bySchool.values()].map((rows) => {
    const { school, sheet } = rows[0]!;
    const { id, name, nameEn } = county.problem.schools[school]!;
    const stage = stageName(sheet.id);
    const title = { en: `${id} ${nameEn ?? name} (${stage.en})`, zh: `${id} ${name}（${stage.zh}）` };
    return {
      title,
      table: { id: `toDo-${id}-${sheet.id}`, title, columns: ITEM_COLUMNS, rows: rows.map(itemCells) },
    };
  });
}

const ITEM_COLUMNS: readonly Column[] = [
  text('item', 'Item', '项目'),
  text('standard', 'Standard', '标准'),
  text('actual', 'Actual', '现状'),
  text('state', 'State', '自评结果'),
  text('lacking', 'Lacking', '缺口'),
  number('cost', 'Cost (yuan)', '所需资金（元）'),
  text('responsible', 'Responsible', '责任单位'),
  text('due', 'Due', '完成时限'),
];

const UNPRICED: Text = { en: 'no unit cost', zh: '无单价' };

function itemCells(row: CheckRow): readonly Cell[] {
  const unit = row.indicator.schoolUnit ?? row.indicator.unit;
  const { lacking } = row;
  return [
    row.indicator.name,
    limitText(row.limit, unit),
    figureText(row.actual, unit),
    STATES[row.state],
    lacking === null ? '' : figureText(lacking, row.lackingUnit),
    lacking === null ? '' : (row.cost ?? UNPRICED),
    row.state === 'met' ? '' : row.responsible,
    '',
  ];
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
    title: { en: 'Self-check: schools by item', zh: '自评汇总（按项目）' },
    columns: [
      text('item', 'Item', '项目'),
      ...ORDER.map((state) => number(state, STATES[state].en, STATES[state].zh)),
    ],
    rows: [...byItem.values()].map(({ name, counts }) => [name, ...ORDER.map((state) => counts[state])]),
  };
}
