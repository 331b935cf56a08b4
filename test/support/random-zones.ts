import type { Case, Zones } from '../../engine/check/index.ts';
import type { Random } from '../../engine/random.ts';
import { travelSeconds } from '../../engine/travel/table.ts';
import { NONE, type SchoolIndex, type UnitIndex } from '../../engine/units.ts';

/**
 * How an assignment is drawn: `wild` names schools of no stage and none at all; `any` gives each unit some school of the stage;
 * `careful` minds ways, locks, anchors and groups and changes a few units, so that most rules are kept most of the time.
 */
export type Mood = 'wild' | 'any' | 'careful';

export function randomZones(on: Case, random: Random, mood: Mood): Zones {
  return on.stages.map((stage) => {
    const units = on.problem.units.count;
    const any = () => stage.schools[random.below(stage.schools.length)]!;
    if (mood === 'any') return Int32Array.from({ length: units }, any);
    if (mood === 'wild') {
      const foreign = () => random.between(NONE, on.problem.schools.length - 1);
      return Int32Array.from({ length: units }, () => (random.below(4) === 0 ? foreign() : any()));
    }
    const zone = Int32Array.from({ length: units }, (_, unit) =>
      carefulSchool(on, stage.schools, stage.id, unit),
    );
    for (const group of on.options.keepTogether) {
      if (group.stage !== stage.id) continue;
      const members = group.units.map((id) => on.problem.units.ids.indexOf(id));
      for (const unit of members) zone[unit] = zone[members[0]!]!;
    }
    for (let changes = random.below(3); changes > 0; changes--) zone[random.below(units)] = any();
    return zone;
  });
}

function carefulSchool(
  on: Case,
  schools: readonly SchoolIndex[],
  stage: string,
  unit: UnitIndex,
): SchoolIndex {
  const id = on.problem.units.ids[unit]!;
  const lock = on.options.locks.find((one) => one.stage === stage && one.unit === id);
  const locked = schools.find((school) => on.problem.schools[school]!.id === lock?.school);
  const standing = schools.find((school) => on.problem.schools[school]!.unit === unit);
  const byTime = schools.toSorted(
    (a, b) => travelSeconds(on.travel, unit, a) - travelSeconds(on.travel, unit, b),
  );
  return locked ?? standing ?? byTime[0]!;
}
