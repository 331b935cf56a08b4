import type { County } from '../county.ts';
import { type Figure, type Indicator, limitAt } from '../indicator.ts';
import { isKnown, lack } from '../lack.ts';
import type { StageSheet } from '../sheet.ts';
import type { StaffTally } from '../staff.ts';
import { classes } from './classes.ts';

/** Share of teachers with a certificate for the stage they teach. */
export const certified: Indicator = {
  id: 'certified',
  name: { en: 'Certified teachers', zh: '教师持证率' },
  unit: 'share',
  better: 'higher',
  group: 'staff',
  formula: 'teachers with a certificate of the stage ⁄ teachers whose certificates are known',
  source: '教督〔2017〕6号',
  needs: ['teachers.certificates'],
  school: (county, sheet, school) => certifiedOf(county, sheet, [school]),
  stage: (county, sheet) => certifiedOf(county, sheet, sheet.schools),
  limit: (policy) => limitAt(policy, 'teachers.certified', 'least'),
};

function certifiedOf({ staff, problem }: County, sheet: StageSheet, schools: readonly number[]): Figure {
  if (!staff) return lack('table', 'teachers');
  const sum = (counts: StaffTally['certified']) =>
    schools.reduce((total, school) => total + counts[school * problem.stages.length + sheet.stage]!, 0);
  const known = sum(staff.certificateKnown);
  return known === 0 ? lack('column', 'teachers.certificates') : sum(staff.certified) / known;
}

/** Classes of a school for which it has no teacher who could be class head. */
export const classHeads: Indicator = {
  id: 'classHeads',
  name: { en: 'Classes without a class head', zh: '缺班主任班级数' },
  unit: 'classes',
  better: 'lower',
  group: 'staff',
  formula: 'max(0, classes − teachers of the stage ⁄ heads a class): each class has one teacher as head',
  source: 'school standards of Anhui (2013) and Gansu (2016)',
  needs: ['enrolment.classes or a plan', 'teachers'],
  school(county, sheet, school) {
    if (!county.staff) return lack('table', 'teachers');
    const perClass = county.policy.values['classHeads.perClass'];
    if (perClass === null) return lack('policy', 'classHeads.perClass');
    const count = classes.school!(county, sheet, school);
    if (!isKnown(count)) return count;
    const teachers = county.staff.teachers[school * county.problem.stages.length + sheet.stage]!;
    return Math.max(0, count - Math.floor(teachers / perClass));
  },
  limit: (policy) =>
    policy.values['classHeads.perClass'] === null
      ? null
      : { value: 0, sense: 'most', path: 'classHeads.perClass' },
};
