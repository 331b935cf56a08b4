import { type LevelResult, type Plan, relativeGap } from '../../plan/index.ts';
import type { Case, Zones } from '../case.ts';
import { goalOf } from '../goals/index.ts';
import { agree, atMost, type FalseClaim } from './claim.ts';

/** A level of the plan beside what the judge finds. */
export interface LevelCheck {
  readonly id: string;
  readonly unit: string;
  /** Recomputed. */
  readonly value: number;
  /** What the plan says; null where it states no such level. */
  readonly claimed: number | null;
  /** Within 1e-6, relative. */
  readonly agrees: boolean;
}

/** Every level that the options ask for, recomputed. */
export function recomputedLevels(on: Case, zones: Zones, plan: Plan): LevelCheck[] {
  return plan.options.levels.flatMap((level, i): LevelCheck[] => {
    const { id } = level;
    const goal = goalOf(level);
    if (!goal) return [];
    const value = goal.value(on, zones);
    const stated = plan.result.levels[i];
    const claimed = stated?.id === id ? stated.value : null;
    return [{ id, unit: goal.unit, value, claimed, agrees: claimed !== null && agree(claimed, value) }];
  });
}

/**
 * Levels are those asked for, with the values recomputed; bounds, gaps and tolerances fit together. Bounds speak of plans that
 * keep the rules, so they bind the value only where `keepsRules`.
 */
export function levelClaims(
  checks: readonly LevelCheck[],
  plan: Pick<Plan, 'result'> & { readonly options: Pick<Plan['options'], 'levels'> },
  keepsRules: boolean,
): FalseClaim[] {
  const { levels, status } = plan.result;
  const saysNothing = levels.length === 0 && (status === 'infeasible' || status === 'unknown');
  const claims: FalseClaim[] = [];
  plan.options.levels.forEach((asked, i) => {
    const place = `result.levels[${i}]`;
    const stated = levels[i];
    if (stated === undefined || stated.id !== asked.id) {
      if (!saysNothing) claims.push(levelMissing(place, stated?.id ?? null, asked.id));
      return;
    }
    const check = checks.find((one) => one.id === asked.id);
    if (check) claims.push(...valueClaims(place, stated, check));
    if (stated.tolerance !== asked.tolerance) {
      claims.push(
        differs('tolerance-differs', `${place}.tolerance`, stated.tolerance, asked.tolerance, TOLERANCE),
      );
    }
    claims.push(...boundClaims(place, stated, keepsRules));
  });
  levels.slice(plan.options.levels.length).forEach(({ id }, i) => {
    const place = `result.levels[${plan.options.levels.length + i}]`;
    claims.push(levelMissing(place, id, null));
  });
  return claims;
}

function valueClaims(place: string, stated: LevelResult, check: LevelCheck): FalseClaim[] {
  const claims: FalseClaim[] = [];
  if (!check.agrees) {
    claims.push(differs('value-differs', `${place}.value`, stated.value, check.value, VALUE));
  }
  if (stated.unit !== check.unit) {
    claims.push(differs('unit-differs', `${place}.unit`, stated.unit, check.unit, UNIT));
  }
  return claims;
}

function boundClaims(place: string, stated: LevelResult, keepsRules: boolean): FalseClaim[] {
  const { value, reached, bound, gap, tolerance } = stated;
  const claims: FalseClaim[] = [];
  const cap = reached + tolerance * Math.abs(reached);
  if (keepsRules && !atMost(value, cap)) {
    claims.push(differs('tolerance-exceeded', `${place}.value`, value, `≤ ${cap}`, CAP));
  }
  const gapIs = bound === null ? null : relativeGap(value, bound);
  const gapAgrees = gap === null || gapIs === null ? gap === gapIs : Math.abs(gap - gapIs) <= 1e-6;
  if (!gapAgrees) claims.push(differs('gap-differs', `${place}.gap`, gap, gapIs, GAP));
  if (bound === null || !keepsRules) return claims;
  if (!atMost(bound, value)) {
    claims.push(differs('bound-above-value', `${place}.bound`, bound, `≤ ${value}`, BOUND));
  } else if (!atMost(bound, reached)) {
    claims.push(differs('bound-above-reached', `${place}.bound`, bound, `≤ ${reached}`, BOUND));
  }
  return claims;
}

type Words = { readonly en: string; readonly zh: string };
const VALUE: Words = { en: 'The value of the level', zh: '该目标的值' };
const UNIT: Words = { en: 'The unit of the level', zh: '该目标的计量单位' };
const TOLERANCE: Words = { en: 'The tolerance asked for in the options', zh: '选项中要求的容差' };
const CAP: Words = { en: 'The value that the tolerance on what was reached allows', zh: '按容差允许的值' };
const GAP: Words = { en: 'The gap, (value − bound) ⁄ |value|,', zh: '差距（（值 − 下界）⁄ |值|）' };
const BOUND: Words = {
  en: 'A lower bound that a plan at hand refutes is none: the bound',
  zh: '下界不能高于已有方案的值：下界',
};

/** `The value of the level is 12; the plan says 13.` */
export function differs(
  code: string,
  place: string,
  claimed: number | string | null,
  found: number | string | null,
  what: Words,
): FalseClaim {
  const text = {
    en: `${what.en} is ${found ?? 'not known'}; the plan says ${claimed ?? 'nothing'}. Correct the plan.`,
    zh: `${what.zh}应为 ${found ?? '未知'}，方案写为 ${claimed ?? '空'}；请更正。`,
  };
  const said = claimed === null ? null : String(claimed);
  return { code, place, claimed: said, found: found === null ? null : String(found), text };
}

function levelMissing(place: string, claimed: string | null, asked: string | null): FalseClaim {
  const text = asked
    ? {
        en: `The options ask for the level "${asked}" here; the plan states ${claimed ? `"${claimed}"` : 'none'}. State the levels in the order of the options.`,
        zh: `选项在此要求目标“${asked}”，方案给出的是${claimed ? `“${claimed}”` : '空'}；请按选项顺序列出。`,
      }
    : {
        en: `The options do not ask for the level "${claimed}". Take it out or add it to the options.`,
        zh: `选项未要求目标“${claimed}”；请删除或补入选项。`,
      };
  return { code: asked ? 'level-missing' : 'level-not-asked', place, claimed, found: asked, text };
}
