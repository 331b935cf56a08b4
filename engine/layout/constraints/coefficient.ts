import { rounded } from '../../measures/spread.ts';
import type { Complaint } from '../../problem/index.ts';
import { answerLoads, type BalanceTask } from '../answer-loads.ts';
import { compileBalance } from '../balance.ts';
import { coefficientOfSums, coefficientTerms, TERMS } from '../coefficient.ts';
import type { Context } from '../context.ts';
import { dataFault } from '../faults.ts';
import { coefficientCuts } from './coefficient-cuts.ts';
import type { Constraint } from './constraint.ts';

/** A coefficient counts as within its limit up to this; the search keeps half of it, for its sums are rounded otherwise. */
const ROUNDING = 1e-6;

/**
 * The difference coefficients of a stage stay within the policy's limits. A limit, never a goal: what lowers a coefficient may be that
 * the best school fell (policy.md T5). Turned on by the setting `coefficient.bindsZones`; `coefficient.ratios`, `.scope`,
 * `.weight`, `.deviation`, `.decimals`, `.limit.<stage>` and `evaluated.*` say what is limited.
 */
export const coefficient: Constraint = {
  id: 'coefficient',
  faults: (context) => (context.policy.balance.coefficient.binds ? unknownLimits(context) : []),
  county: {
    binds: (task) => task.balance.limits.length > 0,
    sums: (task) => TERMS * task.balance.measures.length,
    limits: (task) => task.balance.limits.length,
    terms(task, load, at, school, out) {
      const { measures } = task.balance;
      for (let m = 0; m < measures.length; m++) coefficientTerms(task, m, load, at, school, out, m * TERMS);
    },
    excess(task, l, sums) {
      const limit = task.balance.limits[l]!;
      const over = limitedValue(task, l, sums) - limit.limit - ROUNDING / 2;
      return over > 0 ? over * limit.worth : 0;
    },
    separate: coefficientCuts,
  },
  violations: (answer) => {
    const { coefficient: rule } = answer.context.policy.balance;
    if (!rule.binds) return [];
    const { task, columns, load } = answerLoads(answer);
    const { measures, limits } = task.balance;
    const sums = new Float64Array(TERMS * measures.length);
    const terms = new Float64Array(TERMS);
    for (let school = 0; school < task.schoolCount; school++) {
      measures.forEach((_, m) => {
        coefficientTerms(task, m, load, school * columns, school, terms, 0);
        for (let k = 0; k < TERMS; k++) sums[m * TERMS + k]! += terms[k]!;
      });
    }
    return limits.flatMap(({ subject, measures: own }, l) => {
      const value = limitedValue(task, l, sums);
      const most = rule.limits[answer.context.stages[measures[own[0]!]!.slot]!.id]!;
      if (rounded(value, rule.decimals) <= most + ROUNDING) return [];
      return [{ rule: 'coefficient', subject, excess: value - most, unit: 'coefficient' }];
    });
  },
};

/** What a limit is on: one coefficient, or the mean over ratios (2012). */
export function limitedValue(task: BalanceTask, l: number, sums: Float64Array): number {
  const { measures: own } = task.balance.limits[l]!;
  let value = 0;
  for (let k = 0; k < own.length; k++) {
    value += coefficientOfSums(task.balance.measures[own[k]!]!, sums, own[k]! * TERMS);
  }
  return value / own.length;
}

/** A limit that nothing can be held against must not count as kept. */
function unknownLimits(context: Context): Complaint[] {
  const { coefficient: rule, ratios } = context.policy.balance;
  return context.stages.flatMap((stage) => {
    if (rule.limits[stage.id] === undefined) return [];
    if (compileBalance(context).limits.some(({ subject }) => subject.startsWith(`${stage.id}/`))) return [];
    return [
      dataFault('coefficient-unknown', 'schools', ratios[0] ?? null, stage.id, {
        en: `has a limit on difference coefficients, but no evaluated school's ${ratios.join(', ') || 'resources'} are known; fill in the columns of schools (staff: the table teachers), or set coefficient.bindsZones to false.`,
        zh: `设有差异系数上限，但参评学校的 ${ratios.join('、') || '资源'} 均无数据；请补充学校表（教师类指标补充教师表），或将 coefficient.bindsZones 设为 false。`,
      }),
    ];
  });
}
