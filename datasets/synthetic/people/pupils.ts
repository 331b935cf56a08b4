import type { Random } from '../../../engine/random.ts';
import type { Pupils } from '../../../engine/units.ts';
import type { CountySizes } from '../sizes.ts';
import { TOWN_SHARE_OF_PUPILS } from '../sizes.ts';
import { type Character, TRAITS } from './character.ts';

export const GRADES = 9;

/** Who lives in each unit. */
export interface People {
  readonly population: Int32Array;
  /** By year after the base year, 0 first: pupils of unit u in grade g (from 1) at u × 9 + g − 1. */
  readonly pupils: readonly Int32Array[];
  readonly migrant: Int32Array;
}

const SEAT_SHARE_OF_PUPILS = 0.115;

/**
 * Pupils by unit, grade and year. Each cohort is born once: it enters, ages, shrinks or grows as families move, and is
 * rounded with one draw, so that a projected year never contradicts the year before it.
 */
export function peopleOf(
  characters: readonly Character[],
  sizes: CountySizes,
  years: number,
  random: Random,
): People {
  const units = characters.length;
  const mean = meanPupils(characters, sizes, random);
  const population = new Int32Array(units);
  const migrant = new Int32Array(units);
  const pupils = Array.from({ length: years + 1 }, () => new Int32Array(units * GRADES));
  const cohorts = GRADES + years;
  const luck = new Float64Array(cohorts);
  const draw = new Float64Array(cohorts);
  for (let u = 0; u < units; u++) {
    const { growth, keep, perThousand, migrantShare } = TRAITS[characters[u]!];
    for (let c = 0; c < cohorts; c++) {
      luck[c] = Math.exp(0.12 * random.normal());
      draw[c] = random.float();
    }
    let whole = 0;
    for (let g = 1; g <= GRADES; g++) whole += growth ** (1 - g) * keep ** (g - 1);
    const entry = mean[u]! / whole;
    for (let year = 0; year <= years; year++) {
      for (let g = 1; g <= GRADES; g++) {
        const cohort = year - (g - 1);
        const expected = entry * growth ** cohort * keep ** (g - 1);
        const slot = cohort + GRADES - 1;
        pupils[year]![u * GRADES + g - 1] = Math.floor(expected * luck[slot]! + draw[slot]!);
      }
    }
    const all = sum(pupils[0]!, u * GRADES, GRADES);
    population[u] = Math.round((1000 * Math.max(all, mean[u]!)) / perThousand);
    migrant[u] = Math.round(all * migrantShare * (0.5 + random.float()));
  }
  return { population, pupils, migrant };
}

/** Expected pupils of every unit; towns, seats and villages each sum to their share of the county. */
function meanPupils(characters: readonly Character[], { pupils }: CountySizes, random: Random): Float64Array {
  const weight = Float64Array.from(characters, (character) => {
    const { crowd, spread } = TRAITS[character];
    return crowd * Math.exp(spread * random.normal());
  });
  const totals = new Float64Array(SHARES.length);
  for (let u = 0; u < weight.length; u++) totals[partOf(characters[u]!)]! += weight[u]!;
  return weight.map((w, u) => {
    const part = partOf(characters[u]!);
    return (pupils * SHARES[part]! * w) / totals[part]!;
  });
}

const SHARES = [TOWN_SHARE_OF_PUPILS, SEAT_SHARE_OF_PUPILS, 1 - TOWN_SHARE_OF_PUPILS - SEAT_SHARE_OF_PUPILS];

/** County town, seats or villages. */
function partOf(character: Character): number {
  if (character === 'seat') return 1;
  return character === 'village' || character === 'remoteVillage' ? 2 : 0;
}

export function sum(values: ArrayLike<number>, from: number, count: number): Pupils {
  let total = 0;
  for (let i = from; i < from + count; i++) total += values[i]!;
  return total;
}
