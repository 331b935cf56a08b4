import type { MetersPerSecond, Pupils, Seconds } from '../units.ts';
import type { BalancePolicy } from './balance.ts';
import type { ChoicePolicy } from './choice.ts';
import type { Entry } from './entries.ts';
import type { LayoutPolicy } from './layout.ts';
import type { Profile } from './profile.ts';
import type { PolicyValues } from './settings.ts';

/** All that a profile says, with what it builds on and the local overrides, resolved and checked. */
export interface Policy {
  /** Profile id. */
  readonly profile: string;
  readonly name: Profile['name'];
  readonly basis: Profile['basis'];
  /** Local values as given, by path; they go into every plan. */
  readonly overrides: Readonly<Record<string, Entry>>;
  /** Every setting by path, in the units of the catalogue; null where the policy says nothing. */
  readonly values: PolicyValues;
  /** What zoning needs of it, in SI units. */
  readonly zoning: ZoningPolicy;
  /** Where each value comes from, by path. */
  readonly sources: Readonly<Record<string, Provenance>>;
}

export interface Provenance {
  readonly value: Entry['value'];
  readonly unit: string | null;
  /** Document in which the value stands. */
  readonly source: string;
  readonly year: number | null;
  /** Read in a published text or in copies that agree, not merely recalled, inferred or chosen here. */
  readonly verified: boolean;
  readonly note: string | null;
  /** Profile that states it. */
  readonly profile: string;
  /** The dataset put it in the place of the profile's value. */
  readonly overridden: boolean;
  /** The profile's value under an override. */
  readonly replaces: Entry['value'];
}

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
  /** Resources a pupil: limits, standards, no-harm. */
  readonly balance: BalancePolicy;
  /** Pupils from outside the zone (择校). */
  readonly choice: ChoicePolicy;
  /** Rules and prices of the layout; absent where schools cannot be opened and closed by it (published instances). */
  readonly layout?: LayoutPolicy;
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
