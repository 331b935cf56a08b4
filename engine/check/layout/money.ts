import type { LayoutYear, Spending } from '../../plan/index.ts';
import type { LayoutPolicy } from '../../policy/index.ts';
import { travelMeters } from '../../travel/table.ts';
import { NONE, type Pupils, type SchoolIndex } from '../../units.ts';
import { type Case, type Zones, zonedPupils } from '../case.ts';
import { recomputedExceptions } from '../claims/exceptions.ts';
import { assignedUnits } from '../ways.ts';
import type { CountyOfYear } from './county-of-year.ts';

/** Zoned pupils of each school. */
export function pupilsOfSchools(on: Case, zones: Zones): Map<SchoolIndex, Pupils> {
  const pupils = new Map<SchoolIndex, Pupils>();
  for (const { stage, unit, school } of assignedUnits(on, zones)) {
    pupils.set(school, (pupils.get(school) ?? 0) + zonedPupils(on, unit, stage.zoned));
  }
  return pupils;
}

/** What a year costs, from the facts. */
export function spendingOfYear(
  on: Case,
  zones: Zones,
  county: CountyOfYear,
  there: LayoutYear,
  layout: LayoutPolicy,
): Spending {
  const { problem } = on;
  let running = 0;
  for (const [school, pupils] of pupilsOfSchools(on, zones)) {
    const { runningCost, stages } = problem.schools[school]!;
    running += (runningCost ?? 0) * (county.points.has(school) ? layout.pointRunning : 1);
    const first = on.stages.find(({ index }) => stages.includes(index))!;
    running += fundOf(layout, first.id) * Math.max(0, layout.fundFloor - pupils);
  }
  const own = new Set(there.buses.map(({ unit, school }) => `${unit}>${school}`));
  let buses = 0;
  for (const { stage, unit, school } of assignedUnits(on, zones)) {
    const children = zonedPupils(on, unit, stage.zoned);
    running += fundOf(layout, stage.id) * children;
    if (children === 0 || !own.has(`${problem.units.ids[unit]}>${problem.schools[school]!.id}`)) continue;
    buses += ((layout.bus?.perKilometre ?? 0) * travelMeters(on.travel, unit, school) * children) / 1000;
  }
  const unitAt = new Map(problem.units.ids.map((id, unit) => [id, unit]));
  let boarders = 0;
  for (const { unit, kind, grades } of recomputedExceptions(on, zones)) {
    if (kind !== 'boarding') continue;
    boarders += zonedPupils(
      on,
      unitAt.get(unit)!,
      grades.map((grade) => problem.grades.indexOf(grade)),
    );
  }
  return {
    building: county.building,
    charge: county.builtSoFar / layout.buildingLife,
    running,
    buses,
    boarding: layout.boarder * boarders,
  };
}

function fundOf(layout: LayoutPolicy, stage: string): number {
  return stage === 'primary' || stage === 'junior' ? layout.fund[stage] : 0;
}

/** Zoned pupils whose unit has another school than before; units without one do not count. */
export function movedPupils(on: Case, zones: Zones, before: Zones): Pupils {
  let moved = 0;
  on.stages.forEach((stage, position) => {
    before[position]!.forEach((there, unit) => {
      if (there !== NONE && there !== zones[position]![unit]) moved += zonedPupils(on, unit, stage.zoned);
    });
  });
  return moved;
}
