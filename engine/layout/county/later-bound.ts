import { relaxation } from '../sites/relaxation.ts';
import { siteTables } from '../sites/site-task.ts';
import { type DecidedPeriod, type LayoutQuestion, type LayoutTools, yearsOf } from './horizon.ts';
import { periodTask } from './period-task.ts';
import { asItIs, settledIn, takeActions } from './standing.ts';

/** Subgradient rounds for the bound of one later period. */
const ROUNDS = 600;

/**
 * A floor under what period t contributes to any layout: from the beginning, with all that earlier periods could have built and closed,
 * and nobody's move counted. The known answer only says how far to aim.
 */
export function laterBound(
  asked: LayoutQuestion,
  t: number,
  known: DecidedPeriod,
  tools: LayoutTools,
): number {
  const { policy, options, travel } = asked;
  const layout = options.layout!;
  const settled = layout.periods.slice(0, t + 1).flatMap((year) => settledIn(layout, year));
  const standing = takeActions(asItIs(asked.problem), settled, policy.layout);
  const budgets = layout.periods.slice(0, t + 1).map((_, k) => layout.budgets[k] ?? null);
  const limited = budgets.every((each) => each !== null);
  const compiled = periodTask({
    standing,
    travel,
    policy,
    options,
    year: layout.periods[t]!,
    years: yearsOf(layout.periods)[t]!,
    settledBuilding: 0,
    budget: limited ? budgets.reduce<number>((sum, each) => sum + each!, 0) - standing.building : null,
    before: new Map(),
    limits: { periods: t + 1 },
  });
  if ('complaints' in compiled) return 0;
  const { sites, constant } = compiled.task;
  const tables = siteTables(sites);
  if (tables === null) return 0;
  const { bound } = relaxation(tables, {
    incumbent: known.planned.value - policy.layout.moveValue * known.planned.year.moved - constant,
    rounds: ROUNDS,
    roomForAll: true,
    whole: false,
    shouldStop: () => tools.stop.reason({ iteration: 0, sinceImprovement: 0 }) !== null,
  });
  // Everything counts at least nothing.
  return Math.max(0, bound + constant);
}
