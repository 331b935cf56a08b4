import type { Violation } from '../../plan/index.ts';
import type { Text } from '../words.ts';

/** What breaking a rule of docs/exchange-model.md means. */
const MEANING: Readonly<Record<string, Text>> = {
  known: {
    en: 'the roster has no such member of staff, or the school does not exist',
    zh: '名册中无此教职工，或学校不存在',
  },
  once: { en: 'the teacher is moved twice', zh: '同一教师重复交流' },
  record: {
    en: 'the place left, stage, form, last year or post is not written down as it is',
    zh: '原学校、学段、形式、返回学年或编制所在记载不实',
  },
  eligible: { en: 'the teacher is not eligible', zh: '不符合交流条件' },
  destination: { en: 'the teacher cannot be sent to this school in this year', zh: '该学年不能派往该校' },
  certificate: { en: 'no certificate for a stage of the school', zh: '无该校学段的教师资格' },
  subjectTaught: { en: 'the school does not teach the subject', zh: '该校未开设所教学科' },
  scope: { en: 'the move leaves the township or cluster', zh: '超出乡镇（学区）范围' },
  direction: { en: 'the move goes towards town', zh: '交流方向向上' },
  commute: { en: 'the way to work is too long', zh: '通勤超过时限' },
  wishes: { en: 'the place is worse for the teacher than staying', zh: '新岗位对教师更为不利' },
  forbidden: { en: 'the move is forbidden by hand', zh: '属于已禁止的交流' },
  form: { en: 'the form is not allowed', zh: '交流形式不允许' },
  pin: { en: 'the pinned decision is not followed', zh: '未执行已指定的安排' },
  subjectHours: { en: 'a subject loses lessons that the school needs', zh: '学科课时因交流而不足' },
  classHeads: { en: 'a class is left without class head', zh: '班主任不足' },
  noHarm: { en: 'the giving school loses more than it may', zh: '流出学校水平下降超限' },
  villageBackbone: { en: 'a village school loses backbone teachers', zh: '乡村学校骨干教师流失' },
  titleShare: { en: 'the share of senior titles is too high', zh: '高级职称比例超限' },
  turnover: { en: 'too many leave or arrive in one year', zh: '单校年度流动过多' },
  quota: { en: 'the staff quota is exceeded', zh: '超出编制' },
  heads: { en: 'the school has no head, or too many', zh: '校长职数不符' },
  rate: { en: 'too few are moved', zh: '交流比例不足' },
  maxRate: { en: 'too many are moved', zh: '交流比例超限' },
  backboneShare: { en: 'too few backbone teachers are moved', zh: '骨干教师交流比例不足' },
  coefficient: { en: 'the difference coefficient is too large', zh: '差异系数超限' },
  couple: { en: 'a couple is parted', zh: '夫妻分离' },
  swaps: { en: 'a swap is left open', zh: '对调不成对' },
};

/** `No harm: S001/primary/backbone by 2 teachers: the giving school loses more than it may.` */
export function violationText({ rule, subject, excess, unit }: Violation): Text {
  const { en, zh } = MEANING[rule] ?? { en: 'the rule is broken', zh: '违反该规则' };
  return {
    en: `${rule}, ${subject}: ${en} (by ${excess} ${unit}).`,
    zh: `${rule}，${subject}：${zh}（超出 ${excess} ${unit}）。`,
  };
}
