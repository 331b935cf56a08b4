import { NONE, type SchoolIndex, type UnitIndex } from '../../units.ts';
import type { Context } from '../context.ts';
import { dataFault } from '../faults.ts';
import type { Constraint } from './constraint.ts';
import { violationsByUnit } from './each-unit.ts';

/** The unit in which a school stands belongs to its zone; where several stand in it, to one of theirs. */
export const anchor: Constraint = {
  id: 'anchor',
  allows: (context) => {
    const standing = schoolsStandingIn(context);
    return (ways, k) => {
      const there = standing[ways.stage.slot]!.get(ways.unit);
      return there === undefined || there.includes(ways.schools[k]!);
    };
  },
  blame: (context, stage, units) => {
    const standing = schoolsStandingIn(context)[stage.slot]!;
    return units.map((unit) => {
      const schools = standing.get(unit)!.map((school) => context.problem.schools[school]!.id);
      return dataFault('anchor-not-allowed', 'units', 'id', context.problem.units.ids[unit]!, {
        en: `holds ${schools.join(', ')} and must belong to its ${stage.id} zone, but a lock, a limit or a missing way forbids it; check these for the unit.`,
        zh: `是 ${schools.join('、')} 所在单元，应划入其${stage.id}学区，但锁定、时限或道路不允许；请检查该单元。`,
      });
    });
  },
  violations: (answer) => {
    const standing = schoolsStandingIn(answer.context);
    return violationsByUnit(answer, 'anchor', 'units', (stage, unit, school) => {
      const there = standing[stage.slot]!.get(unit);
      return there === undefined || there.includes(school) ? 0 : 1;
    });
  },
};

/** Per planned stage: unit → schools of the stage that stand in it. */
export function schoolsStandingIn(context: Context): Map<UnitIndex, SchoolIndex[]>[] {
  return context.stages.map((stage) => {
    const standing = new Map<UnitIndex, SchoolIndex[]>();
    for (const school of stage.schools) {
      const { unit } = context.problem.schools[school]!;
      if (unit !== NONE) standing.set(unit, [...(standing.get(unit) ?? []), school]);
    }
    return standing;
  });
}
