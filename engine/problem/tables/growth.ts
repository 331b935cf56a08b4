import { counted, STAGE_CHOICES, stageColumn, unitColumn, words, yearColumn } from './common-columns.ts';
import { LARGEST_COUNT, type TableDefinition } from './field.ts';

/** Births by unit; a year ends on 31 August, as those who are six by then enter grade 1 together. */
export const BIRTHS: TableDefinition = {
  name: 'births',
  zh: '出生人口',
  help: [
    'Children born to residents of a unit; entries to grade 1 are projected from them',
    '各单元出生人口；据此预测一年级入学人数',
  ],
  required: false,
  key: ['unit', 'year'],
  fields: [
    unitColumn(),
    yearColumn('出生年', [
      'Born from 1 September of the year before to 31 August of this year',
      '上年9月1日至本年8月31日出生',
    ]),
    counted('births', '出生人数', 'children', LARGEST_COUNT, ['Children born', '出生人数'], {
      required: true,
    }),
  ],
};

/** Dwellings that are planned or being built. */
export const HOUSING: TableDefinition = {
  name: 'housing',
  zh: '新建住宅',
  help: [
    'Dwellings to come; pupils who will move in are projected from them',
    '规划或在建住宅；据此预测新增学生',
  ],
  required: false,
  key: ['unit', 'year'],
  fields: [
    unitColumn(),
    yearColumn('交付学年', ['School year in which the dwellings are handed over', '住宅交付所在学年']),
    counted('dwellings', '住宅套数', 'dwellings', LARGEST_COUNT, ['Dwellings', '住宅套数'], {
      required: true,
    }),
    words('project', '项目名称', ['Name of the project', '项目名称']),
  ],
};

/** What a county wants to have reached by when: 一年打基础、两年搞提升、三年创规范. */
export const TARGETS: TableDefinition = {
  name: 'targets',
  zh: '分期目标',
  help: [
    'Targets by phase: an indicator of a plan, and what it should be by a school year',
    '分期目标：某指标到某学年应达到的数值',
  ],
  required: false,
  key: ['year', 'indicator', 'stage', 'sense'],
  fields: [
    words('phase', '阶段', ['Name of the phase', '阶段名称（如：打基础）'], {
      aliases: ['期次'],
      required: true,
    }),
    yearColumn('截止学年', ['School year in which it should be reached', '应达到的学年']),
    words(
      'indicator',
      '指标',
      ['Indicator by its id (docs/indicators.md)', '指标编号（见 docs/indicators.md）'],
      { required: true },
    ),
    stageColumn(
      ['Stage, or the county as a whole', '学段，或全县'],
      [...STAGE_CHOICES, { value: 'county', zh: ['全县'] }],
    ),
    {
      name: 'sense',
      zh: '要求',
      type: 'choice',
      required: true,
      choices: [
        { value: 'least', zh: ['不低于', '至少'] },
        { value: 'most', zh: ['不高于', '至多'] },
      ],
      help: ['least or most', '不低于或不高于'],
    },
    {
      name: 'value',
      zh: '目标值',
      type: 'number',
      required: true,
      minimum: -1e12,
      maximum: 1e12,
      help: ['What it should be, in the unit of the indicator; shares 0-1', '目标数值；比率填 0-1'],
    },
  ],
};
