import type { Displaced, LayoutYear, PlanOptions, Spending, WayOfGrades } from '../../plan/index.ts';
import type { LayoutPolicy, PolicyStage, ZoningPolicy } from '../../policy/index.ts';
import { travelMeters } from '../../travel/table.ts';
import { NONE, SECONDS_PER_MINUTE } from '../../units.ts';
import { type Compiled, compile } from '../compile.ts';
import type { Context, PlannedStage } from '../context.ts';
import { draftToPlan } from '../draft.ts';
import { bandTime, verdict, type Ways, waysOf } from '../ways.ts';
import type { PeriodAnswer, StageZones } from './period-answer.ts';
import type { PeriodQuestion } from './period-task.ts';
import type { Standing } from './standing.ts';

/** A decided period as the plan file tells it. */
export interface PlannedYear {
  readonly year: LayoutYear;
  readonly displaced: readonly Displaced[];
  /** Its part of the goal, in yuan. */
  readonly value: number;
}

/** Counts a decided period from the facts: classes, ways, money, and who must change. `standing` is as the period leaves it. */
export function plannedYear(question: PeriodQuestion, answer: PeriodAnswer, standing: Standing): PlannedYear {
  const { policy, travel, options, year, years, before } = question;
  const { layout: _, sites: __, ...rest } = options;
  const asked: PlanOptions = {
    ...rest,
    year,
    buses: [...options.buses, ...answer.buses],
    levels: [{ id: 'travel', tolerance: 0 }],
  };
  const compiled = compile({ problem: standing.problem, travel, policy, options: asked });
  const { context, grouping, objectives } = compiled;
  if (!context || !grouping) throw new Error(complaintsOf(compiled));
  const zones = new Int32Array(grouping.itemCount).fill(NONE);
  for (const stage of context.stages) {
    grouping.itemOf[stage.slot]!.forEach((item, unit) => {
      zones[item] = grouping.zoneOf(stage.slot, answer.zones.get(stage.id)![unit]!);
    });
  }
  const draft = {
    status: 'feasible' as const,
    stoppedBy: 'proof' as const,
    zones,
    levels: [{ value: 0, reached: 0, bound: null }],
    iterations: 0,
  };
  const plan = draftToPlan(context, grouping, objectives, draft, {
    overrides: {},
    scenario: null,
    timings: {},
  });
  const { assignment, open, classes, exceptions } = plan;
  const minutes = plan.result.levels[0]!.value;
  const spending = spendingOf(question, answer, standing, context, exceptions);
  const moved = movedBetween(context, before, answer.zones);
  const { layout } = policy;
  const yearly = spending.charge + spending.running + spending.buses + spending.boarding;
  return {
    year: { assignment, open, classes, exceptions, year, buses: answer.buses, spending, minutes, moved },
    displaced: displacedBy(question, answer, standing, context),
    value: years * (yearly + layout.minuteValue * minutes) + layout.moveValue * moved,
  };
}

function complaintsOf({ complaints }: Compiled): string {
  return complaints.map(({ text }) => text.en).join('\n');
}

function childrenOf(context: Context, stage: PlannedStage, unit: number): number {
  const { problem, year } = context;
  const pupils = problem.units.pupils[year]!;
  return stage.zoned.reduce<number>((sum, grade) => sum + pupils[unit * problem.grades.length + grade]!, 0);
}

function spendingOf(
  { policy, travel, settledBuilding }: PeriodQuestion,
  answer: PeriodAnswer,
  standing: Standing,
  context: Context,
  exceptions: LayoutYear['exceptions'],
): Spending {
  const { layout } = policy as ZoningPolicy & { readonly layout: LayoutPolicy };
  const { problem } = standing;
  const pupils = new Map<number, number>();
  let funds = 0;
  let buses = 0;
  const ridden = new Set(answer.buses.map(({ unit, school }) => `${unit}>${school}`));
  for (const stage of context.stages) {
    answer.zones.get(stage.id)!.forEach((school, unit) => {
      if (school === NONE) return;
      const children = childrenOf(context, stage, unit);
      pupils.set(school, (pupils.get(school) ?? 0) + children);
      funds += (layout.fund[stage.id as PolicyStage] ?? 0) * children;
      if (!ridden.has(`${problem.units.ids[unit]}>${problem.schools[school]!.id}`)) return;
      buses += layout.bus!.perKilometre * (travelMeters(travel, unit, school) / 1000) * children;
    });
  }
  let running = funds;
  for (const [school, count] of pupils) {
    const { runningCost, stages } = problem.schools[school]!;
    running += (runningCost ?? 0) * (standing.points.has(school) ? layout.pointRunning : 1);
    const first = context.stages.find(({ index }) => stages.includes(index));
    const fund = first ? (layout.fund[first.id as PolicyStage] ?? 0) : 0;
    running += fund * Math.max(0, layout.fundFloor - count);
  }
  const unitAt = new Map(problem.units.ids.map((id, unit) => [id, unit]));
  const gradeAt = new Map(problem.grades.map((grade, g) => [grade, g]));
  const boarders = exceptions
    .filter(({ kind }) => kind === 'boarding')
    .flatMap(({ unit, grades }) =>
      grades.map((grade) => unitAt.get(unit)! * problem.grades.length + gradeAt.get(grade)!),
    )
    .reduce((sum, at) => sum + problem.units.pupils[context.year]![at]!, 0);
  return {
    building: settledBuilding + answer.building,
    charge: standing.building / layout.buildingLife,
    running,
    buses,
    boarding: layout.boarder * boarders,
  };
}

/** Children whose unit goes elsewhere than before; units that had no school do not count. */
function movedBetween(context: Context, before: StageZones, now: StageZones): number {
  let moved = 0;
  for (const stage of context.stages) {
    const zones = now.get(stage.id)!;
    before.get(stage.id)?.forEach((there, unit) => {
      if (there !== NONE && there !== zones[unit]) moved += childrenOf(context, stage, unit);
    });
  }
  return moved;
}

/** The children of every school that closes: their new school, and how each band gets there. */
function displacedBy(
  { before, year }: PeriodQuestion,
  answer: PeriodAnswer,
  standing: Standing,
  context: Context,
): Displaced[] {
  const { problem } = context;
  const found: Displaced[] = [];
  for (const stage of context.stages) {
    before.get(stage.id)?.forEach((there, unit) => {
      const pupils = childrenOf(context, stage, unit);
      if (!standing.closed.has(there) || pupils === 0) return;
      const to = answer.zones.get(stage.id)![unit]!;
      found.push({
        year,
        from: problem.schools[there]!.id,
        stage: stage.id,
        unit: problem.units.ids[unit]!,
        pupils,
        to: problem.schools[to]!.id,
        ways: waysTo(context, waysOf(context, stage, unit), to),
      });
    });
  }
  return found;
}

function waysTo(context: Context, ways: Ways, school: number): WayOfGrades[] {
  const k = ways.schools.indexOf(school);
  const { problem } = context;
  return ways.stage.bands.flatMap((band, b): WayOfGrades[] => {
    if (ways.bandPupils[b] === 0) return [];
    const judged = verdict(context, ways, k, band);
    const exceptional = judged === 'boarding' || judged === 'nobodyInReach';
    const kind = exceptional ? judged : Number.isNaN(ways.bus[k]!) ? 'walk' : 'bus';
    return [
      {
        grades: band.grades.map((grade) => problem.grades[grade]!),
        kind,
        minutes: bandTime(ways, k, band) / SECONDS_PER_MINUTE,
      },
    ];
  });
}
