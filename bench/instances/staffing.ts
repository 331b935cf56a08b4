import { defaultExchangeOptions, type ExchangeOptions } from '../../engine/plan/index.ts';
import { type ExchangePolicy, exchangePolicy, resolvePolicy } from '../../engine/policy/index.ts';
import {
  type EnrolmentRow,
  type Problem,
  type School,
  STOCKS,
  type Teacher,
  type Tier,
} from '../../engine/problem/index.ts';
import { Random } from '../../engine/random.ts';
import { NONE } from '../../engine/units.ts';

export interface StaffingInstance {
  readonly name: string;
  readonly problem: Problem;
  readonly policy: ExchangePolicy;
  readonly options: ExchangeOptions;
}

const YEAR = 2026;
const GRADES = [1, 2, 3, 4, 5, 6, 7, 8, 9];
/** Weekly lessons by subject: primary, junior. */
const LESSONS: Readonly<Record<string, readonly [number, number]>> = {
  chinese: [7, 5],
  maths: [5, 5],
  english: [2, 4],
  science: [2, 4],
  pe: [4, 3],
  music: [2, 1],
  art: [2, 1],
  morality: [2, 2],
  history: [0, 2],
  geography: [0, 2],
};
const SUBJECTS = Object.keys(LESSONS);
const LOADS = [16, 12] as const;

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

interface Placed {
  readonly school: School;
  readonly weight: number;
  readonly stage: 0 | 1;
}

const STOCKLESS = Object.fromEntries(STOCKS.map(([id]) => [id, null])) as School['stocks'];
const CENTRE = [116, 33] as const;

function drawSchool(random: Random, s: number, schools: number, radius: number): Placed {
  const share = s / schools;
  const tier: Tier =
    share < 0.2 ? 'urban' : share < 0.45 ? 'town' : share < 0.85 ? 'village' : 'teachingPoint';
  const weight = { urban: 5, town: 2.5, village: 1, teachingPoint: 0.4 }[tier];
  const reach = { urban: 0.15, town: 0.8, village: 1, teachingPoint: 1.1 }[tier] * radius;
  const stage = tier !== 'teachingPoint' && s % 3 === 2 ? 1 : 0;
  const angle = random.float() * 2 * Math.PI;
  const away = Math.sqrt(random.float()) * reach;
  const school: School = {
    id: `S${s}`,
    name: `S${s}`,
    nameEn: null,
    stages: [stage],
    senior: false,
    status: 'existing',
    lon: CENTRE[0] + away * Math.cos(angle),
    lat: CENTRE[1] + away * Math.sin(angle),
    unit: NONE,
    township: Math.floor((angle / (2 * Math.PI)) * Math.max(1, Math.round(schools / 12))),
    tier,
    cluster: null,
    ownership: 'public',
    classrooms: null,
    seats: null,
    maxClassrooms: null,
    combinedClasses: false,
    safe: true,
    protected: false,
    boardingPlaces: 0,
    staffQuota: null,
    stocks: STOCKLESS,
    fixedCost: null,
    runningCost: null,
    expansionCost: null,
  };
  return { school, weight, stage };
}

function drawGrade(random: Random, school: number, tier: Tier, grade: number, classes: number): EnrolmentRow {
  const size = { urban: 46, town: 40, village: 26, teachingPoint: 14 }[tier] + random.between(-4, 4);
  return {
    school,
    grade,
    classes,
    pupils: classes * size,
    largestClass: null,
    outsideZone: null,
    outsideCounty: null,
    migrant: null,
    boarding: null,
  };
}

/** Main subjects of a school's staff: towns have a few too many of each, villages lack the small subjects. */
function drawSubjects(random: Random, tier: Tier, stage: 0 | 1, classes: number): readonly string[] {
  const plenty = { urban: 1.12, town: 1.03, village: 0.95, teachingPoint: 0.9 }[tier];
  const small = { urban: 1.15, town: 0.95, village: 0.6, teachingPoint: 0.3 }[tier];
  return SUBJECTS.flatMap((subject) => {
    const common = subject === 'chinese' || subject === 'maths';
    const posts = ((LESSONS[subject]![stage] * classes) / LOADS[stage]) * (common ? plenty * 1.05 : small);
    return Array.from({ length: Math.floor(posts + random.float()) }, () => subject);
  });
}

function drawTeacher(
  random: Random,
  index: number,
  school: number,
  placed: readonly Placed[],
  stage: 0 | 1,
  subject: string,
): Teacher {
  const tier = placed[school]!.school.tier!;
  const strength = { urban: 0, town: 1, village: 2, teachingPoint: 3 }[tier];
  const chance = (shares: readonly number[]) => random.float() < shares[strength]!;
  const birthYear = YEAR - random.between(23, 59);
  const { lon, lat } = placed[school]!.school;
  const towards = random.float() * 0.6;
  const homeLon = lon + (CENTRE[0] - lon) * towards + 0.01 * random.normal();
  const homeLat = lat + (CENTRE[1] - lat) * towards + 0.01 * random.normal();
  const wishes = random.float() < 0.3 ? [random.below(placed.length), random.below(placed.length)] : [];
  return {
    id: `T${index}`,
    school,
    teachingAt: school,
    stage,
    subjects: random.float() < 0.2 && subject !== 'morality' ? [subject, 'morality'] : [subject],
    certificates: null,
    sex: random.float() < 0.65 ? 'f' : 'm',
    birthYear,
    title: chance([0.6, 0.5, 0.35, 0.25]) ? (random.float() < 0.3 ? 'senior' : 'middle') : 'junior',
    degree: chance([0.9, 0.8, 0.6, 0.45]) ? 'bachelor' : stage === 0 ? 'secondary' : 'associate',
    backbone: chance([0.22, 0.14, 0.06, 0.03]),
    role: random.float() < 0.3 ? 'classHead' : 'teacher',
    terms: null,
    startYear: YEAR - random.between(1, Math.min(20, YEAR - birthYear - 21)),
    weeklyHours: null,
    exempt: random.float() < 0.04 ? 'illness' : null,
    exemptUntil: null,
    couple: NONE,
    homeLon,
    homeLat,
    preferences: wishes.filter((wish) => wish !== school && placed[wish]!.stage === stage),
  };
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
