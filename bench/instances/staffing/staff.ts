import type { Teacher, Tier } from '../../../engine/problem/index.ts';
import type { Random } from '../../../engine/random.ts';
import { NONE } from '../../../engine/units.ts';
import { LESSONS, LOADS, SUBJECTS, YEAR } from './lessons.ts';
import { CENTRE, type Placed } from './schools.ts';

/** Main subjects of a school's staff: towns have a few too many of each, villages lack the small subjects. */
export function drawSubjects(random: Random, tier: Tier, stage: 0 | 1, classes: number): readonly string[] {
  const plenty = { urban: 1.12, town: 1.03, village: 0.95, teachingPoint: 0.9 }[tier];
  const small = { urban: 1.15, town: 0.95, village: 0.6, teachingPoint: 0.3 }[tier];
  return SUBJECTS.flatMap((subject) => {
    const common = subject === 'chinese' || subject === 'maths';
    const posts = ((LESSONS[subject]![stage] * classes) / LOADS[stage]) * (common ? plenty * 1.05 : small);
    return Array.from({ length: Math.floor(posts + random.float()) }, () => subject);
  });
}

/** Urban staff have more degrees, titles and backbone teachers; homes lie towards the county town. */
export function drawTeacher(
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
    household: null,
    carer: false,
    homeLon,
    homeLat,
    preferences: wishes.filter((wish) => wish !== school && placed[wish]!.stage === stage),
  };
}
