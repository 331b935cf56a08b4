import type { Complaint, Problem } from '../problem/index.ts';
import type { LayoutReason } from './layout-reasons.ts';
import { layoutRuleName } from './layout-rule-names.ts';

const YUAN_PER_WAN = 10_000;

/** A reason as a sentence, in yuan a year of the goal (money, ways and moves together). */
export function reasonWords(problem: Problem, reason: Omit<LayoutReason, 'text'>): Complaint['text'] {
  const { saves, breaks, nextBest } = reason;
  const first = without(saves, breaks);
  if (nextBest === null) return first;
  const school = problem.schools.find(({ id }) => id === nextBest.school);
  const zh = school?.name ?? nextBest.school;
  const en = school?.nameEn ?? zh;
  const { more } = nextBest;
  const other =
    nextBest.breaks.length > 0
      ? {
          en: `${en} could not take all its children (${named(nextBest.breaks, 'en')}).`,
          zh: `${zh}不能接收其全部学生（${named(nextBest.breaks, 'zh')}）。`,
        }
      : {
          en: `Next best to take all its children: ${en}, ${wan(Math.abs(more))} × 10,000 yuan a year ${more < 0 ? 'less' : 'more'}.`,
          zh: `次优接收学校：${zh}，每年${more < 0 ? '少' : '多'} ${wan(Math.abs(more))} 万元。`,
        };
  return { en: `${first.en} ${other.en}`, zh: `${first.zh}${other.zh}` };
}

function without(saves: number, breaks: readonly string[]): Complaint['text'] {
  if (breaks.length > 0)
    return {
      en: `Without it, all else as it is, the plan would break: ${named(breaks, 'en')}.`,
      zh: `若不作此决定而其余不变，将违反：${named(breaks, 'zh')}。`,
    };
  const amount = wan(Math.abs(saves));
  return saves >= 0
    ? {
        en: `Saves ${amount} × 10,000 yuan a year of money, ways and moves against leaving it, all else as it is.`,
        zh: `与不作此决定相比，费用、路程与转学合计每年节省 ${amount} 万元（其余不变）。`,
      }
    : {
        en: `Costs ${amount} × 10,000 yuan a year of money, ways and moves against leaving it, all else as it is: undoing it would be better.`,
        zh: `与不作此决定相比，费用、路程与转学合计每年多 ${amount} 万元（其余不变），撤回更优。`,
      };
}

function named(rules: readonly string[], language: 'en' | 'zh'): string {
  return rules.map((rule) => layoutRuleName(rule)[language]).join(language === 'zh' ? '、' : ', ');
}

function wan(yuan: number): string {
  return (Math.round((yuan / YUAN_PER_WAN) * 10) / 10).toLocaleString('en');
}
