import type { Violation } from '../../plan/index.ts';
import { NONE } from '../../units.ts';
import type { Context } from '../context.ts';
import { optionFault } from '../faults.ts';
import type { Constraint } from './constraint.ts';

/** The units of a group go to one school. Search and bounds never see it: a group is decided as one item. */
export const keepTogether: Constraint = {
  id: 'keepTogether',
  blame: (context, stage, units) =>
    context.groups
      .filter((group) => group.slot === stage.slot && group.units.some((unit) => units.includes(unit)))
      .map((group) => {
        const ids = group.units.map((unit) => context.problem.units.ids[unit]!);
        return optionFault('group-without-school', 'keepTogether', group.position, ids.join(', '), {
          en: `cannot be kept together: no ${stage.id} school is allowed for all of them; split the group, or change locks or limits.`,
          zh: `无法划入同一学校：没有一所${stage.id}学校对全部单元可行；请拆分该组，或调整锁定与时限。`,
        });
      }),
  violations: ({ context, schoolOf }) => {
    const found: Violation[] = [];
    for (const group of context.groups) {
      const stage = context.stages[group.slot]!;
      const parts = new Map<number, number>();
      let placed = 0;
      for (const unit of group.units) {
        const school = schoolOf[group.slot]![unit]!;
        if (school === NONE || stage.takes[school] !== 1) continue;
        parts.set(school, (parts.get(school) ?? 0) + 1);
        placed++;
      }
      const excess = placed - Math.max(0, ...parts.values());
      if (excess === 0) continue;
      const subject = `${context.problem.units.ids[group.units[0]!]}/${stage.id}`;
      found.push({ rule: 'keepTogether', subject, excess, unit: 'units' });
    }
    return found;
  },
};

/** Groups that share a unit are one: per planned stage, the sets of units that are decided together, ascending. */
export function mergedGroups(context: Context): number[][][] {
  return context.stages.map((stage) => {
    const leader = new Map<number, number>();
    const find = (unit: number): number => {
      const above = leader.get(unit);
      if (above === undefined || above === unit) return unit;
      const top = find(above);
      leader.set(unit, top);
      return top;
    };
    for (const group of context.groups) {
      if (group.slot !== stage.slot) continue;
      for (const unit of group.units) {
        const a = find(group.units[0]!);
        const b = find(unit);
        leader.set(Math.max(a, b), Math.min(a, b));
        leader.set(Math.min(a, b), Math.min(a, b));
      }
    }
    const sets = new Map<number, number[]>();
    for (const unit of leader.keys()) sets.set(find(unit), [...(sets.get(find(unit)) ?? []), unit]);
    return [...sets.values()].map((units) => units.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
  });
}
