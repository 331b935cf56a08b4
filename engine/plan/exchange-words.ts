import type { Problem } from '../problem/index.ts';
import type { ExchangeForm, ExchangeGoalId } from './exchange-options.ts';
import type { FairnessRow } from './exchange-plan.ts';

/** What the terms of an exchange plan are called, for everybody who tells of one: reasons, tables, terminal, judge, server. */
export interface Words {
  readonly en: string;
  readonly zh: string;
}

type Dictionary<K extends string = string> = Readonly<Record<K, Words>>;

const FORMS: Dictionary<ExchangeForm> = {
  rotation: { en: 'rotation', zh: '轮岗' },
  swap: { en: 'swap', zh: '对调' },
  secondment: { en: 'secondment', zh: '支教' },
  shared: { en: 'shared between schools', zh: '走教' },
  head: { en: "head's move", zh: '校长交流' },
};

const GOALS: Dictionary<ExchangeGoalId> = {
  coverage: { en: 'lessons without a teacher', zh: '缺课时' },
  shortfall: { en: 'weighted shortfall', zh: '加权缺额' },
  overdue: { en: 'overdue teachers who stay', zh: '应交流未交流' },
  commute: { en: 'extra commute', zh: '新增通勤' },
  wishes: { en: 'ranks down the wishes', zh: '志愿位次' },
  burden: { en: 'uneven burden', zh: '负担不均' },
  moves: { en: 'moves', zh: '交流人次' },
  changes: { en: 'changes to the given plan', zh: '对原方案的改动' },
};

const UNITS: Dictionary = {
  lessons: { en: 'lessons', zh: '课时' },
  'weighted teachers': { en: 'weighted teachers', zh: '加权人数' },
  teachers: { en: 'teachers', zh: '人' },
  'minutes one way': { en: 'minutes one way', zh: '分钟（单程）' },
  ranks: { en: 'ranks', zh: '位次' },
  moves: { en: 'moves', zh: '人次' },
  posts: { en: 'posts', zh: '个编制' },
  heads: { en: 'heads', zh: '名校长' },
  thousandths: { en: 'thousandths', zh: '个千分点' },
  'percent-teachers': { en: 'percent-teachers', zh: '百分点·人' },
  'couples × years': { en: 'couples × years', zh: '对·学年' },
  'pairs × years': { en: 'pairs × years', zh: '对·学年' },
};

const MEASURES: Dictionary = {
  higherDegree: { en: 'teachers above the required degree', zh: '高于规定学历教师' },
  backbone: { en: 'backbone teachers', zh: '骨干教师' },
  artsSports: { en: 'PE and arts teachers', zh: '体育艺术教师' },
  middleTitle: { en: 'teachers of middle title and above', zh: '中级及以上职称教师' },
};

const SUBJECTS: Dictionary = {
  chinese: { en: 'Chinese', zh: '语文' },
  maths: { en: 'maths', zh: '数学' },
  english: { en: 'English', zh: '英语' },
  physics: { en: 'physics', zh: '物理' },
  chemistry: { en: 'chemistry', zh: '化学' },
  biology: { en: 'biology', zh: '生物' },
  history: { en: 'history', zh: '历史' },
  geography: { en: 'geography', zh: '地理' },
  morality: { en: 'morality and law', zh: '道德与法治' },
  science: { en: 'science', zh: '科学' },
  it: { en: 'information technology', zh: '信息科技' },
  pe: { en: 'PE', zh: '体育与健康' },
  music: { en: 'music', zh: '音乐' },
  art: { en: 'art', zh: '美术' },
  labour: { en: 'labour', zh: '劳动' },
  practice: { en: 'comprehensive practice', zh: '综合实践活动' },
};

const STAGES: Dictionary = {
  primary: { en: 'primary', zh: '小学' },
  junior: { en: 'junior', zh: '初中' },
};

const GROUPS: Readonly<Record<FairnessRow['by'], { readonly name: Words; readonly groups: Dictionary }>> = {
  age: {
    name: { en: 'age', zh: '年龄' },
    groups: {
      '0+': { en: 'below 30', zh: '30 岁以下' },
      '30+': { en: '30 to 39', zh: '30—39 岁' },
      '40+': { en: '40 to 49', zh: '40—49 岁' },
      '50+': { en: '50 and above', zh: '50 岁及以上' },
    },
  },
  sex: {
    name: { en: 'sex', zh: '性别' },
    groups: { f: { en: 'women', zh: '女' }, m: { en: 'men', zh: '男' } },
  },
  tier: {
    name: { en: 'tier of school', zh: '学校类别' },
    groups: {
      urban: { en: 'urban', zh: '城区' },
      town: { en: 'town', zh: '镇区' },
      village: { en: 'village', zh: '乡村' },
      teachingPoint: { en: 'teaching point', zh: '教学点' },
    },
  },
  title: {
    name: { en: 'title', zh: '职称' },
    groups: {
      none: { en: 'none yet', zh: '未定级' },
      junior: { en: 'junior', zh: '初级' },
      middle: { en: 'middle', zh: '中级' },
      senior: { en: 'senior', zh: '高级' },
      principal: { en: 'principal', zh: '正高级' },
    },
  },
};

const NOT_KNOWN: Words = { en: 'not known', zh: '不详' };

/** An entry of a dictionary; a word of the dataset's own stands for itself in both languages. */
function entry(words: Dictionary, id: string): Words {
  return Object.hasOwn(words, id) ? words[id]! : { en: id, zh: id };
}

export const formName = (form: ExchangeForm): Words => FORMS[form];
/** A goal of an exchange plan; null for the goals of other plans. */
export const exchangeGoalName = (id: string): Words | null =>
  Object.hasOwn(GOALS, id) ? entry(GOALS, id) : null;
export const exchangeUnit = (unit: string): Words => entry(UNITS, unit);
/** One of the four measures, as the subject of a sentence. */
export const measureName = (id: string): Words => entry(MEASURES, id);
/** A subject of the curriculum; rosters in Chinese bring their own names. */
export const subjectName = (id: string): Words => entry(SUBJECTS, id);
export const exchangeStage = (id: string): Words => entry(STAGES, id);
/** What a burden is told by: age, sex, tier, title. */
export const groupingName = (by: FairnessRow['by']): Words => GROUPS[by].name;
export const groupName = (by: FairnessRow['by'], group: string): Words =>
  group === 'unknown' ? NOT_KNOWN : entry(GROUPS[by].groups, group);

/** Names of schools by id, in each language; a school that has none is called by its id. */
export function schoolNamer({ schools }: Pick<Problem, 'schools'>): (id: string) => Words {
  const names = new Map(
    schools.map(({ id, name, nameEn }) => [id, { en: nameEn || name || id, zh: name || id }]),
  );
  return (id) => names.get(id) ?? { en: id, zh: id };
}

/** Names in a row: `a, b` and `a、b`. */
export function listed(names: readonly Words[]): Words {
  return { en: names.map(({ en }) => en).join(', '), zh: names.map(({ zh }) => zh).join('、') };
}
