import type { Dim } from '../task/dims.ts';

/** Words for what a school's staff is counted in. */
export const MEASURE_WORDS: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  higherDegree: { en: 'teachers above the required degree', zh: '高于规定学历教师' },
  backbone: { en: 'backbone teachers', zh: '骨干教师' },
  artsSports: { en: 'PE and arts teachers', zh: '体育艺术教师' },
  middleTitle: { en: 'teachers of middle title and above', zh: '中级及以上职称教师' },
  staff: { en: 'teachers', zh: '教师' },
};

/** The rule that a broken limit on an entry most likely stands for, as a phrase. */
export const LIMIT_WORDS: Readonly<Record<Dim['kind'], { readonly en: string; readonly zh: string }>> = {
  lessons: { en: 'a subject would be short of lessons (subjectHours)', zh: '学科课时将不足（subjectHours）' },
  staff: { en: 'a class would be without class head (classHeads)', zh: '班主任不足（classHeads）' },
  higherDegree: { en: 'a school would lose above-degree teachers (noHarm)', zh: '学历水平将下降（noHarm）' },
  backbone: {
    en: 'a school would lose backbone teachers (noHarm, villageBackbone)',
    zh: '骨干教师将流失（noHarm、villageBackbone）',
  },
  artsSports: { en: 'a school would lose PE and arts teachers (noHarm)', zh: '体育艺术教师将减少（noHarm）' },
  middleTitle: {
    en: 'a school would lose teachers of middle title (noHarm)',
    zh: '中级职称教师将减少（noHarm）',
  },
  senior: {
    en: 'the share of senior titles would be too high (titleShare)',
    zh: '高级职称比例超限（titleShare）',
  },
  heads: { en: 'a school would have no head or two (heads)', zh: '校长职数不符（heads）' },
  posts: { en: 'the staff quota would be exceeded (quota)', zh: '超出编制（quota）' },
  out: { en: 'too many would leave one school (turnover)', zh: '单校流出过多（turnover）' },
  in: { en: 'too many would arrive at one school (turnover)', zh: '单校流入过多（turnover）' },
  movers: {
    en: "the year's number of movers is used up or not reached (maxRate, rate)",
    zh: '年度交流人数已满或不足（maxRate、rate）',
  },
  backboneMovers: {
    en: 'the share of backbone teachers would be missed (backboneShare)',
    zh: '骨干比例不达标（backboneShare）',
  },
};

export const LEVEL_WORDS: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = {
  coverage: { en: 'lessons without a teacher', zh: '缺课时' },
  shortfall: { en: 'weighted shortfall', zh: '加权缺额' },
  overdue: { en: 'overdue teachers who stay', zh: '应轮未轮人数' },
  commute: { en: 'minutes of extra commute', zh: '新增通勤分钟' },
  wishes: { en: 'ranks down the wishes', zh: '志愿位次' },
  burden: { en: 'uneven burden', zh: '负担不均' },
  moves: { en: 'moves', zh: '交流人次' },
  changes: { en: 'changes to the given plan', zh: '对原方案的改动' },
};
