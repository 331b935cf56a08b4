import { measured, schoolColumn, stageColumn, unitColumn } from './common-columns.ts';
import type { TableDefinition } from './field.ts';

export const ADJACENCY: TableDefinition = {
  name: 'adjacency',
  zh: '相邻关系',
  help: ['Pairs of units that share a border; one direction is enough', '有公共边界的单元对，单向填写即可'],
  required: false,
  key: ['unit1', 'unit2'],
  fields: [
    {
      name: 'unit1',
      zh: '单元1',
      aliases: ['ID1', 'from'],
      type: 'id',
      required: true,
      refersTo: 'units',
      help: ['Unit', '单元'],
    },
    {
      name: 'unit2',
      zh: '单元2',
      aliases: ['ID2', 'to'],
      type: 'id',
      required: 'column',
      refersTo: 'units',
      help: ['Its neighbour; empty: the unit is an island', '相邻单元；留空表示该单元孤立'],
    },
    measured('length', '公共边长', 'm', 1e7, ['Length of the shared border', '公共边界长度']),
  ],
};

export const TRAVEL: TableDefinition = {
  name: 'travel',
  zh: '步行时间',
  help: [
    'Walking times one way, door to door; replaces the street network',
    '单程步行时间表，填写后替代路网计算',
  ],
  required: false,
  key: ['unit', 'school'],
  fields: [
    unitColumn(['From', '起点单元']),
    schoolColumn(['To', '到达学校']),
    measured('minutes', '步行分钟', 'min', 100000, ['One way, by the reference walker', '单程步行分钟'], {
      aliases: ['分钟'],
      required: true,
    }),
    measured('metres', '步行米数', 'm', 1e7, ['Length of the way', '路程（米）'], {
      aliases: ['meters', '米'],
    }),
  ],
};

export const ZONES: TableDefinition = {
  name: 'zones',
  zh: '现行学区',
  help: ['Attendance zones in force', '现行学区划分'],
  required: false,
  key: ['stage', 'unit'],
  fields: [stageColumn(), unitColumn(), schoolColumn(['School that it belongs to', '所属学校'])],
};
