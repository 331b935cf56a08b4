import type { Complaint } from '../problem/index.ts';

type Text = Complaint['text'];

/** What a rule that a layout would break is about, in a few words (docs/model.md). */
const NAMES: Readonly<Record<string, Text>> = {
  assigned: { zh: '有学生没有学校', en: 'children without a school' },
  capacity: { zh: '教室不足', en: 'not enough rooms' },
  contiguity: { zh: '学区不连片', en: 'a zone in pieces' },
  walkingLimit: { zh: '超出步行时限', en: 'too far to walk' },
  reach: { zh: '没有可行道路', en: 'no known way' },
  boardingPlaces: { zh: '床位不足', en: 'not enough beds' },
  lock: { zh: '违反锁定', en: 'a lock broken' },
  anchor: { zh: '学校所在地划出', en: 'a school’s own place given away' },
  keepTogether: { zh: '应同校的被分开', en: 'a group split' },
  noHarm: { zh: '学校条件下降', en: 'a school worse off' },
  choice: { zh: '片区外学生过多', en: 'too many from outside the zone' },
  coefficient: { zh: '差异系数超限', en: 'a difference coefficient over its limit' },
  siteCount: { zh: '学校数超出范围', en: 'the number of schools' },
  protectedSchool: { zh: '受保护的学校', en: 'a protected school' },
  closures: { zh: '撤并数量超限', en: 'too many closures' },
  notice: { zh: '撤并公示期', en: 'notice before closing' },
  schoolSize: { zh: '学校规模', en: 'the size of a school' },
  townshipJunior: { zh: '乡镇须有初中', en: 'a township without a junior school' },
  keptPlace: { zh: '偏远或聚居村须保留学校', en: 'a remote or large village without a school' },
  budget: { zh: '建设预算', en: 'the budget for building' },
  spendingLimit: { zh: '年度费用上限', en: 'the limit on a year’s money' },
  travelLimit: { zh: '路程上限', en: 'the limit on ways' },
};

/** The rule's name, or its id where it has none. */
export function layoutRuleName(rule: string): Text {
  return NAMES[rule] ?? { zh: rule, en: rule };
}
