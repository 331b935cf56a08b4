import type { Violation } from '../../plan/index.ts';
import type { Answer } from '../answer.ts';
import { anchor } from './anchor.ts';
import { assigned } from './assigned.ts';
import { boardingPlaces } from './boarding-places.ts';
import { capacity } from './capacity.ts';
import { choice } from './choice.ts';
import { coefficient } from './coefficient.ts';
import type { Constraint, CountyRule, LoadRule } from './constraint.ts';
import { contiguity } from './contiguity.ts';
import { keepTogether } from './keep-together.ts';
import { lock } from './lock.ts';
import { noHarm } from './no-harm.ts';
import { reach } from './reach.ts';
import { walkingLimit } from './walking-limit.ts';

export type { Constraint, CountyRule, LoadCut, LoadRule } from './constraint.ts';

/**
 * The rules of zoning, in the order in which they take schools from a unit: the first that leaves none is blamed.
 * A new rule is one file and one line here.
 */
export const CONSTRAINTS: readonly Constraint[] = [
  assigned,
  reach,
  walkingLimit,
  lock,
  anchor,
  contiguity,
  keepTogether,
  capacity,
  boardingPlaces,
  noHarm,
  choice,
  coefficient,
];

/** Those that limit a function of one school's load vector. */
export const LOAD_RULES: readonly LoadRule[] = CONSTRAINTS.flatMap((rule) => rule.loads ?? []);

/** Those that limit functions of sums over schools. */
export const COUNTY_RULES: readonly CountyRule[] = CONSTRAINTS.flatMap((rule) => rule.county ?? []);

/** Everything that an assignment breaks, from scratch. */
export function violationsOf(answer: Answer): Violation[] {
  return CONSTRAINTS.flatMap((rule) => rule.violations(answer));
}
