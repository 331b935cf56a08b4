import { type CheckReport, checkPlan } from '../check/index.ts';
import type { Action, Bus, LayoutYear, Plan } from '../plan/index.ts';
import type { ZoningPolicy } from '../policy/index.ts';
import type { Complaint, Problem } from '../problem/index.ts';
import { type TravelTable, travelMeters, travelSeconds } from '../travel/index.ts';
import { SECONDS_PER_MINUTE } from '../units.ts';
import { reasonWords } from './layout-reason-words.ts';

/** Why a layout decides something: what the same plan would be worth without it. */
export interface LayoutReason {
  readonly action: Action;
  /** Goal of the plan without the decision, minus its own: yuan a year of the horizon; positive where the decision saves. */
  readonly saves: number;
  /** Rules that the plan would break without the decision; where there are any, it is needed and `saves` is not to be had. */
  readonly breaks: readonly string[];
  /** Of a closing: the best other school that could take all its children, what that costs more a year, and what it would break. */
  readonly nextBest: {
    readonly school: string;
    readonly more: number;
    readonly breaks: readonly string[];
  } | null;
  readonly text: Complaint['text'];
}

export interface ReasonsAsked {
  readonly problem: Problem;
  readonly travel: TravelTable;
  readonly policy: ZoningPolicy;
}

/** Other receiving schools that are tried for each closing, the nearest. */
const OTHERS = 2;

/**
 * Each decision that changes something, set against not taking it, all else as it is: a closed school keeps the zone it had, a new school's children stay where
 * they were, a school does not grow. The judge counts money, ways, moves and rules, so nothing is claimed that `check` would not say.
 */
export function layoutReasons(asked: ReasonsAsked, plan: Plan): LayoutReason[] {
  const value = plan.result.levels[0]!.value;
  const { periods } = plan.options.layout!;
  const span = periods.length > 1 ? 2 * periods.at(-1)! - periods.at(-2)! - periods[0]! : 1;
  const broken = ({ violations }: CheckReport) => [...new Set(violations.map(({ rule }) => rule))];
  const more = ({ levels }: CheckReport) => (levels[0]!.value - value) / span;
  return plan.actions
    .filter(({ kind }) => kind !== 'keep')
    .map((action): LayoutReason => {
      const without = judged(asked, plan, withoutAction(asked, plan, action));
      const rivals = closes(action) ? othersFor(asked, plan, action) : [];
      const tried = rivals.map((school) => {
        const report = judged(asked, plan, sent(plan, action, formerUnits(asked, plan, action), school));
        return { school, more: more(report), breaks: broken(report) };
      });
      const nextBest = tried.sort((a, b) => a.breaks.length - b.breaks.length || a.more - b.more)[0] ?? null;
      const reason = { action, saves: more(without), breaks: broken(without), nextBest };
      return { ...reason, text: reasonWords(asked.problem, reason) };
    });
}

interface Changed {
  readonly plan: Plan;
  /** Units whose school differs in some year, as `unit>school`. */
  readonly pairs: ReadonlySet<string>;
}

/** What the judge finds; where somebody who was moved cannot walk, with buses for all who were, if that breaks less. */
function judged(
  { problem, travel, policy }: ReasonsAsked,
  plan: Plan,
  { plan: other, pairs }: Changed,
): CheckReport {
  const onFoot = checkPlan(problem, travel, policy, other);
  const bus = policy.layout?.bus;
  if (!bus || pairs.size === 0 || !onFoot.violations.some(({ rule }) => rule === 'walkingLimit'))
    return onFoot;
  const buses = [...pairs].flatMap((pair): Bus[] => {
    const [unit, school] = pair.split('>') as [string, string];
    const meters = travelMeters(travel, problem.units.ids.indexOf(unit), schoolAt(problem, school));
    const minutes = (meters / bus.speed + bus.wait) / SECONDS_PER_MINUTE;
    return Number.isFinite(minutes) ? [{ unit, school, minutes }] : [];
  });
  const given = new Set(plan.options.buses.map(({ unit, school }) => `${unit}>${school}`));
  const years = other.layout!.years.map((year) => {
    const own = new Set(year.buses.map(({ unit, school }) => `${unit}>${school}`));
    const added = buses.filter(
      ({ unit, school }) => !own.has(`${unit}>${school}`) && !given.has(`${unit}>${school}`),
    );
    return { ...year, buses: [...year.buses, ...added] };
  });
  const ridden = checkPlan(problem, travel, policy, { ...other, layout: { ...other.layout!, years } });
  return ridden.violations.length < onFoot.violations.length ? ridden : onFoot;
}

