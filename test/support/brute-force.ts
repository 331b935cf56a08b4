import { type Case, goalOf, makeCase, violationsOf, type Zones } from '../../engine/check/index.ts';
import type { Town } from './tiny-town.ts';

/** What trying every plan of a town finds out. */
export interface BruteForce {
  /** Plans tried: one eligible school for each unit of each planned stage. */
  readonly tried: number;
  /** Those that keep every rule. */
  readonly feasible: number;
  /** Values of their levels. */
  readonly values: readonly (readonly number[])[];
  /** The best that each level can reach among the plans whose earlier levels stay within their tolerance. */
  readonly levels: readonly { readonly id: string; readonly reached: number }[];
  /** One plan that is best at the last level, null where none keeps every rule; and all levels' values of it. */
  readonly best: { readonly zones: Zones; readonly values: readonly number[] } | null;
}

/** Allowance for sums that were added up in another order. */
const SLACK = 1e-9;

/** Tries every plan of a small town (`COUNTABLE_TOWN`), each judged by the judge. */
export function bruteForce(town: Town): BruteForce {
  const on = makeCase(town.problem, town.travel, town.policy, town.options);
  const goals = town.options.levels.map((level) => goalOf(level)!);
  let tried = 0;
  const kept: { zones: Zones; values: number[] }[] = [];
  for (const zones of everyPlan(on)) {
    tried++;
    if (violationsOf(on, zones).length > 0) continue;
    const copy = zones.map((zone) => zone.slice());
    kept.push({ zones: copy, values: goals.map((goal) => goal.value(on, copy)) });
  }
  let within = kept;
  const levels = town.options.levels.map(({ id, tolerance }, level) => {
    const reached = within.reduce((least, { values }) => Math.min(least, values[level]!), Infinity);
    const last = level === town.options.levels.length - 1;
    const cap = reached * (1 + (last ? 0 : tolerance)) + SLACK;
    within = within.filter(({ values }) => values[level]! <= cap);
    return { id, reached };
  });
  const values = kept.map((plan) => plan.values);
  return { tried, feasible: kept.length, values, levels, best: within[0] ?? null };
}

/** Every way to give each unit of each planned stage one school of the stage. The same arrays are handed out again and again. */
export function* everyPlan(on: Case): Generator<Zones> {
  const units = on.problem.units.count;
  const zones = on.stages.map((stage) => new Int32Array(units).fill(stage.schools[0]!));
  const digits = on.stages.map(() => new Int32Array(units));
  for (;;) {
    yield zones;
    let carry = true;
    for (let k = 0; k < on.stages.length && carry; k++) {
      const { schools } = on.stages[k]!;
      for (let u = 0; u < units && carry; u++) {
        const next = digits[k]![u]! + 1;
        carry = next === schools.length;
        digits[k]![u] = carry ? 0 : next;
        zones[k]![u] = schools[digits[k]![u]!]!;
      }
    }
    if (carry) return;
  }
}
