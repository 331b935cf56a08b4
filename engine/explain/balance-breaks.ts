import { choice } from '../layout/constraints/choice.ts';
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
  const { balance, choice: outside } = context.policy;
  if (!balance.noHarm.binds && !balance.coefficient.binds && !outside.binds) return [];
  const schoolOf = moved ? state.schoolOf.map((zone) => zone.slice()) : state.schoolOf;
  if (moved) for (const { slot, unit, to } of moves) schoolOf[slot]![unit] = to;
  const answer = { context, schoolOf };
  return [noHarm, choice, coefficient]
    .flatMap((one) => one.violations(answer))
    .map(({ rule, subject, excess }) => {
      const [first, second] = subject.split('/');
      const ofSchool = rule !== 'coefficient';
      const stage = ofSchool ? second : first;
      return {
        rule,
        subject,
        school: ofSchool ? context.problem.schools.findIndex(({ id }) => id === first) : NONE,
        unit: NONE,
        slot: context.stages.findIndex(({ id }) => id === stage),
        before: 0,
        after: excess,
        cutOff: [],
        needed: 0,
        available: 0,
      };
    });
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
  if (rule === 'choice') {
    const name = schoolName(context.problem, school);
    const pupils = amount(after);
    return {
      en: `${name.en} would have ${pupils} pupils too few of its own zone beside those from outside it`,
      zh: `${name.zh}本学区学生将少 ${pupils} 人，片区外学生占比超限`,
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
