import type { LayoutYear, Plan, PlanOptions } from '../plan/index.ts';
import type { Complaint } from '../problem/index.ts';
import { type CountyLayoutTools, planCounty } from './plan-county.ts';
import type { JudgedPlan, ZoningQuestion } from './plan-zones.ts';

/** What a trade-off curve limits step by step: the number of schools, yuan a year, or pupil-minutes a day. */
export type CurveAxis = 'schools' | 'yuan' | 'minutes';

/** A layout on the curve, by its last year. */
export interface CurvePoint extends CurveFigures {
  /** The limit that was set; null for the layout without one. */
  readonly limit: number | null;
  readonly judged: JudgedPlan;
}

export interface CurveFigures {
  readonly schools: number;
  readonly yuan: number;
  readonly minutes: number;
}

export interface Curve {
  /** Layouts that none of the others beats in schools, yuan and minutes at once; by the axis, the largest first. */
  readonly points: readonly CurvePoint[];
  /** Limits for which no layout was found, and whether it is proved that there is none. */
  readonly missed: readonly { readonly limit: number; readonly proved: boolean }[];
  readonly complaints: readonly Complaint[];
}

/** How far each step goes below the layout without a limit: schools, or a share of it. */
const STEP: Readonly<Record<CurveAxis, number>> = { schools: 1, yuan: 0.01, minutes: 0.05 };

/**
 * The trade-off between nearness, money and number of schools: layouts under ever tighter limits on one of the three (ε-constraint), each with
 * its own proved gap. A limit that is proved to leave nothing ends the curve; one for which nothing was found in time does not.
 */
export async function layoutCurve(
  question: Omit<ZoningQuestion, 'from' | 'relax'>,
  axis: CurveAxis,
  steps: number,
  tools: (step: number) => CountyLayoutTools,
): Promise<Curve> {
  const free = await planCounty(question, tools(0));
  if (free.plan === null) return { points: [], missed: [], complaints: free.complaints };
  const start = figuresOf(free.plan);
  const found: CurvePoint[] = [{ ...start, limit: null, judged: free }];
  const missed: { limit: number; proved: boolean }[] = [];
  for (let step = 1; step <= steps && !missed.some(({ proved }) => proved); step++) {
    const limit = axis === 'schools' ? start.schools - step : start[axis] * (1 - step * STEP[axis]);
    const judged = await planCounty(
      { ...question, options: limited(question.options, axis, limit) },
      tools(step),
    );
    if (judged.plan === null) missed.push({ limit, proved: judged.status === 'infeasible' });
    else found.push({ ...figuresOf(judged.plan), limit, judged });
  }
  const points = found.filter((one) => !found.some((other) => beats(other, one)));
  return { points: points.sort((a, b) => b[axis] - a[axis]), missed, complaints: [] };
}

function limited(options: PlanOptions, axis: CurveAxis, limit: number): PlanOptions {
  if (axis === 'schools') return { ...options, sites: { fewest: 0, most: limit } };
  const layout = options.layout!;
  return {
    ...options,
    layout: { ...layout, ...(axis === 'yuan' ? { mostYuan: limit } : { mostMinutes: limit }) },
  };
}

function figuresOf(plan: Plan): CurveFigures {
  const last: LayoutYear = plan.layout!.years.at(-1)!;
  const { charge, running, buses, boarding } = last.spending;
  return { schools: last.open.length, yuan: charge + running + buses + boarding, minutes: last.minutes };
}

function beats(a: CurveFigures, b: CurveFigures): boolean {
  const pairs = [a.schools - b.schools, a.yuan - b.yuan, a.minutes - b.minutes];
  return pairs.every((each) => each <= 0) && pairs.some((each) => each < 0);
}
