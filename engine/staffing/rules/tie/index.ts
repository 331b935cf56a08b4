import { couple } from './couple.ts';
import { household } from './household.ts';
import type { TieRule } from './tie-rule.ts';

export type { TieRule } from './tie-rule.ts';

/** Every rule that keeps teachers together. A new one is one file and one line here. */
export const TIE_RULES: readonly TieRule[] = [couple, household];
