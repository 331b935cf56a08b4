import type { PlanException } from '../plan/index.ts';
import { isWithin, travelSeconds } from '../travel/table.ts';
import { type SchoolIndex, SECONDS_PER_MINUTE, type Seconds, type UnitIndex } from '../units.ts';
import { type Case, type JudgedStage, type Walkers, type Zones, zonedPupils } from './case.ts';

/** A unit of a planned stage with its school. */
export interface Placed {
  readonly stage: JudgedStage;
  readonly unit: UnitIndex;
  readonly school: SchoolIndex;
}

/** Every unit × stage that keeps the rule `assigned`. */
export function assignedUnits(on: Case, zones: Zones): Placed[] {
  return on.stages.flatMap((stage, position) => {
    const placed: Placed[] = [];
    const schools = new Set(stage.schools);
    zones[position]!.forEach((school, unit) => {
      if (schools.has(school)) placed.push({ stage, unit, school });
    });
    return placed;
  });
}

/** Every unit × stage that keeps `assigned` and `reach`: what rules about ways, and the goals, look at. */
export function travellingUnits(on: Case, zones: Zones): Placed[] {
  return assignedUnits(on, zones).filter((placed) => hasWay(on, placed) || !hasPupils(on, placed));
}

/** Whether the travel table holds the pair or a bus runs for it. */
export function hasWay(on: Case, { unit, school }: Placed): boolean {
  return travelSeconds(on.travel, unit, school) < Infinity || busTime(on, unit, school) !== null;
}

/** Whether a unit has zoned pupils in a stage. */
export function hasPupils(on: Case, { unit, stage }: Placed): boolean {
  return zonedPupils(on, unit, stage.zoned) > 0;
}

/** Time on foot at the speed of a band; Infinity without a way. */
export function walkTime(on: Case, { band }: Walkers, unit: UnitIndex, school: SchoolIndex): Seconds {
  const factor = band === null ? 1 : on.policy.referenceSpeed / band.speed;
  return travelSeconds(on.travel, unit, school) * factor;
}

/** Time of the bus from unit to school; null where none runs. */
export function busTime(on: Case, unit: UnitIndex, school: SchoolIndex): Seconds | null {
  // Naming pairs takes most of the time of a large county, and most counties have no bus.
  if (on.buses.size === 0) return null;
  const minutes = on.buses.get(`${on.problem.units.ids[unit]}>${on.problem.schools[school]!.id}`);
  return minutes === undefined ? null : minutes * SECONDS_PER_MINUTE;
}

/** Time of a band: the bus's where one runs, else the walk's. */
export function wayTime(on: Case, walkers: Walkers, unit: UnitIndex, school: SchoolIndex): Seconds {
  return busTime(on, unit, school) ?? walkTime(on, walkers, unit, school);
}

/** How a band fares on its way: within its limit (or without one), accepted beyond it by an exception, or beyond it. */
export type Fare = 'within' | PlanException['kind'] | 'beyond';

/** Judges the way of one band of a unit to its school. Asked only where there is a way. */
export function judgeWay(on: Case, walkers: Walkers, { stage, unit, school }: Placed): Fare {
  const { band } = walkers;
  if (band === null || band.limit === null) return 'within';
  const limit = band.limit;
  const bus = busTime(on, unit, school);
  const walkKeeps = isWithin(walkTime(on, walkers, unit, school), limit);
  if (bus === null && walkKeeps) return 'within';
  if (bus !== null && isWithin(bus, limit)) return walkKeeps ? 'within' : 'bus';

  const first = on.policy.boardingFromGrade;
  const mayBoard = first !== null && band.grades[0] >= first;
  if (mayBoard && on.problem.schools[school]!.boardingPlaces > 0) return 'boarding';

  const near = stage.schools.some((other) => isWithin(wayTime(on, walkers, unit, other), limit));
  return near || on.inReach?.(stage, walkers, unit, limit) ? 'beyond' : 'nobodyInReach';
}
