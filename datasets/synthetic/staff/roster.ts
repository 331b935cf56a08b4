import type { RawRecord } from '../../../engine/problem/index.ts';
import type { Random } from '../../../engine/random.ts';
import type { Site } from '../schools/sites.ts';
import { type Homes, homeOf } from './homes.ts';
import { type Area, type Person, personOf } from './person.ts';
import { areaOf, type Part } from './posts.ts';

/** A teacher as the roster has it; schools and couples by position. */
export interface TeacherRow extends Person {
  readonly school: number;
  readonly stage: 'primary' | 'junior';
  readonly subjects: readonly string[];
  readonly certificates: readonly string[];
  readonly role: 'teacher' | 'classHead' | 'head' | 'deputy';
  readonly terms: number | null;
  readonly weeklyHours: number;
  readonly exempt: string | null;
  readonly exemptUntil: string | null;
  readonly homeUnit: number;
  readonly preferences: readonly number[];
}

const YEARS_OF_A_TERM = 4;
const CLASSES_PER_DEPUTY = 14;

export function rosterOf(
  parts: readonly Part[],
  sites: readonly Site[],
  homes: Homes,
  year: number,
  random: Random,
): TeacherRow[] {
  const rows: TeacherRow[] = [];
  let led = -1;
  for (const part of parts) {
    const area = areaOf(sites[part.school]!.role);
    const first = led !== part.school;
    led = part.school;
    const deputies = area === 'town' || area === 'seat' ? Math.ceil(part.classes / CLASSES_PER_DEPUTY) : 0;
    const leaders = (first ? 1 : 0) + deputies;
    // Leaders come from the front of the list, where Chinese and maths stand; class heads follow.
    for (const [i, subject] of part.subjects.entries()) {
      const role =
        first && i === 0
          ? 'head'
          : i < leaders
            ? 'deputy'
            : i - leaders < part.classes
              ? 'classHead'
              : 'teacher';
      rows.push(teacherOf(part, area, role, subject, sites, homes, year, random));
    }
  }
  return rows;
}

function teacherOf(
  part: Part,
  area: Area,
  role: TeacherRow['role'],
  subject: string,
  sites: readonly Site[],
  homes: Homes,
  year: number,
  random: Random,
): TeacherRow {
  const drawn = personOf(area, part.stage, subject, year, random);
  const person = role === 'head' || role === 'deputy' ? seasoned(drawn, year, random) : drawn;
  const other = part.stage === 'primary' ? 'junior' : 'primary';
  const base = part.stage === 'primary' ? 15.5 : 11.8;
  const load =
    role === 'head' ? 0.4 : role === 'deputy' ? 0.7 : area === 'village' || area === 'point' ? 1.12 : 1;
  const served = year - person.startYear;
  return {
    ...person,
    school: part.school,
    stage: part.stage,
    subjects: [subject, ...secondSubjects(subject, area, part.stage, random)],
    certificates:
      random.float() < (part.stage === 'primary' ? 0.12 : 0.3) ? [part.stage, other] : [part.stage],
    role,
    terms: role === 'head' || role === 'deputy' ? Math.min(4, Math.floor(served / YEARS_OF_A_TERM)) : null,
    weeklyHours: Math.round(base * load * (0.9 + 0.2 * random.float())),
    ...exemptionOf(person, year, random),
    homeUnit: homeOf(homes, sites[part.school]!, area, random),
    preferences: wishesOf(homes, part, area, random),
  };
}

/** Heads and deputies are of age and have not been at the school for ever. */
function seasoned(person: Person, year: number, random: Random): Person {
  const birthYear = Math.min(person.birthYear, year - 36 - random.below(6));
  const startYear = Math.max(person.startYear, year - 3 - random.below(12));
  return { ...person, birthYear, startYear, title: person.title === 'senior' ? 'senior' : 'middle' };
}

const BESIDE: Readonly<Record<string, readonly string[]>> = {
  chinese: ['morality', 'practice', 'labour'],
  maths: ['science', 'practice', 'labour', 'it'],
  english: ['practice', 'morality'],
  science: ['labour', 'practice'],
  pe: ['labour'],
  music: ['art', 'practice'],
  art: ['music', 'labour'],
  it: ['practice'],
  physics: ['labour'],
  geography: ['practice'],
  biology: ['labour', 'practice'],
  history: ['morality'],
};
const TEACHES_MORE: Readonly<Record<Area, number>> = { town: 0.55, seat: 0.62, village: 0.88, point: 1 };

function secondSubjects(subject: string, area: Area, stage: string, random: Random): string[] {
  const possible = (BESIDE[subject] ?? []).filter((other) => stage === 'primary' || other !== 'science');
  if (possible.length === 0 || random.float() >= TEACHES_MORE[area]) return [];
  const first = possible[random.below(possible.length)]!;
  if (area !== 'village' && area !== 'point') return [first];
  const second = possible[random.below(possible.length)]!;
  return second === first ? [first] : [first, second];
}

function exemptionOf(
  { sex, birthYear }: Person,
  year: number,
  random: Random,
): Pick<TeacherRow, 'exempt' | 'exemptUntil'> {
  const age = year - birthYear;
  const dice = random.float();
  if (sex === 'f' && age < 40 && dice < 0.05) {
    const until = `${year + 1}-${String(1 + random.below(8)).padStart(2, '0')}-28`;
    return { exempt: dice < 0.025 ? 'pregnancy' : 'nursing', exemptUntil: until };
  }
  if (dice > 0.988) return { exempt: 'serious illness', exemptUntil: null };
  if (dice > 0.978) return { exempt: 'care of a dependant', exemptUntil: `${year + 2}-08-31` };
  return { exempt: null, exemptUntil: null };
}

const WISHES: Readonly<Record<Area, number>> = { town: 0.03, seat: 0.16, village: 0.3, point: 0.25 };

/** Who wishes to move wishes for the county town, or for the seat of the township. */
function wishesOf({ townSchools, seatSchools }: Homes, part: Part, area: Area, random: Random): number[] {
  if (random.float() >= WISHES[area]) return [];
  const towns = townSchools[part.stage];
  const seats = seatSchools[part.stage];
  const wanted = 1 + random.below(3);
  const found = new Set<number>();
  for (let i = 0; i < wanted; i++) {
    const from = seats.length === 0 || random.float() < 0.72 ? towns : seats;
    const school = from[random.below(from.length)];
    if (school !== undefined && school !== part.school) found.add(school);
  }
  return [...found];
}

/** The roster as rows of `teachers.csv`. */
export function teacherRows(
  rows: readonly TeacherRow[],
  teacherIds: readonly string[],
  schoolIds: readonly string[],
  unitIds: readonly string[],
  teachingAt: ReadonlyMap<number, number>,
  couple: Int32Array,
): RawRecord[] {
  return rows.map((row, t) => ({
    id: teacherIds[t]!,
    school: schoolIds[row.school]!,
    teachingAt: teachingAt.has(t) ? schoolIds[teachingAt.get(t)!]! : null,
    stage: row.stage,
    subjects: row.subjects,
    certificates: row.certificates,
    sex: row.sex,
    birthYear: row.birthYear,
    title: row.title,
    degree: row.degree,
    backbone: row.backbone,
    role: row.role,
    terms: row.terms,
    startYear: row.startYear,
    weeklyHours: row.weeklyHours,
    exempt: row.exempt,
    exemptUntil: row.exemptUntil,
    couple: couple[t] === -1 ? null : teacherIds[couple[t]!]!,
    homeUnit: unitIds[row.homeUnit]!,
    preferences: row.preferences.map((school) => schoolIds[school]!),
  }));
}
