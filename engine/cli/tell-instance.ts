import type { JudgedPlan } from '../scenario/plan-zones.ts';
import type { Session } from './session.ts';

/** What is told of the plan of a published instance: value, bound, gap, and the judge's word. */
export function tellInstance(session: Session, judged: Pick<JudgedPlan, 'plan' | 'report'>): void {
  const { status, objective, bound, gap } = judged.plan.result;
  const share = gap === null ? '–' : `${(gap * 100).toFixed(4)} %`;
  session.out(`${status}  objective ${objective}  bound ${bound ?? '–'}  gap ${share}`);
  session.out(judged.report.text[session.language]);
}
