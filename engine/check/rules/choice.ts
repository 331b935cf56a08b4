import { gradeNumber } from '../../policy/policy.ts';
import type { SchoolIndex } from '../../units.ts';
import type { Case, JudgedStage } from '../case.ts';
import { pupilsOf, type Sitting, sittingUnder } from '../resources.ts';
import { schoolName, stageName } from '../words.ts';
import type { Broken, JudgedRule } from './rule.ts';

/** Shares of the policy are no exact numbers. */
const ROUNDING = 1e-6;

/**
 * Pupils from outside its zone are no larger a share of a school and stage than the policy allows, or than they are today where that is
 * more: public schools of cities and towns without boarding places, of which enrolment tells it.
 */
export const choice: JudgedRule = {
  id: 'choice',
  judge(on, zones) {
    if (!on.policy.choice.binds) return [];
    const then = sittingUnder(on, zones);
    return on.stages.flatMap((stage) =>
      stage.schools.flatMap((school) => judgeSchool(on, stage, school, then) ?? []),
    );
  },
};

function judgeSchool(on: Case, stage: JudgedStage, school: SchoolIndex, then: Sitting): Broken | null {
  const most = on.policy.choice.most[stage.id];
  const { id, status, ownership, tier, boardingPlaces } = on.problem.schools[school]!;
  if (most === undefined || status !== 'existing' || ownership !== 'public' || boardingPlaces > 0)
    return null;
  if (tier !== 'urban' && tier !== 'town') return null;
  const outside = stayingFromOutside(on, stage, school);
  if (outside === 0) return null;
  const allowed = Math.max(most, shareToday(on, stage, school));
  const pupils = pupilsOf(on, stage, school, then);
  const needed = Math.ceil(outside / allowed - ROUNDING);
  if (pupils >= needed) return null;
  const name = schoolName(on.problem, school);
  const of = stageName(stage.id);
  const percent = (share: number) => (share * 100).toFixed(1);
  const share = percent(pupils === 0 ? 1 : outside / pupils);
  return {
    rule: 'choice',
    subject: `${id}/${stage.id}`,
    excess: needed - pupils,
    unit: 'pupils',
    text: {
      en: `At ${name.en} ${outside} of ${pupils} ${of.en} pupils come from outside its zone (${share} %); at most ${percent(allowed)} % may. Give its zone about ${needed - pupils} children more, or allow ${share} %.`,
      zh: `${name.zh}${of.zh} ${pupils} 名学生中 ${outside} 名来自片区外（${share}%），上限为 ${percent(allowed)}%；请为其学区增加约 ${needed - pupils} 名学生，或将上限放宽至 ${share}%。`,
    },
  };
}

/** Rows of enrolment of one school and stage that tell who comes from outside. */
function rowsOf({ problem }: Case, stage: JudgedStage, school: SchoolIndex) {
  const numbers = problem.stages[stage.index]!.grades.map((grade) => gradeNumber(problem.grades[grade]!));
  return (problem.enrolment ?? []).filter(
    (row) => row.school === school && row.outsideZone !== null && numbers.includes(row.grade),
  );
}

function shareToday(on: Case, stage: JudgedStage, school: SchoolIndex): number {
  const rows = rowsOf(on, stage, school);
  const sum = (part: 'pupils' | 'outsideZone') => rows.reduce((total, row) => total + row[part]!, 0);
  return sum('pupils') === 0 ? 0 : sum('outsideZone') / sum('pupils');
}

/** Those who have moved up to a grade that is not placed by zones. */
function stayingFromOutside(on: Case, stage: JudgedStage, school: SchoolIndex): number {
  const { problem } = on;
  const staying = problem.stages[stage.index]!.grades.filter((grade) => !stage.zoned.includes(grade)).map(
    (grade) => gradeNumber(problem.grades[grade]!),
  );
  return rowsOf(on, stage, school)
    .filter((row) => staying.includes(row.grade + on.yearsAhead))
    .reduce((sum, row) => sum + row.outsideZone!, 0);
}
