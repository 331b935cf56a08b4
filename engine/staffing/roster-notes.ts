import { exchangeRuleName, type Words } from '../plan/index.ts';
import type { Teacher } from '../problem/index.ts';
import { NONE } from '../units.ts';
import type { Context } from './task/context.ts';

/** Something in the roster that a rule of the exchange trips over: told with row, teacher id and rule before planning. */
export interface RosterNote {
  /** Row of the teachers' table, the header being row 1. */
  readonly row: number;
  readonly teacher: string;
  readonly rule: string;
  readonly text: { readonly en: string; readonly zh: string };
}

type Check = (
  context: Context,
  m: number,
  teacher: Teacher,
) => readonly [rule: string, en: string, zh: string] | null;

const OLDEST = 70;
const YOUNGEST = 18;

/** One finding each; the words follow the row and the id. */
const CHECKS: readonly Check[] = [
  (_, __, { startYear }) =>
    startYear === null
      ? [
          'eligible',
          'has no start year and so never counts as eligible; fill in the year of arrival',
          '无到校年份，无法认定交流资格；请补填',
        ]
      : null,
  ({ options }, _, { startYear }) =>
    startYear !== null && startYear > options.year
      ? [
          'eligible',
          `starts in ${startYear}, after the planned year; correct the start year`,
          `到校年份 ${startYear} 晚于规划学年；请更正`,
        ]
      : null,
  ({ policy }, _, { birthYear }) =>
    birthYear === null && (policy.maxAge.m !== null || policy.maxAge.f !== null)
      ? [
          'eligible',
          'has no birth year, so that the age limit cannot be applied; fill it in',
          '无出生年份，无法适用年龄限制；请补填',
        ]
      : null,
  ({ options }, _, { birthYear }) =>
    birthYear !== null && (options.year - birthYear > OLDEST || options.year - birthYear < YOUNGEST)
      ? [
          'eligible',
          `would be ${options.year - birthYear} years old; correct the birth year`,
          `年龄为 ${options.year - birthYear} 岁；请更正出生年份`,
        ]
      : null,
  ({ policy }, _, { sex }) =>
    sex === null && policy.maxAge.m !== policy.maxAge.f
      ? [
          'eligible',
          'has no sex, so that the smaller age limit is taken; fill it in',
          '无性别，按较小年龄限制处理；请补填',
        ]
      : null,
  ({ policy }, _, { role, terms }) =>
    role === 'head' && terms === null && policy.headTerms !== null
      ? [
          'headTerms',
          'is a head without number of terms and so is never due; fill it in',
          '校长无任期届数，无法认定是否应交流；请补填',
        ]
      : null,
  (_, __, { stage, certificates }) =>
    certificates !== null && !certificates.includes(stage)
      ? [
          'certificate',
          'holds no certificate for the stage taught; correct stage or certificates',
          '无所教学段教师资格；请更正学段或资格',
        ]
      : null,
  ({ parts }, _, { subjects, role }) =>
    role !== 'head' &&
    parts.subjects.length > 0 &&
    !subjects.some((subject) => parts.subjects.includes(subject))
      ? [
          'subjectTaught',
          `teaches ${subjects.join(', ') || 'nothing'}, which the curriculum does not have; use its subject names`,
          `任教学科“${subjects.join('、')}”不在课程表中；请统一学科名称`,
        ]
      : null,
  (_, __, { subjects }) =>
    new Set(subjects).size < subjects.length
      ? ['subjectHours', 'names a subject twice; name each once', '任教学科重复；请只填一次']
      : null,
  ({ roster, schoolOf }, m, { teachingAt }) => {
    const latest = roster.latest[m];
    return latest && latest.returnYear !== null && latest.to !== teachingAt && latest.from !== teachingAt
      ? [
          'inTerm',
          `teaches at ${schoolOf(teachingAt).id}, but the latest earlier move is to ${schoolOf(latest.to).id}; correct one of them`,
          `任教学校 ${schoolOf(teachingAt).id} 与最近一次交流去向 ${schoolOf(latest.to).id} 不符；请更正其一`,
        ]
      : null;
  },
  ({ parts }, _, { stage, teachingAt }) =>
    parts.taught[teachingAt * parts.stages + stage] === 0
      ? [
          'certificate',
          'teaches a stage that the school does not have; correct stage or school',
          '所教学段该校未开设；请更正学段或学校',
        ]
      : null,
  ({ roster, teacherOf }, m, { couple }) => {
    const partner = couple === NONE ? NONE : roster.memberOf[couple]!;
    return partner !== NONE && roster.couple[m] !== partner
      ? [
          'couple',
          `names ${teacherOf(partner).id} as partner, who is in a pair with somebody else; correct one of the rows`,
          `配偶 ${teacherOf(partner).id} 已与他人成对；请更正其一`,
        ]
      : null;
  },
  (_, __, { carer, homeLon, homeLat }) =>
    carer && (Number.isNaN(homeLon) || Number.isNaN(homeLat))
      ? [
          'carer',
          'cares for somebody at home, but the home is not known, so that the school of the post stands for it; fill in the home',
          '需照护家人而无住址，暂以编制学校代替；请补填住址',
        ]
      : null,
  (_, __, { exempt, exemptUntil }) =>
    exempt === null && exemptUntil !== null
      ? [
          'eligible',
          'has an end of exemption but no reason; fill in the reason or clear the date',
          '有豁免截止日期而无原因；请补填原因或清空日期',
        ]
      : null,
];

