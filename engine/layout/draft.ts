import {
  type LevelResult,
  PLAN_VERSION,
  type Plan,
  type PlanException,
  type PlanResult,
  relativeGap,
} from '../plan/index.ts';
import { NONE, SECONDS_PER_MINUTE } from '../units.ts';
import { type Answer, forEachWay } from './answer.ts';
import { classesOf } from './classes.ts';
import { pupilsBySchool } from './constraints/capacity.ts';
import { violationsOf } from './constraints/index.ts';
import type { Context } from './context.ts';
import type { Grouping } from './grouping.ts';
import { type Objective, objectiveValue } from './objectives/index.ts';
import { bandTime, verdict } from './ways.ts';
import type { ZoneDraft } from './zone.ts';

/** What a plan file says besides the answer. */
export interface PlanFrame {
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly scenario: string | null;
  readonly timings: Readonly<Record<string, number>>;
}

/** The draft in the user's own ids, with classes, exceptions and violations counted from the facts. */
export function draftToPlan(
  context: Context,
  grouping: Grouping,
  objectives: readonly Objective[],
  draft: ZoneDraft,
  frame: PlanFrame,
): Plan {
  const { problem, policy, options } = context;
  const answer = answerOf(context, grouping, draft.zones);
  const violations = violationsOf(answer);
  const open = openSchools(answer);
  return {
    schema: PLAN_VERSION,
    dataset: { name: problem.name, hash: problem.hash },
    scenario: frame.scenario,
    policy: { profile: policy.profile, overrides: frame.overrides },
    options,
    result: resultOf(answer, objectives, draft),
    assignment: assignmentOf(answer),
    open: open.map((school) => problem.schools[school]!.id),
    actions: [],
    classes: classesBySchool(answer, open),
    exceptions: exceptionsOf(answer),
    moves: [],
    violations,
    timings: frame.timings,
  };
}

/** The school of each unit, by stage. */
export function answerOf(context: Context, grouping: Grouping, zones: Int32Array): Answer {
  const schoolOf = grouping.itemOf.map((items) =>
    items.map((item) => {
      const zone = zones[item] ?? NONE;
      return zone === NONE ? NONE : grouping.zoneSchool[zone]!;
    }),
  );
  return { context, schoolOf };
}

function resultOf(answer: Answer, objectives: readonly Objective[], draft: ZoneDraft): PlanResult {
  const { options } = answer.context;
  const levels = draft.levels.map((level, k): LevelResult => {
    const value = objectiveValue(objectives[k]!, answer);
    const reached = Math.min(level.reached, value);
    const bound = level.bound === null ? null : Math.min(level.bound, reached);
    return {
      id: objectives[k]!.id,
      unit: objectives[k]!.unit,
      value,
      reached,
      bound,
      gap: bound === null ? null : relativeGap(value, bound),
      tolerance: options.levels[k]!.tolerance,
    };
  });
  const named = (id: string) => levels.find((level) => level.id === id);
  const leading = named('travel') ?? named('distance') ?? levels[0];
  return {
    status: draft.status,
    stoppedBy: draft.stoppedBy,
    levels,
    objective: leading?.value ?? null,
    bound: leading?.bound ?? null,
    gap: leading?.gap ?? null,
  };
}

function assignmentOf({ context, schoolOf }: Answer): Plan['assignment'] {
  const { problem } = context;
  return Object.fromEntries(
    context.stages.map((stage) => {
      const zones: [string, string][] = [];
      schoolOf[stage.slot]!.forEach((school, unit) => {
        if (school !== NONE) zones.push([problem.units.ids[unit]!, problem.schools[school]!.id]);
      });
      return [stage.id, Object.fromEntries(zones)];
    }),
  );
}

/** Schools with a unit in some zone, in the dataset's order. */
function openSchools({ schoolOf }: Answer): number[] {
  const open = new Set<number>();
  for (const schools of schoolOf) for (const school of schools) if (school !== NONE) open.add(school);
  return [...open].sort((a, b) => a - b);
}

function classesBySchool(answer: Answer, open: readonly number[]): Plan['classes'] {
  const pupilsIn = pupilsBySchool(answer);
  return Object.fromEntries(
    open.map((school) => [
      answer.context.problem.schools[school]!.id,
      classesOf(answer.context, school, pupilsIn(school)).entries,
    ]),
  );
}

function exceptionsOf(answer: Answer): PlanException[] {
  const { context } = answer;
  const { problem } = context;
  const found: PlanException[] = [];
  forEachWay(answer, (ways, k) => {
    ways.stage.bands.forEach((band, b) => {
      if (ways.bandPupils[b] === 0) return;
      const kind = verdict(context, ways, k, band);
      if (kind === 'within' || kind === 'tooFar') return;
      found.push({
        unit: problem.units.ids[ways.unit]!,
        stage: ways.stage.id,
        grades: band.grades.map((grade) => problem.grades[grade]!),
        kind,
        minutes: bandTime(ways, k, band) / SECONDS_PER_MINUTE,
      });
    });
  });
  return found;
}
