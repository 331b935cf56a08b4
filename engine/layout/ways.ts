import { isWithin } from '../travel/table.ts';
import { type Pupils, type SchoolIndex, SECONDS_PER_MINUTE, type Seconds, type UnitIndex } from '../units.ts';
import { busKey, type Context, type GradeBand, type PlannedStage } from './context.ts';

/** How the pupils of one unit can go to the schools of one stage. */
export interface Ways {
  readonly stage: PlannedStage;
  readonly unit: UnitIndex;
  /** Zoned pupils, all and by band of the stage. */
  readonly pupils: Pupils;
  readonly bandPupils: readonly Pupils[];
  /** Schools with a known way, ascending; all schools of the stage where the unit has no zoned pupils. */
  readonly schools: readonly SchoolIndex[];
  /** Time of the reference walker to each of them, Infinity where the travel table has none. */
  readonly walk: readonly Seconds[];
  /** Time of the bus, NaN where none runs. */
  readonly bus: readonly Seconds[];
}

/** Why a way beyond a band's limit is accepted (docs/model.md, "Exceptions"). */
export type ExceptionKind = 'bus' | 'boarding' | 'nobodyInReach';

/** Reads the travel table's row of a unit for one stage. */
export function waysOf(context: Context, stage: PlannedStage, unit: UnitIndex): Ways {
  const { problem, travel, buses } = context;
  const bandPupils = stage.bands.map((band) => pupilsIn(context, unit, band));
  const pupils = bandPupils.reduce((sum, part) => sum + part, 0);
  const schools: SchoolIndex[] = [];
  const walk: Seconds[] = [];
  const bus: Seconds[] = [];
  const end = travel.rowStart[unit + 1]!;
  let at = travel.rowStart[unit]!;
  const add = (school: SchoolIndex, seconds: Seconds) => {
    const minutes = buses.get(busKey(context, unit, school));
    if (seconds === Infinity && minutes === undefined && pupils > 0) return;
    schools.push(school);
    walk.push(seconds);
    bus.push(minutes === undefined ? Number.NaN : minutes * SECONDS_PER_MINUTE);
  };
  if (pupils > 0 && buses.size === 0) {
    for (; at < end; at++) {
      const school = travel.school[at]!;
      if (stage.takes[school] === 1 && school < problem.schools.length) add(school, travel.seconds[at]!);
    }
  } else {
    for (const school of stage.schools) {
      while (at < end && travel.school[at]! < school) at++;
      const known = at < end && travel.school[at] === school;
      add(school, known ? travel.seconds[at]! : Infinity);
    }
  }
  return { stage, unit, pupils, bandPupils, schools, walk, bus };
}

/** Time of a band on the k-th way, one way: the bus's where one runs, else the walk's at the band's speed. */
export function bandTime(ways: Ways, k: number, band: GradeBand): Seconds {
  const bus = ways.bus[k]!;
  return Number.isNaN(bus) ? ways.walk[k]! * band.factor : bus;
}

/** Whether a band with pupils may take the k-th way: within its limit, by an exception, or not at all. */
export function verdict(
  context: Context,
  ways: Ways,
  k: number,
  band: GradeBand,
): 'within' | ExceptionKind | 'tooFar' {
  if (band.limit === null) return 'within';
  if (isWithin(bandTime(ways, k, band), band.limit)) {
    const onFoot = isWithin(ways.walk[k]! * band.factor, band.limit);
    return onFoot ? 'within' : 'bus';
  }
  if (band.mayBoard && context.problem.schools[ways.schools[k]!]!.boardingPlaces > 0) return 'boarding';
  return anyWithin(ways, band) ? 'tooFar' : 'nobodyInReach';
}

function anyWithin(ways: Ways, band: GradeBand): boolean {
  for (let k = 0; k < ways.schools.length; k++) {
    if (isWithin(bandTime(ways, k, band), band.limit!)) return true;
  }
  return false;
}

function pupilsIn(context: Context, unit: UnitIndex, band: GradeBand): Pupils {
  const { problem, year } = context;
  const pupils = problem.units.pupils[year]!;
  let sum = 0;
  for (const grade of band.grades) sum += pupils[unit * problem.grades.length + grade]!;
  return sum;
}
