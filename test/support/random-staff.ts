import { defaultExchangeOptions, type ExchangeOptions } from '../../engine/plan/index.ts';
import type { ExchangePolicy } from '../../engine/policy/index.ts';
import type { Problem, School, Teacher } from '../../engine/problem/index.ts';
import { Random } from '../../engine/random.ts';
import { NONE } from '../../engine/units.ts';
import { buildTown } from './tiny-town.ts';

export interface StaffCase {
  readonly problem: Problem;
  readonly policy: ExchangePolicy;
  readonly options: ExchangeOptions;
}

export interface StaffShape {
  readonly teachers: readonly [number, number];
  readonly schools: readonly [number, number];
}

const SUBJECTS = ['chinese', 'maths', 'pe'];
const YEAR = 2026;

/** A small county with staff drawn at random: every attribute that a rule or goal reads takes every kind of value. */
export function randomStaff(
  seed: number,
  shape: StaffShape,
  changes: Partial<ExchangeOptions> = {},
): StaffCase {
  const random = new Random(seed, 77);
  const pick = <T>(items: readonly T[]): T => items[random.below(items.length)]!;
  const chance = (share: number) => random.float() < share;
  const schoolCount = random.between(...shape.schools);
  const ids = Array.from({ length: schoolCount }, (_, s) => `S${s}`);
  const town = buildTown({
    stages: [
      { id: 'primary', grades: ['g1', 'g2'] },
      { id: 'junior', grades: ['g7'] },
    ],
    years: [YEAR],
    units: [{ id: 'u0', pupils: [[0, 0, 0]] }],
    schools: ids.map((id) => ({
      id,
      stages: pick([['primary'], ['primary'], ['junior'], ['primary', 'junior']]),
      lon: 116 + random.float() * 0.2,
      lat: 33 + random.float() * 0.2,
      tier: pick<School['tier']>(['urban', 'town', 'village', 'teachingPoint', null]),
      township: random.below(2),
      cluster: pick([null, 'A', 'B']),
      ownership: chance(0.08) ? 'private' : 'public',
      staffQuota: chance(0.3) ? random.between(1, 5) : null,
    })),
  });
  const schools = town.problem.schools;
  const enrolment = schools.flatMap((_, school) =>
    [1, 2, 7].map((grade) => ({
      school,
      grade,
      classes: chance(0.5) ? random.between(0, 2) : null,
      pupils: random.between(0, 60),
      largestClass: null,
      outsideZone: null,
      outsideCounty: null,
      migrant: null,
      boarding: null,
    })),
  );
  const count = random.between(...shape.teachers);
  const teacher = (i: number): Teacher => {
    const school = random.below(schoolCount);
    const role = pick<Teacher['role']>([
      'teacher',
      'teacher',
      'teacher',
      'classHead',
      'head',
      'support',
      'deputy',
    ]);
    return {
      id: `T${i}`,
      school,
      teachingAt: chance(0.1) ? random.below(schoolCount) : school,
      stage: pick(schools[school]!.stages),
      subjects: chance(0.3) ? [...SUBJECTS].sort(() => random.float() - 0.5).slice(0, 2) : [pick(SUBJECTS)],
      certificates: pick([null, [0], [1], [0, 1]]),
      sex: pick(['f', 'm', null] as const),
      birthYear: chance(0.1) ? null : random.between(1964, 2002),
      title: pick(['none', 'junior', 'middle', 'senior', 'principal', null] as const),
      degree: pick(['secondary', 'associate', 'bachelor', 'master', null] as const),
      backbone: chance(0.4),
      role,
      terms: chance(0.3) ? null : random.between(0, 3),
      startYear: chance(0.05) ? null : random.between(2010, 2025),
      weeklyHours: null,
      exempt: chance(0.1) ? 'illness' : null,
      exemptUntil: pick([null, '2020-01-01', '2027-01-31']),
      couple: NONE,
      household: null,
      carer: false,
      homeLon: chance(0.3) ? Number.NaN : 116 + random.float() * 0.2,
      homeLat: 33 + random.float() * 0.2,
      preferences: ids.map((_, s) => s).filter(() => chance(0.2)),
    };
  };
  const drawn = Array.from({ length: count }, (_, i) => teacher(i));
  // Three to a household and more, so that ties are more than pairs.
  const teachers = drawn.map((one) => ({
    ...one,
    couple: chance(0.15) ? random.below(count) : NONE,
    household: chance(0.3) ? pick(['H1', 'H2']) : null,
    carer: chance(0.15),
  }));
  const moves = teachers.flatMap((one, index) =>
    chance(0.15)
      ? [
          {
            teacher: index,
            from: one.school,
            to: one.teachingAt,
            form: 'rotation' as const,
            startYear: random.between(2019, 2025),
            returnYear: pick([null, 2026, 2027, 2028]),
          },
        ]
      : [],
  );
  const curriculum = [0, 1, 2].flatMap((grade) =>
    SUBJECTS.map((subject) => ({
      stage: grade < 2 ? 0 : 1,
      grade,
      subject,
      weeklyLessons: random.between(0, 14) / 2,
    })),
  );
  const problem: Problem = {
    ...town.problem,
    teachers,
    moves,
    enrolment,
    curriculum: chance(0.9) ? curriculum : null,
  };
  const policy = { ...randomPolicy(random), coefficients: randomLimits(new Random(seed, 9)) };
  const years = chance(0.3) ? 2 : 1;
  const options: ExchangeOptions = {
    ...defaultExchangeOptions(YEAR),
    mode: pick(['directed', 'directed', 'wishes'] as const),
    years,
    scope: pick(['county', 'county', 'township', 'cluster'] as const),
    direction: pick(['any', 'any', 'downward'] as const),
    flow: chance(0.2) ? 'swaps' : 'free',
    swapSubject: chance(0.5),
    forms: chance(0.5)
      ? ['rotation', 'secondment', 'head', 'swap']
      : ['rotation', 'secondment', 'head', 'swap', 'shared'],
    noHarm: pick(['strict', 'tolerance', 'lend', 'off'] as const),
    tolerance: pick([0, 0.05, 0.5]),
    crossStage: chance(0.4),
    protectVillages: chance(0.5),
    minimumRate: chance(0.15),
    forbidden: chance(0.3) ? [{ teacher: 'T0', school: 'S0' }, { teacher: 'T1' }] : [],
    pins: chance(0.2)
      ? [
          pick([
            { teacher: 'T2', school: null },
            { teacher: 'T2', school: 'S0', reason: 'asked' },
          ]),
        ]
      : [],
    seed,
    iterations: 2000,
    seconds: null,
    ...changes,
  };
  return { problem, policy, options };
}

