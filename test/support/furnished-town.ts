import { POLICY_STAGES, type Policy, RATIOS, resolvePolicy } from '../../engine/policy/index.ts';
import {
  type EnrolmentRow,
  type Outcomes,
  type Problem,
  type ReportedId,
  STOCKS,
  type Teacher,
} from '../../engine/problem/index.ts';
import { Random } from '../../engine/random.ts';
import { NONE } from '../../engine/units.ts';
import { ANY_TOWN, randomTown, type TownShape } from './random-town.ts';
import type { Town } from './tiny-town.ts';

/** One item, each as likely. */
export function pick<T>(random: Random, items: readonly T[]): T {
  return items[random.below(items.length)]!;
}

const REPORTED_IDS: readonly ReportedId[] = [
  'retention',
  'disabledEnrolment',
  'trainingHours',
  'passRate',
  'graduation',
  'fitnessPass',
  'fitnessExcellent',
  'newMyopia',
  'satisfaction',
];

const SUBJECTS = ['语文', '数学', '体育', '音乐'];

/**
 * A random town with all that indicators read: stocks (some not known), teachers, curriculum, types of school, townships,
 * classes and origins of the enrolled pupils. The same for the same seed.
 */
export function furnishedTown(seed: number, shape: TownShape = ANY_TOWN): Town & { readonly full: Policy } {
  const town = randomTown(seed, shape);
  const random = new Random(seed, 991);
  const problem = furnish(town.problem, random);
  const resolved = resolvePolicy(
    pick(random, ['cn-national-2012', 'cn-national-2017', 'cn-rural-access-2018', 'cn-anhui-2013', 'none']),
    random.float() < 0.3 ? STANDARDS_FOR_ALL : {},
  );
  if (!('policy' in resolved)) throw new Error('A profile of the program does not resolve.');
  return { ...town, problem, full: { ...resolved.policy, zoning: town.policy } };
}

/** A county that sets a standard for every ratio. */
const STANDARDS_FOR_ALL = Object.fromEntries(
  RATIOS.flatMap(({ id, unit }) =>
    POLICY_STAGES.map((stage) => [`standard.${id}.${stage}`, { value: 2, unit }]),
  ),
);

function furnish(problem: Problem, random: Random): Problem {
  const chance = (share: number) => random.float() < share;
  const townships = ['城关镇', '青龙乡'];
  const schools = problem.schools.map((school) => ({
    ...school,
    township: random.below(2),
    tier: pick(random, ['urban', 'town', 'village', 'teachingPoint'] as const),
    safe: !chance(0.15),
    senior: problem.stages[school.stages.at(-1)!]!.id === 'junior' && chance(0.2),
    stocks: Object.fromEntries(
      STOCKS.map(([id]) => [id, chance(0.1) ? null : random.below(500)]),
    ) as typeof school.stocks,
  }));
  const { units } = problem;
  return {
    ...problem,
    townships,
    schools,
    units: {
      ...units,
      township: Int32Array.from(units.ids, () => (chance(0.1) ? NONE : random.below(2))),
      urban: Uint8Array.from(units.ids, () => random.below(2)),
      population: chance(0.5) ? Int32Array.from(units.ids, () => random.below(900)) : null,
    },
    enrolment: problem.enrolment && withOrigins(problem, schools, random),
    curriculum: chance(0.8)
      ? problem.stages.flatMap(({ grades }, stage) =>
          grades.flatMap((grade) =>
            SUBJECTS.map((subject) => ({ stage, grade, subject, weeklyLessons: random.below(8) })),
          ),
        )
      : null,
    teachers: chance(0.9)
      ? schools.flatMap((school, s) =>
          Array.from({ length: random.below(6) }, (_, t) => teacher(random, `${s}-${t}`, s, school.stages)),
        )
      : null,
    moves: chance(0.5) ? [] : null,
    outcomes: chance(0.6) ? outcomes(problem, random) : null,
  };
}

function outcomes({ schools }: Problem, random: Random): Outcomes {
  const chance = (share: number) => random.float() < share;
  return {
    cohorts: chance(0.7)
      ? schools.map((_, school) => {
          const entered = random.below(200);
          return { school, entered, movedIn: random.below(9), movedOut: 0, died: 0, graduates: entered };
        })
      : null,
    results: chance(0.7)
      ? schools.flatMap(({ stages }, school) =>
          stages.map((stage) => ({
            school,
            stage,
            subject: pick(random, SUBJECTS),
            tested: random.below(90),
            mean: random.float(),
          })),
        )
      : null,
    reported: REPORTED_IDS.filter(() => chance(0.6)).map((indicator) => ({
      indicator,
      value: random.float(),
    })),
  };
}

function withOrigins(problem: Problem, schools: Problem['schools'], random: Random): readonly EnrolmentRow[] {
  const rows = problem.enrolment!.map((row): EnrolmentRow => {
    const part = () => (random.float() < 0.2 ? null : random.below(row.pupils + 1));
    return {
      ...row,
      classes: random.float() < 0.1 ? null : random.between(1, 3),
      largestClass: random.float() < 0.5 ? null : random.below(row.pupils + 1),
      outsideZone: part(),
      outsideCounty: part(),
      migrant: part(),
      boarding: part(),
    };
  });
  const seniors = schools.flatMap((school, s): EnrolmentRow[] =>
    school.senior && random.float() < 0.8
      ? [{ ...rows[0]!, school: s, grade: 10, pupils: random.below(40), classes: 1, largestClass: null }]
      : [],
  );
  return rows.length > 0 ? [...rows, ...seniors] : rows;
}

function teacher(random: Random, id: string, school: number, stages: readonly number[]): Teacher {
  const chance = (share: number) => random.float() < share;
  return {
    id,
    school,
    teachingAt: school,
    stage: pick(random, stages),
    subjects: [pick(random, SUBJECTS)],
    certificates: chance(0.2) ? null : [pick(random, stages)],
    sex: pick(random, ['f', 'm', null]),
    birthYear: chance(0.2) ? null : random.between(1965, 2000),
    title: pick(random, ['none', 'junior', 'middle', 'senior', 'principal', null]),
    degree: pick(random, ['secondary', 'associate', 'bachelor', 'master', 'doctor', null]),
    backbone: chance(0.3),
    role: pick(random, ['teacher', 'classHead', 'head', 'support']),
    terms: null,
    startYear: chance(0.2) ? null : random.between(2010, 2026),
    weeklyHours: null,
    exempt: chance(0.1) ? '孕期' : null,
    exemptUntil: null,
    couple: NONE,
    household: null,
    carer: false,
    homeLon: Number.NaN,
    homeLat: Number.NaN,
    preferences: [],
  };
}
