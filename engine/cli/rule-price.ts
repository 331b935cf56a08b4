import { pricedRule, priceOfRule, withoutRule } from '../explain/index.ts';
import type { Plan } from '../plan/index.ts';
import { drawZones } from './draw-zones.ts';
import { EXIT, type ExitCode, UsageError } from './exit.ts';
import type { SolveSettings } from './options.ts';
import type { Question } from './question.ts';
import type { Session } from './session.ts';

/** Plans again without a rule, and says what the rule costs. */
export async function tellRulePrice(
  session: Session,
  question: Question,
  plan: Plan,
  name: string,
  settings: SolveSettings,
): Promise<ExitCode> {
  const rule = pricedRule(name);
  if (rule === null) {
    throw new UsageError({
      en: `--price takes contiguity, limits, locks, groups or lock:UNIT, not "${name}".`,
      zh: `--price 应为 contiguity、limits、locks、groups 或 lock:单元编号，而不是“${name}”。`,
    });
  }
  const dropped = { ...question, ...withoutRule({ ...question, options: plan.options }, rule) };
  const judged = await drawZones(session, dropped, settings);
  if (!judged) return EXIT.badInput;
  const price = priceOfRule(plan, judged.plan);
  if (price === null) {
    session.tell(
      'No plan without the rule was found in time; give it more --time.',
      '限时内未找到去掉该规则后的方案；请延长 --time。',
    );
    return EXIT.unknown;
  }
  session.out(session.json ? JSON.stringify(price, null, 2) : price.text[session.language]);
  return EXIT.ok;
}
