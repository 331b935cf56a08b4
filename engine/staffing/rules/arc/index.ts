import type { ArcRule } from './arc-rule.ts';
import { carer } from './carer.ts';
import { certificate } from './certificate.ts';
import { commute } from './commute.ts';
import { destination } from './destination.ts';
import { direction } from './direction.ts';
import { eligible } from './eligible.ts';
import { forbidden } from './forbidden.ts';
import { form } from './form.ts';
import { pin } from './pin.ts';
import { scope } from './scope.ts';
import { subjectTaught } from './subject-taught.ts';
import { wishes } from './wishes.ts';

export type { ArcRule } from './arc-rule.ts';

/** Every rule on one arc, the cheap ones first. A new rule is one file and one line here. */
export const ARC_RULES: readonly ArcRule[] = [
  eligible,
  pin,
  forbidden,
  destination,
  scope,
  direction,
  certificate,
  form,
  subjectTaught,
  commute,
  carer,
  wishes,
];
