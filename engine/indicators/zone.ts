import type { Policy } from '../policy/index.ts';
import { metersBetween } from '../problem/geometry/sphere.ts';
import { travelMeters } from '../travel/table.ts';
import {
  type Meters,
  NONE,
  type Pupils,
  type SchoolIndex,
  type StageIndex,
  type UnitIndex,
} from '../units.ts';
import { islandsWithoutSchool, zoneCutOff } from './cut-off.ts';
import { pupilsOfUnit } from './demand.ts';
import type { Placement } from './placement.ts';
import { type Walk, zoneWalk } from './walk.ts';

/** What the units of one zone say: all that depends on the map and not on the school's stock. */
export interface Zone {
  readonly walk: Walk;
  /** Units that are not connected to their school. */
  readonly cutOff: number;
  /** Zoned pupils whose unit was with another school in the zones in force; those without zone do not count. */
  readonly changed: Pupils;
  /** Pupils whom the service radius speaks of, and those of them within it. */
  readonly inRadius: { readonly pupils: Pupils; readonly within: Pupils };
}

/** Everything that `zoneOf` needs again and again for one stage. */
export interface ZoneContext {
  readonly placed: Placement;
  readonly stage: StageIndex;
  readonly radius: RadiusRule | null;
  readonly exempt: Uint8Array | null;
  /** Zero between calls. */
  readonly scratch: Uint8Array;
}

interface RadiusRule {
  readonly meters: Meters;
  readonly by: 'network' | 'straight';
  readonly urbanOnly: boolean;
}

export function zoneContext(
  placed: Placement,
  stage: StageIndex,
  policy: Policy | null,
  allowIslands: boolean,
): ZoneContext {
  return {
    placed,
    stage,
    radius: policy && radiusRule(policy, placed.problem.stages[stage]!.id),
    exempt: allowIslands ? islandsWithoutSchool(placed, stage) : null,
    scratch: new Uint8Array(placed.problem.units.count),
  };
}

function radiusRule({ values }: Policy, stage: string): RadiusRule | null {
  if (stage !== 'primary' && stage !== 'junior') return null;
  const meters = values[`access.radius.${stage}`];
  if (meters === null) return null;
  return {
    meters,
    by: values['access.radiusBy'] ?? 'network',
    urbanOnly: values['access.radiusIn'] !== 'everywhere',
  };
}

/** The zone of a school; `members` are its units, ascending. */
export function zoneOf(context: ZoneContext, school: SchoolIndex, members: readonly UnitIndex[]): Zone {
  const { placed, stage } = context;
  const inForce = placed.problem.zonesInForce?.[stage];
  const demand = placed.demand[stage]!;
  const inRadius = { pupils: 0, within: 0 };
  let changed = 0;
  for (const unit of members) {
    const pupils = pupilsOfUnit(demand, unit);
    if (pupils === 0) continue;
    const before = inForce?.[unit] ?? NONE;
    if (before !== NONE && before !== school) changed += pupils;
    if (!context.radius || (context.radius.urbanOnly && placed.problem.units.urban[unit] === 0)) continue;
    inRadius.pupils += pupils;
    if (metersTo(placed, context.radius, unit, school) <= context.radius.meters) inRadius.within += pupils;
  }
  return {
    walk: zoneWalk(placed, stage, school, members),
    cutOff: zoneCutOff(placed, stage, school, members, context.exempt, context.scratch),
    changed,
    inRadius,
  };
}

function metersTo(placed: Placement, { by }: RadiusRule, unit: UnitIndex, school: SchoolIndex): Meters {
  if (by === 'network') return travelMeters(placed.travel, unit, school);
  const { units, schools } = placed.problem;
  const { lon, lat } = schools[school]!;
  return metersBetween(units.lon[unit]!, units.lat[unit]!, lon, lat);
}
