import type { PlanOptions } from '../plan/index.ts';
import type { LayoutPolicy, ZoningPolicy } from '../policy/index.ts';
import type { Complaint } from '../problem/index.ts';
import { type CountyLayoutTools, planCounty } from './plan-county.ts';
import type { ZoningQuestion } from './plan-zones.ts';

/** A demand without which a layout exists. */
export interface LayoutWayOut {
  /** Rule of docs/model.md, or the option, that is given up. */
  readonly rule: string;
  readonly text: Complaint['text'];
}

interface Demand {
  readonly rule: string;
  readonly text: Complaint['text'];
  readonly asked: (options: PlanOptions, layout: LayoutPolicy) => boolean;
  readonly without: (
    options: PlanOptions,
    layout: LayoutPolicy,
  ) => { options: PlanOptions; layout: LayoutPolicy };
}

function demand(
  rule: string,
  en: string,
  zh: string,
  asked: Demand['asked'],
  without: (
    options: PlanOptions,
    layout: LayoutPolicy,
  ) => { options?: Partial<PlanOptions>; layout?: Partial<LayoutPolicy> },
): Demand {
  return {
    rule,
    text: { en, zh },
    asked,
    without: (options, layout) => {
      const changed = without(options, layout);
      return { options: { ...options, ...changed.options }, layout: { ...layout, ...changed.layout } };
    },
  };
}

/** Demands that may clash with the others, those that are given up most easily first. */
const DEMANDS: readonly Demand[] = [
  demand(
    'budget',
    'a larger building budget',
    '增加建设经费',
    (o) => o.layout!.budgets.some((each) => each !== null),
    (o) => ({
      options: { layout: { ...o.layout!, budgets: o.layout!.periods.map(() => null) } },
    }),
  ),
  demand(
    'spendingLimit',
    'more money a year',
    '提高年度费用上限',
    (o) => o.layout!.mostYuan !== undefined,
    (o) => {
      const { mostYuan: _, ...layout } = o.layout!;
      return { options: { layout } };
    },
  ),
  demand(
    'travelLimit',
    'longer ways in sum',
    '放宽路程总量上限',
    (o) => o.layout!.mostMinutes !== undefined,
    (o) => {
      const { mostMinutes: _, ...layout } = o.layout!;
      return { options: { layout } };
    },
  ),
  demand(
    'siteCount',
    'another number of schools',
    '调整学校数范围',
    (o) => o.sites !== undefined,
    () => ({
      options: { sites: { fewest: 0, most: Number.MAX_SAFE_INTEGER } },
    }),
  ),
  demand(
    'closures',
    'more closings in a period',
    '放宽每期撤并数',
    (_, l) => l.mostClosures !== null,
    () => ({ layout: { mostClosures: null } }),
  ),
  demand(
    'notice',
    'closing with less notice, or planning for a later year',
    '缩短公示期或推迟规划学年',
    (_, l) => l.noticeMonths > 0,
    () => ({
      layout: { noticeMonths: 0 },
    }),
  ),
  demand(
    'schoolSize',
    'smaller or larger schools',
    '放宽学校规模限制',
    (_, l) => Object.values({ ...l.mostPupils, ...l.leastPupils }).some((each) => each !== null),
    () => ({
      layout: {
        mostPupils: { primary: null, junior: null, nineYear: null },
        leastPupils: { primary: null, junior: null },
      },
    }),
  ),
  demand(
    'keptPlace',
    'villages and remote places without a school',
    '不再保留村校、偏远教学点',
    (_, l) => l.keepVillages || l.keepRemote,
    () => ({
      layout: { keepVillages: false, keepRemote: false },
    }),
  ),
  demand(
    'townshipJunior',
    'townships without a junior school',
    '部分乡镇不再设初中',
    (_, l) => l.townshipJunior,
    () => ({
      layout: { townshipJunior: false },
    }),
  ),
  demand(
    'contiguity',
    'zones in several pieces',
    '允许学区不连片',
    (o) => o.contiguity,
    () => ({ options: { contiguity: false } }),
  ),
  demand(
    'growth',
    'schools that grow by more steps',
    '增加扩建级数',
    () => true,
    (_, l) => ({ layout: { mostSteps: l.mostSteps + 4 } }),
  ),
];

/**
 * Where no layout keeps every rule: each single demand without which one does. What is named clashes with the rest; where nothing is named, two or more
 * of them have to go together, or places are missing.
 */
export async function layoutWaysOut(
  question: Omit<ZoningQuestion, 'from' | 'relax'>,
  tools: () => CountyLayoutTools,
): Promise<readonly LayoutWayOut[]> {
  const layout = question.policy.layout;
  if (!layout) return [];
  const found: LayoutWayOut[] = [];
  for (const { rule, text, asked, without } of DEMANDS) {
    if (!asked(question.options, layout)) continue;
    const changed = without(question.options, layout);
    const policy: ZoningPolicy = { ...question.policy, layout: changed.layout };
    const judged = await planCounty({ ...question, options: changed.options, policy }, tools());
    if (judged.plan !== null) found.push({ rule, text });
  }
  return found;
}
