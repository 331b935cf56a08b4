import type { Random } from '../../../engine/random.ts';
import { GRADES } from '../people/pupils.ts';
import type { Classes } from '../schools/enrolment.ts';
import type { Enrolled } from '../schools/register.ts';
import { PRIMARY_GRADES, type Site, type SiteRole } from '../schools/sites.ts';
import { LESSONS } from './curriculum.ts';

/** The posts of one stage of a school, each with its main subject. */
export interface Part {
  readonly school: number;
  readonly stage: 'primary' | 'junior';
  readonly subjects: readonly string[];
  readonly classes: number;
}

/** Lessons of a full post (policy profiles: `load.primary`, `load.junior`), by which schools count their posts. */
const LOAD = { primary: 16, junior: 12 } as const;

interface Staffing {
  /** Pupils a teacher, and teachers a class at least. */
  readonly pupils: { readonly primary: number; readonly junior: number };
  readonly perClass: { readonly primary: number; readonly junior: number };
}

const TOWN: Staffing = { pupils: { primary: 18.6, junior: 12.9 }, perClass: { primary: 1.9, junior: 2.7 } };
/** The new school is still looking for teachers. */
const NEW: Staffing = { pupils: { primary: 20, junior: 14.2 }, perClass: { primary: 1.7, junior: 2.3 } };
const SEAT: Staffing = { pupils: { primary: 17.5, junior: 12.2 }, perClass: { primary: 1.6, junior: 2.5 } };
const VILLAGE: Staffing = { pupils: { primary: 14, junior: 12 }, perClass: { primary: 1.3, junior: 2.2 } };
const POINT: Staffing = { pupils: { primary: 14, junior: 12 }, perClass: { primary: 0.8, junior: 2 } };

const BY_ROLE: Readonly<Record<SiteRole, Staffing>> = {
  townPrimary: TOWN,
  townJunior: TOWN,
  townNineYear: NEW,
  centrePrimary: SEAT,
  seatJunior: SEAT,
  seatNineYear: SEAT,
  villagePrimary: VILLAGE,
  point: POINT,
};

/** How much of what a subject asks for is there, by the kind of school: in villages Chinese and maths teachers do the rest. */
const SCARCE: Readonly<Record<'town' | 'seat' | 'village' | 'point', Readonly<Record<string, number>>>> = {
  town: { pe: 1.1, music: 1.1, art: 1.1, it: 0.7, science: 0.75, morality: 0.55 },
  seat: {
    english: 0.85,
    pe: 0.5,
    music: 0.42,
    art: 0.42,
    it: 0.4,
    science: 0.35,
    morality: 0.25,
    geography: 0.8,
    biology: 0.8,
  },
  village: { english: 0.6, pe: 0.2, music: 0.12, art: 0.12, it: 0, science: 0.1, morality: 0 },
  point: { english: 0.2, pe: 0, music: 0, art: 0, it: 0, science: 0, morality: 0 },
};
const MOST_PLENTY = 1.25;
/** Nobody is hired for these alone: class teachers give them beside their own subject. */
const NO_POST = new Set(['labour', 'practice']);

export function areaOf(role: SiteRole): 'town' | 'seat' | 'village' | 'point' {
  if (role === 'villagePrimary') return 'village';
  if (role === 'point') return 'point';
  return role.startsWith('town') ? 'town' : 'seat';
}

export function partsOf(
  sites: readonly Site[],
  enrolled: Enrolled,
  classes: readonly Classes[],
  random: Random,
): Part[] {
  const parts: Part[] = [];
  for (const [school, { role }] of sites.entries()) {
    for (const stage of ['primary', 'junior'] as const) {
      const from = stage === 'primary' ? 0 : PRIMARY_GRADES;
      const to = stage === 'primary' ? PRIMARY_GRADES : GRADES;
      let pupils = 0;
      let formed = 0;
      for (let g = from; g < to; g++) {
        pupils += enrolled.pupils[school * GRADES + g]!;
        formed += classes[school]![g]!;
      }
      if (pupils === 0) continue;
      const { pupils: perTeacher, perClass } = BY_ROLE[role];
      const posts =
        Math.max(perClass[stage] * formed, pupils / perTeacher[stage]) * (0.94 + 0.12 * random.float());
      const count = Math.max(2, Math.round(posts));
      const subjects = subjectsOf(stage, areaOf(role), classes[school]!.slice(from, to), from, count, random);
      parts.push({ school, stage, subjects, classes: formed });
    }
  }
  return parts;
}

/** Main subjects of the posts: what the classes ask for, thinned where such teachers are rare, made up by Chinese and maths. */
function subjectsOf(
  stage: 'primary' | 'junior',
  area: keyof typeof SCARCE,
  classes: readonly number[],
  firstGrade: number,
  count: number,
  random: Random,
): string[] {
  const asked = Object.entries(LESSONS)
    .map(([subject, lessons]) => {
      const weekly = classes.reduce((sum, n, g) => sum + n * lessons[firstGrade + g]!, 0);
      return { subject, posts: weekly / LOAD[stage] };
    })
    .filter(({ posts }) => posts > 0);
  // Where there are more posts than lessons ask for, every subject has a share of the plenty.
  const plenty = count / asked.reduce((sum, { posts }) => sum + posts, 0);
  const share = Math.max(1, Math.min(MOST_PLENTY, plenty));
  let left = count;
  const found: string[] = [];
  for (const { subject, posts: exact } of asked) {
    if (subject === 'chinese' || subject === 'maths' || NO_POST.has(subject)) continue;
    const posts = exact * share * (SCARCE[area][subject] ?? 1);
    // A part of a post is there by chance, so that small schools differ.
    const n = Math.min(Math.max(0, left - 2), Math.floor(posts + random.float()));
    for (let i = 0; i < n; i++) found.push(subject);
    left -= n;
  }
  const chinese = Math.round(left * (stage === 'primary' ? 0.57 : 0.52));
  return [
    ...Array.from({ length: chinese }, () => 'chinese'),
    ...Array.from({ length: left - chinese }, () => 'maths'),
    ...found,
  ];
}
