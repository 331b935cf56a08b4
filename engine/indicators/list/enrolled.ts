import { gradeNumber } from '../../policy/index.ts';
import type { EnrolmentRow } from '../../problem/index.ts';
import type { County } from '../county.ts';
import type { Figure } from '../indicator.ts';
import { lack } from '../lack.ts';
import { enrolmentOf } from '../roster.ts';
import type { StageSheet } from '../sheet.ts';

type Counted = 'outsideZone' | 'outsideCounty' | 'migrant' | 'boarding';

/** Rows of `enrolment.csv` of some schools in a stage. */
export function rowsOf(
  { problem, enrolment }: County,
  sheet: StageSheet,
  schools: readonly number[],
): readonly EnrolmentRow[] {
  return schools.flatMap((school) =>
    problem.stages[sheet.stage]!.grades.flatMap((grade) => {
      const number = gradeNumber(problem.grades[grade]!);
      const row = number === null ? undefined : enrolmentOf(enrolment, school, number);
      return row ? [row] : [];
    }),
  );
}

/** Pupils of a kind among rows, and all pupils of the rows that tell of the kind; a lack when none does. */
export function countOf(
  county: County,
  rows: readonly EnrolmentRow[],
  column: Counted,
): { readonly pupils: number; readonly of: number } | ReturnType<typeof lack> {
  if (!county.problem.enrolment) return lack('table', 'enrolment');
  let pupils = 0;
  let all = 0;
  let told = 0;
  for (const row of rows) {
    const here = row[column];
    if (here === null) continue;
    told++;
    pupils += here;
    all += row.pupils;
  }
  if (rows.length > 0 && told === 0) return lack('column', `enrolment.${column}`);
  return { pupils, of: all };
}

/** Share of a kind of pupil today, of one school and of a stage. `pick` chooses the schools that are counted. */
export function enrolledShare(
  column: Counted,
  pick: (county: County, school: number) => boolean = () => true,
  toShare: (share: number) => number = (share) => share,
) {
  const of = (county: County, sheet: StageSheet, schools: readonly number[]): Figure => {
    if (county.basis !== 'enrolment') return lack('today');
    const chosen = schools.filter((school) => pick(county, school));
    const count = countOf(county, rowsOf(county, sheet, chosen), column);
    if ('lack' in count) return count;
    return count.of === 0 ? lack('nobody') : toShare(count.pupils / count.of);
  };
  return {
    school: (county: County, sheet: StageSheet, school: number) => of(county, sheet, [school]),
    stage: (county: County, sheet: StageSheet) => of(county, sheet, sheet.schools),
  };
}
