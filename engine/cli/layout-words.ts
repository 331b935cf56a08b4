import type { Action, LayoutYear, Plan } from '../plan/index.ts';
import { heirsOf } from '../report/index.ts';
import type { JudgedPlan } from '../scenario/plan-zones.ts';
import type { Question } from './question.ts';
import type { Session } from './session.ts';

/** What a planner reads of a layout: decisions in time order with who goes where, then what every year costs. */
export function tellLayout(session: Session, question: Question, { plan, report }: JudgedPlan): void {
  const { layout, result } = plan;
  const zh = session.language === 'zh';
  const name = namesOf(session, question);
  for (const there of layout!.years) {
    session.out(
      zh
        ? `${there.year} 学年：开办学校 ${there.open.length} 所`
        : `${there.year}: ${there.open.length} schools open`,
    );
    for (const action of plan.actions) {
      if (action.year !== there.year || action.kind === 'keep') continue;
      session.out(`  ${zh ? wordsZh(action, plan, name) : wordsEn(action, plan, name)}`);
    }
    session.out(`  ${zh ? moneyZh(there) : moneyEn(there)}`);
  }
  const gap = result.gap === null ? '–' : `${(100 * result.gap).toFixed(2)} %`;
  const value = Math.round(result.objective! / 10_000).toLocaleString('en');
  session.out(
    zh
      ? `目标值 ${value} 万元（${result.status === 'optimal' ? '已证明最优' : `与下界差距 ${gap}`}）`
      : `Goal ${value} × 10,000 yuan (${result.status === 'optimal' ? 'proved best' : `at most ${gap} from the best`})`,
  );
  session.out(`${zh ? '独立核查：' : 'Independent check: '}${report.text[session.language]}`);
}

/** One decision with its year. */
export function decisionWords(session: Session, question: Question, plan: Plan, action: Action): string {
  const words = session.language === 'zh' ? wordsZh : wordsEn;
  return `${action.year} ${words(action, plan, namesOf(session, question))}`;
}

type Name = (id: string) => string;

function namesOf({ language }: Session, { problem }: Question): Name {
  return (id) => {
    const school = problem.schools.find((one) => one.id === id);
    return language === 'zh' ? (school?.name ?? id) : (school?.nameEn ?? school?.name ?? id);
  };
}

function wordsEn(action: Action, plan: Plan, name: Name): string {
  const who = name(action.school);
  if (action.kind === 'open')
    return `open ${who}${action.classrooms === undefined ? '' : ` with ${action.classrooms} classrooms`}`;
  if (action.kind === 'expand') return `expand ${who} to ${action.classrooms} classrooms`;
  if (action.kind === 'convert')
    return `make ${who} ${action.as === 'nineYear' ? 'a nine-year school' : 'a teaching point'}`;
  const { to, longest, pupils } = heirsOf(plan, action);
  const where = to.map(([id, count]) => `${name(id)} ${count}`).join(', ');
  const what = action.kind === 'merge' ? `merge ${who} into ${name(action.into!)}` : `close ${who}`;
  return pupils === 0
    ? `${what}; nobody moves`
    : `${what}: ${pupils} pupils go to ${where}; longest way ${longest.toFixed(0)} min`;
}

function wordsZh(action: Action, plan: Plan, name: Name): string {
  const who = name(action.school);
  if (action.kind === 'open')
    return `新建${who}${action.classrooms === undefined ? '' : `，教室 ${action.classrooms} 间`}`;
  if (action.kind === 'expand') return `扩建${who}至 ${action.classrooms} 间教室`;
  if (action.kind === 'convert') return `${who}改为${action.as === 'nineYear' ? '九年一贯制学校' : '教学点'}`;
  const { to, longest, pupils } = heirsOf(plan, action);
  const where = to.map(([id, count]) => `${name(id)} ${count} 人`).join('、');
  const what = action.kind === 'merge' ? `${who}并入${name(action.into!)}` : `撤销${who}`;
  return pupils === 0
    ? `${what}，无学生转学`
    : `${what}：学生 ${pupils} 人转入${where}，最远 ${longest.toFixed(0)} 分钟`;
}

function wan(yuan: number): string {
  return Math.round(yuan / 10_000).toLocaleString('en');
}

function moneyEn({ spending, moved, buses, exceptions }: LayoutYear): string {
  const boarders = exceptions.filter(({ kind }) => kind === 'boarding').length;
  return `building ${wan(spending.building)}, a year ${wan(spending.running + spending.charge)}, buses ${wan(spending.buses)} (${buses.length} runs), boarding ${wan(spending.boarding)} (${boarders} places of origin), all × 10,000 yuan; ${moved} pupils change school`;
}

function moneyZh({ spending, moved, buses, exceptions }: LayoutYear): string {
  const boarders = exceptions.filter(({ kind }) => kind === 'boarding').length;
  return `建设 ${wan(spending.building)} 万元；年运行与分摊 ${wan(spending.running + spending.charge)} 万元，校车 ${wan(spending.buses)} 万元（${buses.length} 条），寄宿 ${wan(spending.boarding)} 万元（${boarders} 处）；换校 ${moved} 人`;
}
