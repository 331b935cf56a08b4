import type { SchoolIndex, UnitIndex } from '../../units.ts';

/** One thing that is asked for and could be given up. */
export type Member =
  | { readonly kind: 'unit' | 'anchor'; readonly slot: number; readonly unit: UnitIndex }
  | { readonly kind: 'limit'; readonly slot: number; readonly band: number }
  | { readonly kind: 'capacity' | 'boardingPlaces' | 'noHarm'; readonly school: SchoolIndex }
  | { readonly kind: 'choice'; readonly slot: number; readonly school: SchoolIndex }
  | { readonly kind: 'contiguity'; readonly slot: number; readonly school: SchoolIndex }
  | { readonly kind: 'lock' | 'group'; readonly slot: number; readonly position: number }
  /** A limit on a difference coefficient, `stage/ratio`, and what it is proved to be at least. */
  | { readonly kind: 'coefficient'; readonly subject: string; readonly atLeast: number };

/** What may be bent, at a price, to find a way out. */
export type Elastic = 'lock' | 'group' | 'bus' | 'limit' | 'classrooms' | 'noHarm' | 'choice';

/** A change that an elastic program has chosen. */
export type Bend =
  | { readonly kind: 'lock' | 'group'; readonly position: number }
  | { readonly kind: 'bus'; readonly unit: UnitIndex; readonly school: SchoolIndex; readonly minutes: number }
  | { readonly kind: 'limit'; readonly slot: number; readonly band: number; readonly minutes: number }
  | { readonly kind: 'classrooms'; readonly school: SchoolIndex; readonly classrooms: number }
  /** Of a school of which only seats are known. */
  | { readonly kind: 'seats'; readonly school: SchoolIndex; readonly seats: number }
  | { readonly kind: 'noHarm'; readonly tolerance: number }
  | { readonly kind: 'choice'; readonly slot: number; readonly most: number }
  | { readonly kind: 'coefficient'; readonly stage: string; readonly limit: number };

/**
 * What each change counts for where ways out are compared: taking back what somebody decided, a bus, a minute for a whole
 * band, a classroom. Only the order that they give matters.
 */
export const EFFORT: Readonly<Record<Elastic | 'seats' | 'coefficient', number>> = {
  lock: 1,
  group: 1,
  bus: 4,
  limit: 3,
  classrooms: 10,
  // A classroom is some forty of them.
  seats: 0.25,
  // For each hundredth that schools may lose.
  noHarm: 3,
  // For each hundredth that more may come from outside.
  choice: 3,
  // For each hundredth.
  coefficient: 3,
};
