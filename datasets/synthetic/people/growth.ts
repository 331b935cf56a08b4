import type { RawRecord } from '../../../engine/problem/index.ts';
import type { Random } from '../../../engine/random.ts';
import type { SchoolYear } from '../../../engine/units.ts';
import { type Character, TRAITS } from './character.ts';
import { GRADES, type People } from './pupils.ts';

/** Years of births that a health office has counted by the base year. */
const BIRTH_YEARS = 6;
const ENTRY_AGE = 6;
/** Children who enter grade 1 in a place to children born there six years before: families move to new quarters, and away from villages. */
const ENTER: Readonly<Record<Character, number>> = {
  oldStreet: 0.97,
  workUnit: 1,
  compound: 1.02,
  newCompound: 1.15,
  resettlement: 1.05,
  fewHomes: 1,
  seat: 1,
  village: 0.88,
  remoteVillage: 0.8,
};

/**
 * Rows of `births.csv`: the births of the base year and the five before it, such that those who have entered by the last projected year
 * are the children who were born for it; later ones follow the growth of the place.
 */
export function birthRows(
  characters: readonly Character[],
  people: People,
  ids: readonly string[],
  baseYear: SchoolYear,
  random: Random,
): RawRecord[] {
  const last = people.pupils.length - 1;
  return ids.flatMap((unit, u) =>
    Array.from({ length: BIRTH_YEARS }, (_, k): RawRecord => {
      const year = baseYear - BIRTH_YEARS + 1 + k;
      const ahead = year + ENTRY_AGE - baseYear;
      const entering = people.pupils[Math.min(ahead, last)]![u * GRADES]!;
      const grown = TRAITS[characters[u]!].growth ** Math.max(0, ahead - last);
      return { unit, year, births: Math.floor((entering * grown) / ENTER[characters[u]!] + random.float()) };
    }),
  );
}

/** One in so many units of the new quarters gets more houses. */
const UNITS_PER_PROJECT = 12;
const PHASES: readonly string[] = ['二期', '三期'];

/** Rows of `housing.csv`: estates that are being built in the new quarters, handed over after the years that are projected already. */
export function housingRows(
  characters: readonly Character[],
  names: readonly string[],
  ids: readonly string[],
  projectedUntil: SchoolYear,
  random: Random,
): RawRecord[] {
  const quarters = characters.flatMap((one, u) => (one === 'newCompound' ? [u] : []));
  const wanted = Math.min(quarters.length, Math.ceil(quarters.length / UNITS_PER_PROJECT));
  const chosen = new Set<number>();
  while (chosen.size < wanted) chosen.add(quarters[random.below(quarters.length)]!);
  return [...chosen]
    .sort((a, b) => a - b)
    .map((u) => ({
      unit: ids[u]!,
      year: projectedUntil + 1 + random.below(3),
      dwellings: 20 * (4 + random.below(15)),
      project: `${names[u]!}${PHASES[random.below(PHASES.length)]!}`,
    }));
}

/** Rows of `targets.csv`: 一年打基础、两年搞提升、三年创规范, in figures of the zones. */
export function targetRows(baseYear: SchoolYear): RawRecord[] {
  const target = (ahead: number, indicator: string, stage: string, sense: string, value: number) => ({
    phase: ['一年打基础', '两年搞提升', '三年创规范'][ahead - 1]!,
    year: baseYear + ahead,
    indicator,
    stage,
    sense,
    value,
  });
  return [
    target(1, 'beyondRoom', 'county', 'most', 10),
    target(1, 'largeClasses', 'primary', 'most', 0.05),
    target(2, 'beyondRoom', 'county', 'most', 0),
    target(2, 'withinLimit', 'primary', 'least', 0.9),
    target(3, 'withinLimit', 'primary', 'least', 0.95),
    target(3, 'youngBeyond', 'primary', 'most', 100),
  ];
}
