import { counted, SUBJECT, schoolColumn, stageColumn } from './common-columns.ts';
import { type Field, LARGEST_COUNT, type TableDefinition } from './field.ts';

function pupils(name: string, zh: string, ...help: readonly [en: string, zh: string]): Field {
  return counted(name, zh, 'pupils', LARGEST_COUNT, help, { required: true });
}

export const COHORTS: TableDefinition = {
  name: 'cohorts',
  zh: '初中巩固率',
  help: ['The cohort that leaves junior school, from its entry on', '初中毕业届学生自入学起的变动'],
  required: false,
  key: ['school'],
  fields: [
    schoolColumn(),
    pupils('entered', '入学人数', 'Pupils who entered the first junior grade', '初一入学人数'),
    pupils('movedIn', '转入人数', 'Moved in since', '三年内转入'),
    pupils('movedOut', '转出人数', 'Moved out since', '三年内转出'),
    pupils('died', '死亡人数', 'Died since', '三年内死亡'),
    pupils('graduates', '毕业人数', 'Pupils who finish', '毕业人数'),
  ],
};

export const RESULTS: TableDefinition = {
  name: 'results',
  zh: '学业质量监测',
  help: ['Mean results of schools; reported, never pursued', '各校监测平均得分率；仅作报告，不作优化目标'],
  required: false,
  key: ['school', 'stage', 'subject'],
  fields: [
    schoolColumn(),
    stageColumn(),
    SUBJECT,
    pupils('tested', '参测人数', 'Pupils who took part', '参测人数'),
    {
      name: 'mean',
      zh: '平均得分率',
      aliases: ['得分率'],
      type: 'number',
      required: true,
      minimum: 0,
      maximum: 1,
      help: ['Mean score as a share of the full score, 0-1', '平均分占满分的比例（0-1）'],
    },
  ],
};

/** Figures of the whole county that somebody counted; the names are those of the profile's settings `reported.*`. */
export const REPORTED: TableDefinition = {
  name: 'reported',
  zh: '填报指标',
  help: ['Figures of the county that no other table holds', '其他表中没有、由县填报的指标'],
  required: false,
  key: ['indicator'],
  fields: [
    {
      name: 'indicator',
      zh: '指标',
      type: 'choice',
      required: true,
      choices: [
        { value: 'retention', zh: ['初中三年巩固率', '巩固率'] },
        { value: 'disabledEnrolment', zh: ['残疾儿童入学率'] },
        { value: 'trainingHours', zh: ['教师年培训学时', '培训学时'] },
        { value: 'passRate', zh: ['全科合格率'] },
        { value: 'graduation', zh: ['毕业年级毕业率', '毕业率'] },
        { value: 'fitnessPass', zh: ['体质健康合格率'] },
        { value: 'fitnessExcellent', zh: ['体质健康优秀率'] },
        { value: 'newMyopia', zh: ['近视眼年新发病率'] },
        { value: 'satisfaction', zh: ['群众满意度'] },
      ],
      help: ['What is reported', '指标名称'],
    },
    {
      name: 'value',
      zh: '数值',
      type: 'number',
      required: true,
      minimum: 0,
      maximum: 10_000,
      help: ['Share 0-1; training in hours a year', '比率填 0-1；培训填年学时数'],
    },
  ],
};