/** In a third of the cases some measures may not spread further than a limit. */
function randomLimits(random: Random): ExchangePolicy['coefficients'] {
  if (random.below(3) > 0) return [];
  return (['higherDegree', 'backbone'] as const).map((measure) => ({
    stage: 'primary',
    measure,
    most: random.between(0, 8) / 10,
    weight: random.below(2) === 0 ? 'pupils' : 'plain',
    deviation: random.below(2) === 0 ? 'population' : 'sample',
  }));
}

function randomPolicy(random: Random): ExchangePolicy {
  const pick = <T>(items: readonly T[]): T => items[random.below(items.length)]!;
  const standard = () => ({ primary: random.between(0, 8), junior: random.between(0, 8) });
  return {
    profile: 'test',
    classCap: { primary: 45 },
    load: pick([{ primary: 16, junior: 12 }, { primary: 15.5 }]),
    headLoad: 0.5,
    secondSubjectShare: pick([0, 0.25, 0.4]),
    artsSubjects: ['pe'],
    aboveDegreeFrom: { primary: 'associate', junior: 'bachelor' },
    standard: {
      higherDegree: standard(),
      backbone: standard(),
      artsSports: standard(),
      middleTitle: pick<Record<string, number>>([{}, { primary: 3 }]),
    },
    experience: pick(['countyMean', 'none'] as const),
    minYears: random.between(0, 6),
    maxYears: pick([null, 10]),
    minInterval: random.between(0, 4),
    headTerms: pick([null, 2]),
    maxAge: { m: pick([null, 55]), f: pick([null, 50]) },
    rate: 0.2,
    maxRate: pick([null, null, 0.5, 0.3]),
    backboneShare: pick([null, 0.2]),
    backboneOf: pick(['moved', 'eligible'] as const),
    turnoverCap: pick([null, 0.2, 0.5]),
    seniorShareMax: pick([null, 40]),
    termYears: 3,
    postFollows: pick([[], ['head'], ['head', 'rotation', 'swap']] as const),
    commute: { limit: pick([null, 20, 40]), detour: 1.3, speed: 30 },
    coupleDistance: pick([0, 5000]),
    careMinutes: pick([0, 10]),
    sharedDistance: pick([5000, 30000]),
    quota: {
      ratio: {
        primary: { urban: 19, town: 19, rural: pick([19, null]) },
        junior: { urban: 13.5, town: 13.5, rural: 13.5 },
      },
      postsPerClass: pick([null, 2]),
      smallUpTo: pick([null, 100]),
    },
    coefficients: [],
    spread: {
      weight: pick(['pupils', 'plain'] as const),
      deviation: pick(['population', 'sample'] as const),
      countedBy: pick(['teachingAt', 'post'] as const),
    },
    evaluated: { owners: ['public'], pointsFrom: 60 },
  };
}
