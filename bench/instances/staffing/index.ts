import { defaultExchangeOptions, type ExchangeOptions } from '../../../engine/plan/index.ts';
import { type ExchangePolicy, exchangePolicy, resolvePolicy } from '../../../engine/policy/index.ts';
import type { EnrolmentRow, Problem, School, Teacher } from '../../../engine/problem/index.ts';
import { Random } from '../../../engine/random.ts';
import { NONE } from '../../../engine/units.ts';
import { GRADES, LESSONS, LOADS, SUBJECTS, YEAR } from './lessons.ts';
import { drawGrade, drawSchool } from './schools.ts';
import { drawSubjects, drawTeacher } from './staff.ts';

export interface StaffingInstance {
  readonly name: string;
  readonly problem: Problem;
  readonly policy: ExchangePolicy;
  readonly options: ExchangeOptions;
}

/**
 * A county with about the given numbers of teachers and schools: urban schools are large and well staffed, villages small and
 * short of English, PE, music and art, of degrees and of backbone teachers; homes lie towards the county town.
 */
export function staffingInstance(teachers: number, schools: number, seed: number): StaffingInstance {
  const random = new Random(seed, 4);
  const resolved = resolvePolicy('cn-rural-access-2018', {
    'exchange.maxRate': { value: 0.3, unit: 'share' },
    'exchange.turnoverCap': { value: 0.3, unit: 'share' },
  });
  if ('complaints' in resolved) throw new Error(resolved.complaints.map((one) => one.text.en).join('\n'));
  const radius = 0.08 * Math.sqrt(schools / 10);
  const placed = Array.from({ length: schools }, (_, s) => drawSchool(random, s, schools, radius));
  const staffEach = teachers / placed.reduce((sum, one) => sum + one.weight, 0);
  const enrolment: EnrolmentRow[] = [];
  const staff: Teacher[] = [];
  for (const [s, { school, weight, stage }] of placed.entries()) {
    const wanted = Math.max(3, weight * staffEach);
    const lessonsAClass = SUBJECTS.reduce((sum, subject) => sum + LESSONS[subject]![stage], 0);
    const grades = GRADES.filter((grade) => (stage === 0 ? grade <= 6 : grade > 6));
    const classes = Math.max(1, Math.round((wanted * LOADS[stage]) / lessonsAClass / grades.length));
    for (const grade of grades) enrolment.push(drawGrade(random, s, school.tier!, grade, classes));
    for (const subject of drawSubjects(random, school.tier!, stage, classes * grades.length)) {
      staff.push(drawTeacher(random, staff.length, s, placed, stage, subject));
    }
    staff.push({
      ...drawTeacher(random, staff.length, s, placed, stage, 'chinese'),
      role: 'head',
      terms: random.below(4),
    });
  }
  const problem = countyOf(
    `staffing-${teachers}-${schools}-${seed}`,
    placed.map((one) => one.school),
    enrolment,
    staff,
  );
  const policy = exchangePolicy(resolved.policy);
  return { name: problem.name, problem, policy, options: { ...defaultExchangeOptions(YEAR), seed } };
}

function countyOf(
  name: string,
  schools: readonly School[],
  enrolment: readonly EnrolmentRow[],
  teachers: readonly Teacher[],
): Problem {
  const couples = teachers.map((one, i) => {
    // Every fortieth teacher is married to the one hired next.
    const partner = i % 40 === 0 ? i + 1 : i % 40 === 1 ? i - 1 : NONE;
    return partner < teachers.length ? { ...one, couple: partner } : one;
  });
  return {
    name,
    hash: name,
    grades: GRADES.map((grade) => `g${grade}`),
    stages: [
      { id: 'primary', grades: [0, 1, 2, 3, 4, 5] },
      { id: 'junior', grades: [6, 7, 8] },
    ],
    years: [YEAR],
    townships: Array.from({ length: Math.ceil(schools.length / 12) + 1 }, (_, t) => `Township ${t}`),
    units: NO_UNITS,
    schools,
    adjacency: { start: new Int32Array(1), neighbour: new Int32Array(0), length: null },
    enrolment,
    zonesInForce: null,
    curriculum: SUBJECTS.flatMap((subject) =>
      GRADES.map((grade) => ({
        stage: grade <= 6 ? 0 : 1,
        grade: grade - 1,
        subject,
        weeklyLessons: LESSONS[subject]![grade <= 6 ? 0 : 1],
      })),
    ),
    teachers: couples,
    moves: null,
    outcomes: null,
    growth: null,
    streets: null,
    travelRows: null,
    policy: null,
  };
}

const NO_UNITS: Problem['units'] = {
  count: 0,
  ids: [],
  names: [],
  namesEn: [],
  township: new Int32Array(0),
  lon: new Float64Array(0),
  lat: new Float64Array(0),
  pupils: [new Int32Array(0)],
  polygons: null,
  population: null,
  migrant: null,
  boarding: null,
  terrain: [],
  concentratedVillage: new Uint8Array(0),
  urban: new Uint8Array(0),
  elevation: null,
};
