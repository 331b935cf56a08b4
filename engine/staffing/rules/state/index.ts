import { backboneShare } from '../county/backbone-share.ts';
import { maxRate } from '../county/max-rate.ts';
import { rate } from '../county/rate.ts';
import { classHeads } from './class-heads.ts';
import { heads } from './heads.ts';
import { noHarm } from './no-harm.ts';
import { quota } from './quota.ts';
import type { StateRule } from './state-rule.ts';
import { subjectHours } from './subject-hours.ts';
import { titleShare } from './title-share.ts';
import { turnover } from './turnover.ts';
import { villageBackbone } from './village-backbone.ts';

export type { StateRule } from './state-rule.ts';

/** Every rule on the state of a school or of the county. A new rule is one file and one line here. */
export const STATE_RULES: readonly StateRule[] = [
  subjectHours,
  classHeads,
  noHarm,
  villageBackbone,
  titleShare,
  turnover,
  quota,
  heads,
  rate,
  maxRate,
  backboneShare,
];
