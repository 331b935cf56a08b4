import { NONE, type SchoolIndex, type UnitIndex } from '../units.ts';
import { mergedGroups } from './constraints/keep-together.ts';
import type { Context } from './context.ts';

/** How the units of each planned stage become items, and its schools zones. Items and zones go by stage, then index. */
export interface Grouping {
  readonly itemCount: number;
  readonly itemStage: Int32Array;
  /** By stage slot: the item of each unit. */
  readonly itemOf: readonly Int32Array[];
  /** Units of an item, ascending; one where it is not kept together with others. */
  readonly unitsOf: (item: number) => readonly UnitIndex[];
  readonly zoneSchool: Int32Array;
  readonly zoneStage: Int32Array;
  readonly zoneOf: (slot: number, school: SchoolIndex) => number;
}

export function groupUnits(context: Context): Grouping {
  const unitCount = context.problem.units.count;
  const groups = mergedGroups(context);
  const itemStage: number[] = [];
  const firstUnit: UnitIndex[] = [];
  const members = new Map<number, readonly UnitIndex[]>();
  const itemOf = context.stages.map((stage) => {
    const items = new Int32Array(unitCount).fill(NONE);
    const groupOf = new Map(
      groups[stage.slot]!.flatMap((units) => units.map((unit) => [unit, units] as const)),
    );
    for (let unit = 0; unit < unitCount; unit++) {
      if (items[unit] !== NONE) continue;
      const item = itemStage.length;
      const units = groupOf.get(unit);
      if (units && units.length > 1) members.set(item, units);
      for (const each of units ?? [unit]) items[each] = item;
      itemStage.push(stage.slot);
      firstUnit.push(unit);
    }
    return items;
  });
  const zoneSchool = context.stages.flatMap((stage) => stage.schools);
  const zoneStage = context.stages.flatMap((stage) => stage.schools.map(() => stage.slot));
  const zones = context.stages.map(() => new Int32Array(context.problem.schools.length).fill(NONE));
  zoneSchool.forEach((school, zone) => {
    zones[zoneStage[zone]!]![school] = zone;
  });
  return {
    itemCount: itemStage.length,
    itemStage: Int32Array.from(itemStage),
    itemOf,
    unitsOf: (item) => members.get(item) ?? [firstUnit[item]!],
    zoneSchool: Int32Array.from(zoneSchool),
    zoneStage: Int32Array.from(zoneStage),
    zoneOf: (slot, school) => zones[slot]![school]!,
  };
}
