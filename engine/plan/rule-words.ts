import { listed, type Words } from './exchange-words.ts';

/**
 * A rule of exchange plans (docs/exchange-model.md): what it is called, and what breaking it means. Plain data, which a bundler leaves
 * out where nobody asks for it.
 */
type RuleWords = readonly [name: string, nameZh: string, broken: string, brokenZh: string];

const RULES: Readonly<Record<string, RuleWords>> = {
  known: [
    'known ids',
    '编号有效',
    'the roster has no such member of staff, or the school does not exist',
    '名册中无此教职工，或学校不存在',
  ],
  once: ['one move each', '每人一次', 'the teacher is moved twice', '同一教师重复交流'],
  record: [
    'true record',
    '如实记载',
    'the place left, stage, form, last year or post is not written down as it is',
    '原学校、学段、形式、返回学年或编制所在记载不实',
  ],
  eligible: ['eligibility', '交流条件', 'the teacher is not eligible', '不符合交流条件'],
  headTerms: ['terms of heads', '校长任期', 'the head has not served the terms asked for', '校长任期未满'],
  inTerm: ['term away', '交流期', 'the teacher is on a term away', '尚在交流期内'],
  destination: [
    'destination',
    '去向有效',
    'the teacher cannot be sent to this school in this year',
    '该学年不能派往该校',
  ],
  certificate: [
    'certificate',
    '教师资格',
    'no certificate for a stage of the school',
    '无该校学段的教师资格',
  ],
  subjectTaught: [
    'subject taught',
    '学科对口',
    'the school does not teach the subject',
    '该校未开设所教学科',
  ],
  scope: ['scope', '交流范围', 'the move leaves the township or cluster', '超出乡镇（学区）范围'],
  direction: ['direction', '交流方向', 'the move goes towards town', '交流方向向上'],
  commute: ['commute limit', '通勤时限', 'the way to work is too long', '通勤超过时限'],
  carer: [
    'carers near home',
    '照护就近',
    'a carer would be too far from those at home',
    '距需照护的家人过远',
  ],
  wishes: ['wishes', '尊重志愿', 'the place is worse for the teacher than staying', '新岗位对教师更为不利'],
  forbidden: ['forbidden by hand', '人工禁止', 'the move is forbidden by hand', '属于已禁止的交流'],
  form: ['form of the move', '交流形式', 'the form is not allowed', '交流形式不允许'],
  pin: ['pinned by hand', '人工指定', 'the pinned decision is not followed', '与人工指定的安排不符'],
  subjectHours: [
    'lessons covered',
    '开足课时',
    'a subject loses lessons that the school needs',
    '学科课时因交流而不足',
  ],
  classHeads: ['class heads', '班主任配备', 'a class is left without class head', '班主任不足'],
  noHarm: ['no harm', '不削峰', 'the giving school loses more than it may', '流出学校水平下降超限'],
  villageBackbone: [
    'village backbone',
    '乡村骨干不净流出',
    'a village school loses backbone teachers',
    '乡村学校骨干教师流失',
  ],
  titleShare: ['title share', '职称结构', 'the share of senior titles is too high', '高级职称比例超限'],
  turnover: ['turnover cap', '单校流动上限', 'too many leave or arrive in one year', '单校年度流动过多'],
  quota: ['staff quota', '编制', 'the staff quota is exceeded', '超出编制'],
  heads: ['one head a school', '校长职数', 'the school has no head, or too many', '校长职数不符'],
  rate: ['least rate', '最低交流比例', 'too few are moved', '交流比例不足'],
  maxRate: ['most movers', '交流比例上限', 'too many are moved', '交流比例超限'],
  backboneShare: [
    'backbone share',
    '骨干教师比例',
    'too few backbone teachers are moved',
    '骨干教师交流比例不足',
  ],
  coefficient: [
    'difference coefficient',
    '差异系数上限',
    'the difference coefficient is too large',
    '差异系数超限',
  ],
  couple: ['couples together', '夫妻一并安排', 'a couple is parted', '夫妻分离'],
  household: ['households together', '同户一并安排', 'teachers of one household are parted', '同户教师分离'],
  swaps: ['one-for-one swaps', '对等交换', 'a swap is left open', '对调不成对'],
};

/** `no harm`; a pin of a clash, `pin:TEACHER`, with its teacher; an id that is no rule stands for itself. */
export function exchangeRuleName(id: string): Words {
  const teacher = /^pin:(.*)$/s.exec(id)?.[1];
  if (teacher !== undefined) return { en: `pin of teacher ${teacher}`, zh: `对教师 ${teacher} 的指定` };
  if (!Object.hasOwn(RULES, id)) return { en: id, zh: id };
  const [en, zh] = RULES[id]!;
  return { en, zh };
}

/** What breaking a rule means. */
export function brokenRule(id: string): Words {
  if (!Object.hasOwn(RULES, id)) return { en: `the rule ${id} is broken`, zh: `违反规则 ${id}` };
  const [, , en, zh] = RULES[id]!;
  return { en, zh };
}

/** What several broken rules mean, one after the other. */
export function brokenRules(ids: readonly string[]): Words {
  const all = ids.map(brokenRule);
  return { en: all.map(({ en }) => en).join('; '), zh: all.map(({ zh }) => zh).join('；') };
}

/** Names of rules in a row. */
export function exchangeRuleNames(ids: readonly string[]): Words {
  return listed(ids.map(exchangeRuleName));
}
