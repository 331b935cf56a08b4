import {
  type ExchangePlan,
  exchangeStage,
  formName,
  groupingName,
  groupName,
  measureName,
  schoolNamer,
  subjectName,
} from '../plan/index.ts';
import type { Problem } from '../problem/index.ts';
import type { Column, ReportTable } from './table.ts';

const MEASURES = ['higherDegree', 'backbone', 'artsSports', 'middleTitle'] as const;

const text = (id: string, en: string, zh: string): Column => ({ id, header: { en, zh }, kind: 'text' });
const count = (id: string, en: string, zh: string, decimals = 0): Column => ({
  id,
  header: { en, zh },
  kind: 'number',
  decimals,
});

/** The sheets of an exchange plan: list to sign, data of the letters, schools before and after, recruitment, fairness. */
export function exchangeTables(problem: Problem, plan: ExchangePlan): readonly ReportTable[] {
  return [
    listTable(problem, plan),
    lettersTable(problem, plan),
    schoolsTable(problem, plan),
    recruitTable(problem, plan),
    coefficientsTable(plan),
    fairnessTable(plan),
  ];
}

function listTable(problem: Problem, plan: ExchangePlan): ReportTable {
  const name = schoolNamer(problem);
  return {
    id: 'list',
    title: { en: 'List of moves', zh: '交流名单' },
    columns: [
      text('teacher', 'Teacher', '教师编号'),
      text('from', 'From', '原学校'),
      text('to', 'To', '交流学校'),
      text('form', 'Form', '形式'),
      text('start', 'From year', '起始学年'),
      text('end', 'Until', '返回学年'),
      text('post', 'Post at', '编制所在'),
      text('reason', 'Reason', '理由'),
      text('signature', 'Signature', '签字'),
    ],
    rows: plan.moves.map((move) => [
      move.teacher,
      name(move.from),
      name(move.to),
      formName(move.form),
      `${move.startYear}`,
      move.endYear === null ? { en: 'stays', zh: '不返回' } : `${move.endYear}`,
      name(move.post),
      { en: move.reason, zh: move.reasonZh },
      '',
    ]),
  };
}

function lettersTable(problem: Problem, plan: ExchangePlan): ReportTable {
  const name = schoolNamer(problem);
  return {
    id: 'letters',
    title: { en: 'Data of the letters', zh: '通知书数据' },
    columns: [
      text('teacher', 'Teacher', '教师编号'),
      text('from', 'From', '原学校'),
      text('to', 'To', '交流学校'),
      text('stage', 'Stage', '学段'),
      text('form', 'Form', '形式'),
      text('start', 'From year', '起始学年'),
      text('end', 'Until', '返回学年'),
    ],
    rows: plan.moves.map((move) => [
      move.teacher,
      name(move.from),
      name(move.to),
      exchangeStage(move.stage),
      formName(move.form),
      `${move.startYear}`,
      move.endYear === null ? '' : `${move.endYear}`,
    ]),
  };
}

/** One row a part of a school: today → under the plan. */
function schoolsTable(problem: Problem, plan: ExchangePlan): ReportTable {
  const name = schoolNamer(problem);
  return {
    id: 'schools',
    title: { en: 'Schools before and after', zh: '学校前后对比' },
    columns: [
      text('school', 'School', '学校'),
      text('stage', 'Stage', '学段'),
      count('pupils', 'Pupils', '学生数'),
      count('teachersBefore', 'Teachers before', '教师（前）'),
      count('teachersAfter', 'Teachers after', '教师（后）'),
      count('lessonsBefore', 'Lessons missing before', '缺课时（前）'),
      count('lessonsAfter', 'Lessons missing after', '缺课时（后）'),
      ...MEASURES.flatMap((id) => [
        count(`${id}Need`, `${measureName(id).en}: need`, `${measureName(id).zh}：需`),
        count(`${id}Before`, `${measureName(id).en}: before`, `${measureName(id).zh}：前`),
        count(`${id}After`, `${measureName(id).en}: after`, `${measureName(id).zh}：后`),
      ]),
      count('leave', 'Leave', '流出'),
      count('arrive', 'Arrive', '流入'),
    ],
    rows: plan.schools.map((card) => [
      name(card.school),
      exchangeStage(card.stage),
      card.pupils,
      card.teachers.before,
      card.teachers.after,
      card.lessonsMissing.before,
      card.lessonsMissing.after,
      ...MEASURES.flatMap((id) => {
        const { need, before, after } = card.measures[id]!;
        return [need, before, after];
      }),
      card.leave,
      card.arrive,
    ]),
  };
}

function recruitTable(problem: Problem, plan: ExchangePlan): ReportTable {
  const name = schoolNamer(problem);
  return {
    id: 'recruit',
    title: { en: 'Posts that no move can fill', zh: '需招聘岗位' },
    columns: [
      text('school', 'School', '学校'),
      text('stage', 'Stage', '学段'),
      text('what', 'Subject or measure', '学科或指标'),
      count('posts', 'Posts', '岗位数'),
      count('missing', 'Lessons or people missing', '缺课时（人数）'),
    ],
    rows: plan.recruit.map((post) => [
      name(post.school),
      exchangeStage(post.stage),
      post.kind === 'measure' ? measureName(post.what) : subjectName(post.what),
      post.posts,
      post.missing,
    ]),
    notes: [
      {
        en: 'Subjects and measures overlap: one recruit may count for both.',
        zh: '学科与指标有重叠：一名新教师可同时满足两者。',
      },
    ],
  };
}

function coefficientsTable(plan: ExchangePlan): ReportTable {
  return {
    id: 'coefficients',
    title: { en: 'Difference coefficients', zh: '差异系数' },
    columns: [
      text('stage', 'Stage', '学段'),
      text('measure', 'Per 100 pupils', '每百名学生'),
      count('before', 'Before', '前', 3),
      count('after', 'After', '后', 3),
    ],
    rows: plan.coefficients.map((one) => [
      exchangeStage(one.stage),
      measureName(one.measure),
      one.before,
      one.after,
    ]),
  };
}

function fairnessTable(plan: ExchangePlan): ReportTable {
  return {
    id: 'fairness',
    title: { en: 'Who carries the burden', zh: '负担公平性' },
    columns: [
      text('by', 'By', '分组'),
      text('group', 'Group', '组别'),
      count('eligible', 'Eligible', '符合条件'),
      count('moved', 'Moved', '交流'),
      { id: 'share', header: { en: 'Share', zh: '比例' }, kind: 'share', decimals: 1 },
      count('minutes', 'Mean extra minutes', '平均新增通勤分钟', 1),
    ],
    rows: plan.fairness.map((row) => [
      groupingName(row.by),
      groupName(row.by, row.group),
      row.eligible,
      row.moved,
      row.eligible === 0 ? null : row.moved / row.eligible,
      row.meanExtraMinutes,
    ]),
  };
}
