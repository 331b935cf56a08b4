import { placementInForce } from '../indicators/index.ts';
import type { Context } from '../layout/index.ts';
import { bandTime, verdict, waysOf } from '../layout/ways.ts';
import {
  NONE,
  type Pupils,
  type SchoolIndex,
  SECONDS_PER_MINUTE,
  type StageIndex,
  type UnitIndex,
} from '../units.ts';

/** The way of the pupils of some grades to a school. */
export interface HouseholdWay {
  readonly grades: readonly string[];
  readonly pupils: number;
  readonly minutes: number | null;
  readonly limit: number | null;
  readonly verdict: 'within' | 'bus' | 'boarding' | 'nobodyInReach' | 'tooFar' | 'unknown';
}

/** What a plan means for those who live in a unit, in one stage. */
export interface Household {
  readonly stage: StageIndex;
  readonly now: SchoolIndex;
  readonly planned: SchoolIndex;
  readonly waysNow: readonly HouseholdWay[];
  readonly ways: readonly HouseholdWay[];
}

/** What zones (school of each unit by planned stage) mean for those who live in a unit, stage by stage. */
export function householdOf(context: Context, schoolOf: readonly Int32Array[], unit: UnitIndex): Household[] {
  const { problem, policy, travel, options } = context;
  const placed = placementInForce(problem, policy, travel, options);
  return context.stages.map(({ slot, index }): Household => {
    const now = placed?.assignment[index]?.[unit] ?? NONE;
    const planned = schoolOf[slot]![unit]!;
    return {
      stage: index,
      now,
      planned,
      waysNow: waysTo(context, slot, unit, now),
      ways: waysTo(context, slot, unit, planned),
    };
  });
}

function waysTo(context: Context, slot: number, unit: UnitIndex, school: SchoolIndex): HouseholdWay[] {
  const way = waysOf(context, context.stages[slot]!, unit);
  const k = school === NONE ? NONE : way.schools.indexOf(school);
  return way.stage.bands.map((band, b): HouseholdWay => {
    const grades = band.grades.map((grade) => context.problem.grades[grade]!);
    const limit = band.limit === null ? null : band.limit / SECONDS_PER_MINUTE;
    const pupils: Pupils = way.bandPupils[b]!;
    if (k === NONE) return { grades, pupils, minutes: null, limit, verdict: 'unknown' };
    const seconds = bandTime(way, k, band);
    const minutes = Number.isFinite(seconds) ? seconds / SECONDS_PER_MINUTE : null;
    return {
      grades,
      pupils,
      minutes,
      limit,
      verdict: minutes === null ? 'unknown' : verdict(context, way, k, band),
    };
  });
}
