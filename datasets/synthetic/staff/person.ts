import type { Random } from '../../../engine/random.ts';
import { drawn, type Shares } from '../chance.ts';
import type { areaOf } from './posts.ts';

export type Area = ReturnType<typeof areaOf>;

/** What a teacher is, apart from the post. */
export interface Person {
  readonly sex: 'f' | 'm';
  readonly birthYear: number;
  readonly degree: 'secondary' | 'associate' | 'bachelor' | 'master';
  readonly title: 'none' | 'junior' | 'middle' | 'senior';
  readonly backbone: boolean;
  readonly startYear: number;
}

interface Staff {
  /** Share of recent graduates (特岗 posts), and mean age and deviation of the others. */
  readonly young: number;
  readonly age: readonly [mean: number, deviation: number];
  readonly female: number;
  /** Chance of the titles that age allows. */
  readonly promoted: number;
  readonly backbone: number;
  /** Share of the years since graduation that are spent at the present school. */
  readonly settled: number;
}

const STAFF: Readonly<Record<Area, Staff>> = {
  town: { young: 0.07, age: [42, 7.5], female: 0.72, promoted: 1, backbone: 0.2, settled: 0.62 },
  seat: { young: 0.14, age: [44, 8], female: 0.56, promoted: 0.82, backbone: 0.07, settled: 0.7 },
  village: { young: 0.2, age: [49, 6.5], female: 0.44, promoted: 0.62, backbone: 0.02, settled: 0.8 },
  point: { young: 0.06, age: [53, 4.5], female: 0.3, promoted: 0.45, backbone: 0, settled: 0.88 },
};

type Degrees = Shares<Person['degree']>;

/** Degrees of those over 35; the young have a bachelor's degree nearly everywhere. */
const DEGREES: Readonly<Record<'primary' | 'junior', Readonly<Record<Area, Degrees>>>> = {
  primary: {
    town: [
      ['master', 0.03],
      ['bachelor', 0.62],
      ['associate', 0.33],
      ['secondary', 0.02],
    ],
    seat: [
      ['bachelor', 0.24],
      ['associate', 0.4],
      ['secondary', 0.36],
    ],
    village: [
      ['bachelor', 0.05],
      ['associate', 0.29],
      ['secondary', 0.66],
    ],
    point: [
      ['bachelor', 0.02],
      ['associate', 0.18],
      ['secondary', 0.8],
    ],
  },
  junior: {
    town: [
      ['master', 0.06],
      ['bachelor', 0.84],
      ['associate', 0.1],
    ],
    seat: [
      ['bachelor', 0.48],
      ['associate', 0.5],
      ['secondary', 0.02],
    ],
    village: [
      ['bachelor', 0.5],
      ['associate', 0.5],
    ],
    point: [
      ['bachelor', 0.5],
      ['associate', 0.5],
    ],
  },
};

/** The county has listed its primary school teachers more freely: there are more of them. */
const PRIMARY_BACKBONE = 1.55;

export function personOf(
  area: Area,
  stage: 'primary' | 'junior',
  subject: string,
  year: number,
  random: Random,
): Person {
  const staff = STAFF[area];
  const young = random.float() < staff.young;
  const age = young
    ? 23 + random.below(6)
    : Math.round(Math.max(26, Math.min(59, staff.age[0] + staff.age[1] * random.normal())));
  const female =
    subject === 'pe' || subject === 'physics'
      ? 0.4 * staff.female
      : subject === 'english' || subject === 'music'
        ? 0.9
        : staff.female;
  // Women in posts of professionals retire at 55.
  const sex = age <= 54 && random.float() < female ? 'f' : 'm';
  const title = titleOf(age, staff.promoted, random);
  const fit = age < 31 || age > 54 || title === 'none' || title === 'junior' ? 0.1 : 1.55;
  const served = Math.max(0, age - 23 - random.below(2));
  const yearsHere = young
    ? Math.min(served, random.below(4))
    : Math.round(served * Math.min(1, staff.settled * (0.35 + 0.8 * random.float())));
  return {
    sex,
    birthYear: year - age,
    degree:
      age < 35 ? (random.float() < 0.93 ? 'bachelor' : 'associate') : drawn(DEGREES[stage][area], random),
    title,
    backbone: random.float() < staff.backbone * fit * (stage === 'primary' ? PRIMARY_BACKBONE : 1),
    startYear: year - yearsHere,
  };
}

function titleOf(age: number, promoted: number, random: Random): Person['title'] {
  const dice = random.float() / promoted;
  if (age >= 45 && dice < 0.3) return 'senior';
  if (age >= 33 && dice < 0.78) return 'middle';
  if (age <= 24 || (age < 28 && dice > 0.8)) return 'none';
  return 'junior';
}
