import { coefficient } from '../layout/constraints/coefficient.ts';
import { noHarm } from '../layout/constraints/no-harm.ts';
import { ratioNamed } from '../policy/index.ts';
import type { RatioId } from '../policy/ratios.ts';
import { NONE } from '../units.ts';
import type { Break } from './condition.ts';
import type { Move } from './moves.ts';
import type { PlanState } from './plan-state.ts';
import { amount, schoolName, stageName, type Text } from './words.ts';

/** What limits on resources a pupil say of a plan, with some moves or as it is; nothing where the policy does not bind zones. */
export function balanceBreaks(state: PlanState, moves: readonly Move[], moved: boolean): Break[] {
  const { context } = state;
  const { balance } = context.policy;
  if (!balance.noHarm.binds && !balance.coefficient.binds) return [];
  const schoolOf = moved ? state.schoolOf.map((zone) => zone.slice()) : state.schoolOf;
  if (moved) for (const { slot, unit, to } of moves) schoolOf[slot]![unit] = to;
  const answer = { context, schoolOf };
  return [...noHarm.violations(answer), ...coefficient.violations(answer)].map(
    ({ rule, subject, excess }) => {
      const [first, second] = subject.split('/');
      const stage = rule === 'noHarm' ? second : first;
      return {
        rule,
        subject,
        school: rule === 'noHarm' ? context.problem.schools.findIndex(({ id }) => id === first) : NONE,
        unit: NONE,
        slot: context.stages.findIndex(({ id }) => id === stage),
        before: 0,
        after: excess,
        cutOff: [],
        needed: 0,
        available: 0,
      };
    },
  );
}

export function balanceBreakText({ context }: PlanState, { rule, school, subject, after }: Break): Text {
  if (rule === 'noHarm') {
    const name = schoolName(context.problem, school);
    const pupils = amount(Math.ceil(after - 1e-9));
    return {
      en: `${name.en} would have ${pupils} pupils more than keep its present level of resources`,
      zh: `${name.zh}将比维持现有生均资源水平多 ${pupils} 名学生`,
    };
  }
  const [stage, ratio] = subject.split('/') as [string, string];
  const of = stageName(stage);
  const what = ratio === 'composite' ? { en: 'composite', zh: '综合' } : ratioNamed(ratio as RatioId).name;
  return {
    en: `the difference coefficient of ${of.en} schools (${what.en}) would be ${after.toFixed(4)} over its limit`,
    zh: `${of.zh}学校间差异系数（${what.zh}）将超出上限 ${after.toFixed(4)}`,
  };
}