function withoutAction(asked: ReasonsAsked, plan: Plan, action: Action): Changed {
  const { kind, school } = action;
  // A school that never opens cannot grow or be converted later either.
  const actions = plan.actions.filter((one) => one !== action && !(kind === 'open' && one.school === school));
  const bare = { ...plan, actions };
  if (closes(action)) return sent(bare, action, formerUnits(asked, plan, action), school);
  return kind === 'open' ? stayed(asked, bare, action) : { plan: bare, pairs: new Set() };
}

type Cells = readonly { readonly stage: string; readonly unit: string }[];

/** Units × stages of the school's zone in the period before the decision. */
function formerUnits(asked: ReasonsAsked, plan: Plan, { school, year }: Action): Cells {
  return plan.options.stages.flatMap((stage) =>
    asked.problem.units.ids.flatMap((unit) =>
      schoolBefore(asked, plan, stage, unit, year) === school ? [{ stage, unit }] : [],
    ),
  );
}

/** The school of a unit in the period before a year, the zone in force for the first. */
function schoolBefore(
  { problem }: ReasonsAsked,
  plan: Plan,
  stage: string,
  unit: string,
  year: number,
): string | undefined {
  const earlier = plan.layout!.years.findLast((one) => one.year < year);
  if (earlier) return earlier.assignment[stage]?.[unit];
  const s = problem.stages.findIndex(({ id }) => id === stage);
  return problem.schools[problem.zonesInForce?.[s]?.[problem.units.ids.indexOf(unit)] ?? -1]?.id;
}

/** From the year of the decision on, the units belong to the school. */
function sent(plan: Plan, { year }: Action, cells: Cells, school: string): Changed {
  return withSchools(
    plan,
    year,
    cells.map((cell) => ({ ...cell, school })),
  );
}

/** Nobody goes to the school that would have opened: all stay where they were. */
function stayed(asked: ReasonsAsked, plan: Plan, { school, year }: Action): Changed {
  const cells = plan.layout!.years.flatMap(({ assignment }) =>
    plan.options.stages.flatMap((stage) =>
      Object.entries(assignment[stage] ?? {}).flatMap(([unit, to]) => {
        const before = schoolBefore(asked, plan, stage, unit, year);
        return to === school && before !== undefined ? [{ stage, unit, school: before }] : [];
      }),
    ),
  );
  return withSchools(plan, year, cells);
}

function withSchools(
  plan: Plan,
  from: number,
  cells: readonly { readonly stage: string; readonly unit: string; readonly school: string }[],
): Changed {
  const byStage = Map.groupBy(cells, ({ stage }) => stage);
  const years = plan.layout!.years.map((there): LayoutYear => {
    if (there.year < from) return there;
    const assignment = Object.fromEntries(
      Object.entries(there.assignment).map(([stage, zones]) => [
        stage,
        {
          ...zones,
          ...Object.fromEntries((byStage.get(stage) ?? []).map(({ unit, school }) => [unit, school])),
        },
      ]),
    );
    const open = [...new Set(Object.values(assignment).flatMap((zones) => Object.values(zones)))];
    return { ...there, assignment, open };
  });
  const pairs = new Set(cells.map(({ unit, school }) => `${unit}>${school}`));
  return { plan: { ...plan, layout: { ...plan.layout!, years } }, pairs };
}

/** Standing schools of the same stages that do not take them over already, the nearest to the children first. */
function othersFor(asked: ReasonsAsked, plan: Plan, action: Action): string[] {
  const { problem, travel } = asked;
  const cells = formerUnits(asked, plan, action);
  const there = plan.layout!.years.find(({ year }) => year === action.year);
  if (!there || cells.length === 0) return [];
  const heirs = new Set(cells.map(({ stage, unit }) => there.assignment[stage]?.[unit]));
  const standing = new Set(plan.layout!.years.at(-1)!.open);
  const stages = new Set(cells.map(({ stage }) => problem.stages.findIndex(({ id }) => id === stage)));
  return there.open
    .filter((id) => standing.has(id) && !(heirs.size === 1 && heirs.has(id)))
    .map((id) => {
      const s = schoolAt(problem, id);
      const teaches = [...stages].every((stage) => problem.schools[s]!.stages.includes(stage));
      const seconds = cells.reduce(
        (sum, { unit }) => sum + travelSeconds(travel, problem.units.ids.indexOf(unit), s),
        0,
      );
      return { id, seconds: teaches ? seconds : Infinity };
    })
    .filter(({ seconds }) => Number.isFinite(seconds))
    .sort((a, b) => a.seconds - b.seconds)
    .slice(0, OTHERS)
    .map(({ id }) => id);
}

function closes({ kind }: Action): boolean {
  return kind === 'close' || kind === 'merge';
}

function schoolAt({ schools }: Problem, id: string): number {
  return schools.findIndex((school) => school.id === id);
}
