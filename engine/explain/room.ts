import { NONE, type SchoolIndex, type UnitIndex } from '../units.ts';
import { effectsOf } from './effects.ts';
import type { PlanState } from './plan-state.ts';

/** Somebody who could make room for others: who, where to, and what the exchange would cost in all. */
export interface Room {
  readonly units: readonly UnitIndex[];
  readonly to: SchoolIndex;
  /** What it would cost those who go, by the first goal. */
  readonly cost: number;
  /** Change of each level by the whole exchange. */
  readonly levels: readonly number[];
}

/**
 * The cheapest single unit or group of a school's zone that could leave so that others may come, all rules kept: tried in
 * the order of its cost by the first goal, so that the first that breaks no rule is the cheapest. Null where none can.
 */
export function cheapestRoom(
  state: PlanState,
  slot: number,
  coming: readonly UnitIndex[],
  school: SchoolIndex,
): Room | null {
  const { grouping, schoolOf, context } = state;
  const items = new Set<number>();
  schoolOf[slot]!.forEach((its, unit) => {
    if (its === school) items.add(grouping.itemOf[slot]![unit]!);
  });
  const offers: { units: readonly UnitIndex[]; to: SchoolIndex; cost: number }[] = [];
  for (const item of items) {
    const units = grouping.unitsOf(item);
    const [first] = units;
    if (first === undefined || units.some((unit) => schoolOf[slot]![unit] !== school)) continue;
    for (const to of state.waysOf(slot, first).schools) {
      if (to === school || context.stages[slot]!.takes[to] !== 1) continue;
      const cost = costOf(state, slot, units, to);
      if (!Number.isNaN(cost)) offers.push({ units, to, cost });
    }
  }
  offers.sort((a, b) => a.cost - b.cost || a.units[0]! - b.units[0]! || a.to - b.to);
  for (const { units, to, cost } of offers) {
    const moves = [
      ...coming.map((unit) => ({ slot, unit, to: school })),
      ...units.map((unit) => ({ slot, unit, to })),
    ];
    const { levels, breaks } = effectsOf(state, moves);
    if (breaks.length === 0) return { units, to, cost, levels };
  }
  return null;
}

function costOf(state: PlanState, slot: number, units: readonly UnitIndex[], to: SchoolIndex): number {
  let sum = 0;
  for (const unit of units) {
    const from = state.schoolOf[slot]![unit]!;
    sum += state.cost(0, slot, unit, to) - (from === NONE ? 0 : state.cost(0, slot, unit, from));
  }
  return sum;
}
