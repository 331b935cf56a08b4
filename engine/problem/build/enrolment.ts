import { NONE } from '../../units.ts';
import type { ComplaintList } from '../complaints/list.ts';
import type { EnrolmentRow } from '../problem.ts';
import { checkKey, refer } from './ids.ts';
import type { County } from './links.ts';
import type { Rows } from './rows.ts';
import { statusOf } from './schools.ts';
import { gradeRange, LAST_GRADE } from './stages.ts';

const PARTS = ['outsideZone', 'outsideCounty', 'migrant', 'boarding'] as const;

/** Who sits in the classes today, in the order of the rows. */
export function enrolmentRows(table: Rows, county: County, complaints: ComplaintList): EnrolmentRow[] {
  const rows: EnrolmentRow[] = [];
  checkKey(table, complaints);
  for (let i = 0; i < table.count; i++) {
    const school = refer(table, 'school', i, county.schoolIds, complaints);
    const grade = table.number('grade', i);
    const pupils = table.number('pupils', i);
    if (school === NONE || grade === null || pupils === null) continue;
    const row: EnrolmentRow = {
      school,
      grade,
      classes: table.number('classes', i),
      pupils,
      largestClass: table.number('largestClass', i),
      outsideZone: table.number('outsideZone', i),
      outsideCounty: table.number('outsideCounty', i),
      migrant: table.number('migrant', i),
      boarding: table.number('boarding', i),
    };
    checkSchool(row, table, i, county, complaints);
    checkNumbers(row, table, i, complaints);
    rows.push(row);
  }
  return rows;
}

function checkSchool(
  { school, grade }: EnrolmentRow,
  table: Rows,
  i: number,
  { schools, layout }: County,
  complaints: ComplaintList,
): void {
  if (statusOf(schools, school) === 'candidate') {
    complaints.add('enrolment-of-candidate', table.at(i, 'school'), {});
  }
  if (schools.faulty('stages', school)) return;
  const taught = (schools.list('stages', school) ?? []).some((id) => {
    const [first, last] =
      id === 'primary' || id === 'junior' ? gradeRange(id, layout.primaryGrades) : [LAST_GRADE + 1, 12];
    return grade >= first && grade <= last;
  });
  if (!taught) complaints.add('enrolment-grade-not-taught', table.at(i, 'grade'), { grade });
}

function checkNumbers(row: EnrolmentRow, table: Rows, i: number, complaints: ComplaintList): void {
  const { pupils, classes, largestClass } = row;
  for (const part of PARTS) {
    if ((row[part] ?? 0) <= pupils) continue;
    const whole = { en: `${pupils} pupils of the row`, zh: `该行学生数 ${pupils}` };
    complaints.add('part-exceeds-whole', table.at(i, part), { whole });
  }
  if (largestClass !== null && largestClass > pupils) {
    const whole = { en: `${pupils} pupils of the row`, zh: `该行学生数 ${pupils}` };
    complaints.add('part-exceeds-whole', table.at(i, 'largestClass'), { whole });
  }
  if (classes === null) return;
  if (classes === 0) {
    if (pupils > 0) complaints.add('pupils-without-class', table.at(i, 'classes'), { pupils });
    return;
  }
  const least = Math.ceil(pupils / classes);
  if (largestClass !== null && largestClass < least) {
    complaints.add('largest-class-too-small', table.at(i, 'largestClass'), { pupils, classes, least });
  }
}
