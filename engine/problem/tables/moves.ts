import type { Choice, TableDefinition } from './field.ts';

/** The forms in which a teacher may serve at another school (教师〔2014〕4号 and local practice). */
const FORM: readonly Choice[] = [
  { value: 'rotation', zh: ['轮岗', '定期交流'] },
  { value: 'swap', zh: ['对调'] },
  { value: 'secondment', zh: ['支教'] },
  { value: 'shared', zh: ['走教'] },
  { value: 'head', zh: ['校长交流'] },
];

export const MOVES: TableDefinition = {
  name: 'moves',
  zh: '交流记录',
  help: ['Earlier moves of teachers', '历年教师交流记录'],
  required: false,
  key: ['teacher', 'startYear'],
  fields: [
    {
      name: 'teacher',
      zh: '教师编号',
      type: 'id',
      required: true,
      refersTo: 'teachers',
      help: ['Teacher', '教师'],
    },
    {
      name: 'from',
      zh: '原学校',
      type: 'id',
      required: true,
      refersTo: 'schools',
      help: ['From school', '原学校'],
    },
    {
      name: 'to',
      zh: '到学校',
      aliases: ['交流学校'],
      type: 'id',
      required: true,
      refersTo: 'schools',
      help: ['To school', '交流到学校'],
    },
    {
      name: 'form',
      zh: '交流形式',
      type: 'choice',
      choices: FORM,
      required: true,
      help: ['Form of the move', '交流形式'],
    },
    {
      name: 'startYear',
      zh: '开始学年',
      type: 'integer',
      required: true,
      minimum: 1980,
      maximum: 2100,
      help: ['First school year', '开始学年'],
    },
    {
      name: 'returnYear',
      zh: '返回学年',
      type: 'integer',
      minimum: 1980,
      maximum: 2100,
      help: ['School year of return; empty: stays', '返回学年；不填为不返回'],
    },
  ],
};
