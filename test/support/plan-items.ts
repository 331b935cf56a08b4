import type { Case, Zones } from '../../engine/check/index.ts';
import type { Compiled } from '../../engine/layout/index.ts';

/** The zone of each item in a plan in which the units of an item go to one school. */
export function zonesOfItems({ task, grouping, context }: Compiled, on: Case, plan: Zones): Int32Array {
  return Int32Array.from({ length: task!.itemCount }, (_, item) => {
    const slot = grouping!.itemStage[item]!;
    const stage = on.stages.findIndex(({ id }) => id === context!.stages[slot]!.id);
    return grouping!.zoneOf(slot, plan[stage]![grouping!.unitsOf(item)[0]!]!);
  });
}
