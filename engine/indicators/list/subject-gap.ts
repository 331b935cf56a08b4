import { subjectDemand } from '../../measures/staffing.ts';
import type { County } from '../county.ts';
import type { Figure, Indicator, Part } from '../indicator.ts';
import { isKnown, lack, lackOfAll } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';
import { sittingAt } from './sitting.ts';

/** Full posts that schools lack in subjects: demand of the curriculum less what its teachers give; no subject offsets another. */
export const subjectGap: Indicator = {
  id: 'subjectGap',
  name: { en: 'Subject posts lacking', zh: '学科教师缺口' },
  unit: 'posts',
  better: 'lower',
  group: 'staff',
  formula:
    'Σ over subjects with at least half a post lacking: Σ_g classes · weekly lessons ⁄ load − posts of its teachers; further subjects of a teacher by the share of the profile',
  source: 'own definition',
  needs: ['enrolment.classes or a plan', 'curriculum', 'teachers', 'load in the profile'],
  school: (county, sheet, school) => {
    const gaps = gapsAt(county, sheet, school);
    return gaps instanceof Map ? [...gaps.values()].reduce((sum, gap) => sum + gap, 0) : gaps;
  },
  stage(county, sheet) {
    const figures = sheet.schools.map((school) => subjectGap.school!(county, sheet, school));
    const known = figures.filter(isKnown);
    if (known.length === 0) return lackOfAll(figures);
    return known.reduce((sum, one) => sum + one, 0);
  },
  parts: bySubject,
  limit: (policy, stage) =>
    stage && policy.values[`load.${stage}`] !== null
      ? { value: 0, sense: 'most', path: `load.${stage}`, advisory: true }
      : null,
};

function bySubject(county: County, sheet: StageSheet): readonly Part[] {
  const sums = new Map<string, number>();
  for (const school of sheet.schools) {
    const gaps = gapsAt(county, sheet, school);
    if (!(gaps instanceof Map)) continue;
    for (const [subject, gap] of gaps) sums.set(subject, (sums.get(subject) ?? 0) + gap);
  }
  return [...sums].map(([subject, gap]): Part => ({ name: { en: subject, zh: subject }, figure: gap }));
}

/** Posts lacking in each subject of the curriculum; 0 where there are enough, or so few are lacking that others teach it. */
function gapsAt(
  county: County,
  sheet: StageSheet,
  school: number,
): Map<string, number> | Exclude<Figure, number> {
  const { problem, staff, policy } = county;
  if (!problem.curriculum) return lack('table', 'curriculum');
  if (!staff) return lack('table', 'teachers');
  const load = sheet.policyStage && policy.values[`load.${sheet.policyStage}`];
  if (!load) return lack('policy', 'load');
  const counts = classesByGrade(county, sheet, school);
  if ('lack' in counts) return counts;
  const { grades } = problem.stages[sheet.stage]!;
  const lessons = new Map<string, number[]>();
  for (const row of problem.curriculum) {
    if (row.stage !== sheet.stage) continue;
    const ofSubject = lessons.get(row.subject) ?? grades.map(() => 0);
    ofSubject[grades.indexOf(row.grade)]! += row.weeklyLessons;
    lessons.set(row.subject, ofSubject);
  }
  const at = school * problem.stages.length + sheet.stage;
  const smallest = policy.values['subjects.smallestGap'] ?? 0;
  const gaps = new Map<string, number>();
  for (const [subject, weekly] of lessons) {
    const teachers = staff.bySubject.get(subject)?.[at] ?? 0;
    const gap = subjectDemand(counts, weekly, load) - teachers;
    gaps.set(subject, gap >= smallest && gap > 0 ? gap : 0);
  }
  return gaps;
}

function classesByGrade(
  county: County,
  sheet: StageSheet,
  school: number,
): readonly number[] | Exclude<Figure, number> {
  const { problem, roster, policy } = county;
  const { grades } = problem.stages[sheet.stage]!;
  if (county.basis === 'enrolment') {
    const sitting = sittingAt(county, sheet, school);
    if ('lack' in sitting) return sitting;
    const taught = grades.filter((grade) => roster.pupils[school * roster.gradeCount + grade]! > 0);
    return grades.map((grade) => sitting[taught.indexOf(grade)]?.classes ?? 0);
  }
  const cap = policy.zoning.classCap[sheet.id];
  if (cap === undefined) return lack('policy', 'classCap');
  return grades.map((grade) => Math.ceil(roster.pupils[school * roster.gradeCount + grade]! / cap));
}
