import { counted, flag, NAME_EN, placeColumns, TOWNSHIP, words } from './common-columns.ts';
import { LARGEST_COUNT, type TableDefinition } from './field.ts';
import { GRADE_COLUMNS } from './grade-columns.ts';

export const UNITS: TableDefinition = {
  name: 'units',
  zh: '居住单元',
  help: [
    'Smallest areas that are assigned whole: villages, residential compounds, blocks',
    '整体划分的最小居住单元：村、小区、街坊',
  ],
  required: true,
  key: ['id'],
  fields: [
    {
      name: 'id',
      zh: '单元编号',
      aliases: ['小区编号', '村编号', '编号', 'unit'],
      type: 'id',
      required: true,
      help: ['Unique id', '唯一编号'],
    },
    words('name', '单元名称', ['Name', '名称'], { aliases: ['小区名称', '村名', '名称'] }),
    NAME_EN,
    TOWNSHIP,
    ...placeColumns(
      ['Longitude of where people live, WGS 84', '居民点经度（WGS 84）'],
      ['Latitude, WGS 84', '纬度（WGS 84）'],
    ),
    counted('population', '常住人口', 'persons', LARGEST_COUNT, ['Residents', '常住人口']),
    counted('migrant', '随迁子女数', 'pupils', LARGEST_COUNT, [
      'Migrant children among the pupils',
      '其中随迁子女数',
    ]),
    counted('boarding', '寄宿需求数', 'pupils', LARGEST_COUNT, ['Pupils who ask to board', '申请寄宿学生数']),
    {
      name: 'terrain',
      zh: '地形',
      type: 'choice',
      choices: [
        { value: 'plain', zh: ['平原', '平坝'] },
        { value: 'hill', zh: ['丘陵'] },
        { value: 'mountain', zh: ['山区', '山地'] },
        { value: 'island', zh: ['湖岛', '海岛'] },
      ],
      help: ['plain, hill, mountain or island', '平原、丘陵、山区或湖岛'],
    },
    flag('concentratedVillage', '人口集中村', [
      'Many people live together: keeps a school or point',
      '人口相对集中村（应保留学校或教学点）',
    ]),
    flag('urban', '城镇', ['Lies in the county town or a town', '位于县城或镇区']),
    {
      name: 'elevation',
      zh: '海拔',
      type: 'number',
      minimum: -500,
      maximum: 9000,
      unit: 'm',
      help: ['Metres above the sea', '海拔（米）'],
    },
  ],
  pattern: GRADE_COLUMNS,
};
