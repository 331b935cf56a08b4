import type { MetersPerSecond, Pupils, Seconds } from '../units.ts';

/**
 * The numbers of a policy that zoning needs, resolved: profile, what it builds on, and the local overrides, all in
 * SI units. Where each number comes from stays in the profile (`engine/policy/profiles`).
 */
export interface ZoningPolicy {
  /** Profile id. */
  readonly profile: string;
  /** Largest class by stage id; a stage that is absent has no cap. */
  readonly classCap: Readonly<Record<string, Pupils>>;
  /** Largest combined class (复式), null where grades may not be taught together. */
  readonly combinedClassCap: Pupils | null;
  /** Speed of the walker in whose time the travel table is written. */
  readonly referenceSpeed: MetersPerSecond;
  /** Grade bands; grades outside every band walk at the reference speed without limit. */
  readonly bands: readonly WalkingBand[];
  /** First grade that may board, null where none may. */
  readonly boardingFromGrade: number | null;
  /** Schools without safe buildings take no pupils. */
  readonly safeBuildingsOnly: boolean;
}

export interface WalkingBand {
  /** Grade numbers, both inclusive: grades 1-3 are `[1, 3]`. */
  readonly grades: readonly [from: number, to: number];
  readonly speed: MetersPerSecond;
  /** One way, inclusive; null where the policy sets none. */
  readonly limit: Seconds | null;
  /** Where a way begins to count as long for the goal `tail`. */
  readonly tailFrom: Seconds;
}

/** The number of a grade named `g1` … `g9`; null for the single grade of a published instance. */
export function gradeNumber(grade: string): number | null {
  const found = /^g([1-9]|1[0-2])$/.exec(grade);
  return found ? Number(found[1]) : null;
}
