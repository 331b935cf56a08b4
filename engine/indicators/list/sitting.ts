import { type ClassSizes, classSizes } from '../../measures/classes.ts';
import { gradeNumber } from '../../policy/index.ts';
import type { County } from '../county.ts';
import { type Lack, lack, lackOfAll } from '../lack.ts';
import { enrolmentOf } from '../roster.ts';
import type { StageSheet } from '../sheet.ts';

/**
 * How the pupils of a school sit today, grade by grade, from `enrolment.csv`. Never from residents: a plan always opens as
 * many classes as the cap asks for, so it can say nothing of crowding. The lack where a grade with pupils has no count of
 * classes.
 */
export function sittingAt(county: County, sheet: StageSheet, school: number): readonly ClassSizes[] | Lack {
  if (county.basis !== 'enrolment') return lack('today');
  if (!county.problem.enrolment) return lack('table', 'enrolment');
  const sizes: ClassSizes[] = [];
  for (const grade of county.problem.stages[sheet.stage]!.grades) {
    const number = gradeNumber(county.problem.grades[grade]!);
    const row = number === null ? undefined : enrolmentOf(county.enrolment, school, number);
    if (!row || row.pupils === 0) continue;
    if (row.classes === null || row.classes === 0) return lack('column', 'enrolment.classes');
    sizes.push(classSizes(row.pupils, row.classes, row.largestClass));
  }
  return sizes.length === 0 ? lack('pupils') : sizes;
}

/** The grades of every school of a stage that tell how they sit; a lack when none does. */
export function sittingInStage(county: County, sheet: StageSheet): readonly ClassSizes[] | Lack {
  const told = sheet.schools.map((school) => sittingAt(county, sheet, school));
  const known = told.flatMap((sizes) => ('lack' in sizes ? [] : sizes));
  return known.length > 0 ? known : lackOfAll(told.flatMap((sizes) => ('lack' in sizes ? [sizes] : [])));
}

export function sumOf(sizes: readonly ClassSizes[], read: (grade: ClassSizes) => number): number {
  return sizes.reduce((sum, grade) => sum + read(grade), 0);
}
