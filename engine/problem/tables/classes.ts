import {
  counted,
  gradeNumberColumn,
  measured,
  SUBJECT,
  schoolColumn,
  stageColumn,
} from './common-columns.ts';
import { LARGEST_COUNT, type TableDefinition } from './field.ts';

export const ENROLMENT: TableDefinition = {
  name: 'enrolment',
  zh: '在校生',
  help: ['Pupils who sit in the classes today', '各校各年级现有班数与在校生'],
  required: false,
  key: ['school', 'grade'],
  fields: [
    schoolColumn(),
    gradeNumberColumn(12),
    counted('classes', '班数', 'classes', 1000, ['Classes', '班数']),
    counted('pupils', '学生数', 'pupils', LARGEST_COUNT, ['Pupils', '学生数'], {
      aliases: ['在校生数', '人数'],
      required: true,
    }),
    counted('largestClass', '最大班额', 'pupils', 1000, ['Pupils in the largest class', '最大班学生数']),
    counted(
      'outsideZone',
      '学区外学生数',
      'pupils',
      LARGEST_COUNT,
      ['Of whom live outside the zone', '其中学区外学生'],
      { aliases: ['择校生数'] },
    ),
    counted('outsideCounty', '县外学生数', 'pupils', LARGEST_COUNT, [
      'Of whom live outside the county',
      '其中县外学生',
    ]),
    counted('migrant', '随迁子女数', 'pupils', LARGEST_COUNT, [
      'Of whom are migrant children',
      '其中随迁子女',
    ]),
    counted('boarding', '寄宿生数', 'pupils', LARGEST_COUNT, ['Of whom board', '其中寄宿生']),
  ],
};

export const CURRICULUM: TableDefinition = {
  name: 'curriculum',
  zh: '课程计划',
  help: ['Weekly lessons by grade and subject', '各年级各学科周课时'],
  required: false,
  key: ['grade', 'subject'],
  fields: [
    stageColumn(),
    gradeNumberColumn(9),
    SUBJECT,
    measured('weeklyLessons', '周课时', 'lessons', 60, ['Lessons a week for one class', '每班每周课时'], {
      required: true,
    }),
  ],
};