/** Every finding about every member of staff, by row; ids only, never names or reasons. */
export function rosterNotes(context: Context): readonly RosterNote[] {
  const notes: RosterNote[] = [];
  for (let m = 0; m < context.roster.teacher.length; m++) {
    const teacher = context.teacherOf(m);
    const row = context.roster.teacher[m]! + 2;
    for (const check of CHECKS) {
      const found = check(context, m, teacher);
      if (!found) continue;
      const [rule, en, zh] = found;
      const text = { en: `Teacher "${teacher.id}" ${en}.`, zh: `教师“${teacher.id}”${zh}。` };
      notes.push({ row, teacher: teacher.id, rule, text });
    }
  }
  return [...notes, ...twoHeads(context), ...aloneInHousehold(context)];
}

/** A note as one line: `Roster, row 5, rule "eligibility": Teacher "D" has no start year …`. */
export function rosterNoteText({ row, rule, text }: RosterNote): Words {
  const name = exchangeRuleName(rule);
  return {
    en: `Roster, row ${row}, rule "${name.en}": ${text.en}`,
    zh: `名册第 ${row} 行，规则“${name.zh}”：${text.zh}`,
  };
}

/** A household of one keeps nobody together: most often a code that was mistyped. */
function aloneInHousehold(context: Context): readonly RosterNote[] {
  const members = new Map<string, number[]>();
  for (let m = 0; m < context.roster.teacher.length; m++) {
    const code = context.teacherOf(m).household;
    if (code !== null) members.set(code, [...(members.get(code) ?? []), m]);
  }
  return [...members.values()]
    .filter((all) => all.length === 1)
    .map(([m]) => {
      const { id } = context.teacherOf(m!);
      return {
        row: context.roster.teacher[m!]! + 2,
        teacher: id,
        rule: 'household',
        text: {
          en: `Teacher "${id}" has a household code that nobody else on the staff has; correct or clear it.`,
          zh: `教师“${id}”的家庭编号无其他教职工使用；请更正或清空。`,
        },
      };
    });
}

/** Schools with more than one head: the rule `heads` then only keeps the number from growing. */
function twoHeads(context: Context): readonly RosterNote[] {
  const first = new Map<number, string>();
  const notes: RosterNote[] = [];
  for (let m = 0; m < context.roster.teacher.length; m++) {
    const teacher = context.teacherOf(m);
    if (teacher.role !== 'head') continue;
    const place = context.baseOf(m, 0);
    const other = first.get(place);
    if (other === undefined) {
      first.set(place, teacher.id);
      continue;
    }
    const school = context.schoolOf(place).id;
    notes.push({
      row: context.roster.teacher[m]! + 2,
      teacher: teacher.id,
      rule: 'heads',
      text: {
        en: `Teacher "${teacher.id}" is a second head of school ${school} beside "${other}"; correct one role.`,
        zh: `教师“${teacher.id}”与“${other}”同为学校 ${school} 的校长；请更正其一。`,
      },
    });
  }
  return notes;
}
