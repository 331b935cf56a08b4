import {
  brokenRule,
  exchangeRuleName,
  exchangeStage,
  exchangeUnit,
  listed,
  measureName,
  schoolNamer,
  subjectName,
  type Violation,
  type Words,
} from '../../plan/index.ts';
import type { Problem } from '../../problem/index.ts';

/** `no harm, No. 1 Primary School, primary, backbone teachers: the giving school loses more than it may (by 2 teachers).` */
export function violationText(
  problem: Pick<Problem, 'schools'>,
  { rule, subject, excess, unit }: Violation,
): Words {
  const name = exchangeRuleName(rule);
  const broken = brokenRule(rule);
  const of = exchangeUnit(unit);
  const who = subjectWords(problem, subject);
  return {
    en: `${name.en}, ${who.en}: ${broken.en} (by ${excess} ${of.en}).`,
    zh: `${name.zh}，${who.zh}：${broken.zh}（超出 ${excess} ${of.zh}）。`,
  };
}

/** What a rule is broken by: a teacher's id, a school, `school/stage/measure or subject`, a year. */
function subjectWords(problem: Pick<Problem, 'schools'>, subject: string): Words {
  const school = schoolNamer(problem);
  const known = new Set(problem.schools.map(({ id }) => id));
  if (known.has(subject)) return school(subject);
  return listed(subject.split('/').map((part) => (known.has(part) ? school(part) : wordOf(part))));
}

function wordOf(part: string): Words {
  const none = { en: part, zh: part };
  const words = [exchangeStage, measureName, subjectName].map((name) => name(part));
  return SIDES[part] ?? words.find(({ zh }) => zh !== part) ?? none;
}

const SIDES: Readonly<Record<string, Words>> = {
  out: { en: 'leaving', zh: '流出' },
  in: { en: 'arriving', zh: '流入' },
};
