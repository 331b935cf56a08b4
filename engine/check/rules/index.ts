import { anchor } from './anchor.ts';
import { assigned } from './assigned.ts';
import { boardingPlaces } from './boarding-places.ts';
import { capacity } from './capacity.ts';
import { choice } from './choice.ts';
import { coefficient } from './coefficient.ts';
import { contiguity } from './contiguity.ts';
import { keepTogether } from './keep-together.ts';
import { lock } from './lock.ts';
import { noHarm } from './no-harm.ts';
import { reach } from './reach.ts';
import type { JudgedRule } from './rule.ts';
import { siteCount } from './site-count.ts';
import { walkingLimit } from './walking-limit.ts';

export type { Broken, JudgedRule } from './rule.ts';

/** The rules of docs/model.md as the judge reads them. A new rule is one file and one line here. */
export const RULES: readonly JudgedRule[] = [
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

/** Rules of choosing sites, which no drawing of zones between fixed schools can keep or break. */
export const SITE_RULES: readonly JudgedRule[] = [siteCount];
