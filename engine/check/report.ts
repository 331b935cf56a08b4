import type { Plan, PlanException } from '../plan/index.ts';
import { counted } from '../problem/index.ts';
import type { FalseClaim } from './claims/claim.ts';
import type { LevelCheck } from './claims/levels.ts';
import type { Broken } from './rules/index.ts';
import type { Text } from './words.ts';
import type { YearCheck } from './years.ts';

export type Verdict = 'keeps every rule' | 'breaks rules' | 'claims what is not so';

/** What the judge says of a plan. */
export interface CheckReport {
  /** A plan that breaks rules and says so honestly `breaks rules`; one false claim is enough for the last verdict. */
  readonly verdict: Verdict;
  readonly text: Text;
  /** Every breach of a rule, with a sentence each. */
  readonly violations: readonly Broken[];
  /** Everything that the plan says of itself and that is not so, or that cannot be understood. */
  readonly claims: readonly FalseClaim[];
  /** Each level of the options recomputed, beside what the plan says. */
  readonly levels: readonly LevelCheck[];
  /** The exceptions and classes as they should stand in the plan. */
  readonly exceptions: readonly PlanException[];
  readonly classes: Plan['classes'];
  /** The same zones in every later year of the dataset; no part of the verdict. */
  readonly years: readonly YearCheck[];
}

export function verdictOf(violations: readonly Broken[], claims: readonly FalseClaim[]): Verdict {
  if (claims.length > 0) return 'claims what is not so';
  return violations.length > 0 ? 'breaks rules' : 'keeps every rule';
}

/** The verdict as a sentence with its counts. */
export function verdictText(violations: readonly Broken[], claims: readonly FalseClaim[]): Text {
  const byRule = Map.groupBy(violations, (violation) => violation.rule);
  const counts = Array.from(byRule, ([rule, list]) => `${rule} ${list.length}`);
  const broken = {
    en:
      violations.length === 0
        ? 'keeps every rule'
        : `breaks rules in ${counted(violations.length, 'place')} (${counts.join(', ')})`,
    zh:
      violations.length === 0 ? '满足全部规则' : `有 ${violations.length} 处违反规则（${counts.join('、')}）`,
  };
  if (claims.length === 0) {
    return {
      en: `The plan ${broken.en}, and everything it says of itself is so.`,
      zh: `方案${broken.zh}，其自述内容均属实。`,
    };
  }
  return {
    en: `The plan says ${claims.length} ${claims.length === 1 ? 'thing' : 'things'} of itself that ${claims.length === 1 ? 'is' : 'are'} not so; it ${broken.en}.`,
    zh: `方案的自述有 ${claims.length} 处不实；方案${broken.zh}。`,
  };
}
