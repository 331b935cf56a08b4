import { schoolsStandingIn } from '../../layout/constraints/anchor.ts';
import { NONE, type UnitIndex } from '../../units.ts';
import { addContiguity, contiguityColumns } from '../contiguity-flow.ts';
import type { RuleRows } from './rows.ts';

/** Flows that hold zones together; false where they would be too many columns and are left out. */
export function contiguity(on: RuleRows): boolean {
  const { context, options } = on;
  if (!context.options.contiguity) return true;
  if (contiguityColumns(context) > options.mostFlowColumns) return false;
  for (const stage of context.stages) {
    const columns = Array.from({ length: context.problem.units.count }, (_, unit) =>
      on.schoolsOf(stage.slot, unit),
    );
    for (const school of stage.schools) {
      if (context.problem.schools[school]!.unit === NONE) continue;
      const of = (unit: UnitIndex) => columns[unit]!.get(school);
      const rows = addContiguity(on.builder, context, stage, school, of);
      on.add({ kind: 'contiguity', slot: stage.slot, school }, rows);
    }
  }
  return true;
}

/** The unit in which a school stands goes to it. */
export function anchors(on: RuleRows): void {
  schoolsStandingIn(on.context).forEach((standing, slot) => {
    for (const [unit, schools] of standing) {
      const elsewhere = [...on.schoolsOf(slot, unit)].filter(([school]) => !schools.includes(school));
      const rows = [on.forbid(elsewhere.map(([, column]) => column))];
      on.add({ kind: 'anchor', slot, unit }, rows);
    }
  });
}
