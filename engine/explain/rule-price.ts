import type { Plan } from '../plan/index.ts';
import { amount, goalWords, type Text } from './words.ts';

/** What a rule costs in one goal: the least and the most that it can be, given what is proved of both plans. */
export interface RulePrice {
  readonly goal: string;
  readonly unit: string;
  /** Best values found with the rule and without it. */
  readonly withRule: number;
  readonly without: number;
  readonly difference: number;
  /** Proved limits of the true price; null where a bound is missing. */
  readonly atLeast: number | null;
  readonly atMost: number | null;
  readonly text: Text;
}

/**
 * The price of a rule in the plans' first goal: best with it less best without it. Both bests lie between bound and value, so that
 * the price lies between (bound with − value without) and (value with − bound without), and is never below 0, since whatever
 * keeps the rule is allowed without it. Only the first level is compared: later ones answer to other caps.
 */
export function priceOfRule(withRule: Plan, without: Plan): RulePrice | null {
  const [kept] = withRule.result.levels;
  const [dropped] = without.result.levels;
  if (!kept || !dropped || kept.id !== dropped.id) return null;
  const best = Math.min(dropped.reached, kept.reached);
  const difference = kept.reached - best;
  const atLeast = kept.bound === null ? null : Math.max(0, kept.bound - best);
  const atMost = dropped.bound === null ? null : Math.max(0, kept.reached - dropped.bound);
  const words = goalWords(kept.id);
  const range =
    atLeast === null || atMost === null
      ? { en: 'how far that is from the true price is not proved', zh: '与真实代价的差距未证明' }
      : {
          en: `proved: between ${amount(atLeast)} and ${amount(atMost)}`,
          zh: `已证明在 ${amount(atLeast)} 至 ${amount(atMost)} 之间`,
        };
  return {
    goal: kept.id,
    unit: kept.unit,
    withRule: kept.reached,
    without: best,
    difference,
    atLeast,
    atMost,
    text: {
      en: `The rule costs ${amount(difference)} ${words.en} (${amount(kept.reached)} with it, ${amount(best)} without; ${range.en}).`,
      zh: `该规则的代价为 ${amount(difference)} ${words.zh}（有该规则 ${amount(kept.reached)}，无该规则 ${amount(best)}；${range.zh}）。`,
    },
  };
}
