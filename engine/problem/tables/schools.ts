import { counted, flag, measured, NAME_EN, placeColumns, TOWNSHIP, words } from './common-columns.ts';
import { type Field, LARGEST_COUNT, type TableDefinition } from './field.ts';

/** What a school owns that a standard counts; each is also a column of `schools.csv` (empty = not known). */
export const STOCKS = [
  ['teachingArea', '教学及辅助用房面积', 'm²', 'Teaching and auxiliary rooms'],
  ['sportsArea', '体育运动场馆面积', 'm²', 'Sports grounds and halls'],
  ['buildingArea', '校舍建筑面积', 'm²', 'School buildings without dormitories'],
  ['campusArea', '校园占地面积', 'm²', 'Campus'],
  ['greenArea', '绿化用地面积', 'm²', 'Green space'],
  ['equipmentValue', '教学仪器设备值', 'yuan', 'Value of teaching equipment'],
  ['multimediaRooms', '网络多媒体教室数', 'rooms', 'Networked multimedia classrooms'],
  ['books', '图书册数', 'books', 'Library books'],
  ['computers', '计算机台数', 'computers', 'Computers for teaching'],
  ['musicRooms', '音乐教室数', 'rooms', 'Music rooms'],
  ['artRooms', '美术教室数', 'rooms', 'Art rooms'],
  ['desks', '课桌椅套数', 'sets', 'Desks and chairs'],
] as const;

export type StockId = (typeof STOCKS)[number][0];

const stocks: Field[] = STOCKS.map(([name, zh, unit, en]) => ({
  name,
  zh,
  type: 'number',
  minimum: 0,
  maximum: 1e12,
  unit,
  help: [en, zh],
}));

export const SCHOOLS: TableDefinition = {
  name: 'schools',
  zh: '学校',
  help: ['Schools and candidate sites', '现有学校与备选校址'],
  required: true,
  key: ['id'],
  fields: [
    {
      name: 'id',
      zh: '学校编号',
      aliases: ['学校代码', '编号', 'school'],
      type: 'id',
      required: true,
      help: ['Unique id', '唯一编号'],
    },
    words('name', '学校名称', ['Name', '学校名称'], { aliases: ['校名', '名称'] }),
    NAME_EN,
    {
      name: 'stages',
      zh: '学段',
      type: 'list',
      required: true,
      choices: [
        { value: 'primary', zh: ['小学', '完全小学', '完小'] },
        { value: 'junior', zh: ['初中', '初级中学'] },
        { value: 'senior', zh: ['高中', '普通高中'] },
      ],
      shorthand: [
        { words: ['九年一贯制', '九年制', '九年一贯制学校', 'nine-year'], values: ['primary', 'junior'] },
        { words: ['完全中学', '完中'], values: ['junior', 'senior'] },
        { words: ['十二年一贯制', '十二年制', 'twelve-year'], values: ['primary', 'junior', 'senior'] },
      ],
      help: ['Stages taught, separated by ;', '开设学段，用 ; 分隔'],
    },
    {
      name: 'status',
      zh: '状态',
      type: 'choice',
      choices: [
        { value: 'existing', zh: ['现有', '在办'] },
        { value: 'candidate', zh: ['备选', '拟建'] },
      ],
      help: ['existing (default) or candidate site', '现有（默认）或备选校址'],
    },
    ...placeColumns(['Longitude, WGS 84', '经度（WGS 84）'], ['Latitude, WGS 84', '纬度（WGS 84）']),
    {
      name: 'unit',
      zh: '所在小区',
      aliases: ['所在单元', '所在村'],
      type: 'id',
      refersTo: 'units',
      help: ['Demand unit in which the school stands (its anchor)', '学校所在的居住单元'],
    },
    TOWNSHIP,
    {
      name: 'tier',
      zh: '类别',
      aliases: ['城乡类别', '学校类别'],
      type: 'choice',
      choices: [
        { value: 'urban', zh: ['城区', '城市', '县城'] },
        { value: 'town', zh: ['镇区', '镇', '中心校'] },
        { value: 'village', zh: ['乡村', '村', '村小'] },
        { value: 'teachingPoint', zh: ['教学点'] },
      ],
      help: ['urban, town, village or teachingPoint', '城区、镇区、乡村或教学点'],
    },
    words('cluster', '学区', ['School cluster (学区) or centre school', '学区或中心校'], {
      aliases: ['中心校', '教育集团'],
    }),
    {
      name: 'ownership',
      zh: '办学性质',
      type: 'choice',
      choices: [
        { value: 'public', zh: ['公办'] },
        { value: 'private', zh: ['民办'] },
        { value: 'provincial', zh: ['省市直属'] },
      ],
      help: ['public (default), private, provincial', '公办（默认）、民办、省市直属'],
    },
    counted(
      'classrooms',
      '教室数',
      'rooms',
      1000,
      ['Classrooms that can hold a class, all stages together', '可用普通教室数（各学段合计）'],
      { aliases: ['普通教室数'] },
    ),
    counted(
      'seats',
      '学位数',
      'pupils',
      LARGEST_COUNT,
      ['Places, where classrooms are not known', '学位数（无教室数时用）'],
      { aliases: ['核定学位'] },
    ),
    flag('combinedClasses', '复式教学', ['Grades may be taught together', '可复式教学']),
    flag('safe', '校舍安全', ['Buildings and site are safe', '校舍与校址安全']),
    flag('protected', '保留', ['Must not be closed', '不得撤并'], { aliases: ['不得撤并'] }),
    counted('boardingPlaces', '寄宿床位', 'beds', 100000, ['Beds for boarders', '寄宿床位数']),
    counted('staffQuota', '教职工编制', 'posts', 100000, ['Approved staff posts', '核定教职工编制'], {
      aliases: ['编制数'],
    }),
    ...stocks,
    measured('fixedCost', '新建费用', 'yuan', 1e13, ['Cost of opening the site', '开办（新建）费用']),
    measured('runningCost', '年运行费用', 'yuan', 1e13, ['Fixed running cost a year', '年固定运行费用']),
    measured('expansionCost', '每教室扩建费用', 'yuan', 1e12, [
      'Cost of one more classroom',
      '每增一间教室的费用',
    ]),
    counted('maxClassrooms', '教室数上限', 'rooms', 1000, [
      'Most classrooms the site can carry',
      '校址可容纳的教室上限',
    ]),
  ],
};
