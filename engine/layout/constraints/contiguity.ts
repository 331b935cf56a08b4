import type { Violation } from '../../plan/index.ts';
import { NONE } from '../../units.ts';
import type { Answer } from '../answer.ts';
import type { Context, PlannedStage } from '../context.ts';
import { dataFault, some } from '../faults.ts';
import type { Constraint } from './constraint.ts';

/**
 * Every unit of a zone is connected to the school's anchor through units of the zone. The compiled form is the adjacency
 * of the task (`zoneRoot`, `nodeExempt`); here are the pairs that no zone could ever connect.
 */
export const contiguity: Constraint = {
  id: 'contiguity',
  allows: (context) => {
    const { component, problem, options } = context;
    if (!options.contiguity) return () => true;
    const exempt = context.stages.map((stage) => exemptComponents(context, stage));
    return (ways, k) => {
      const anchor = problem.schools[ways.schools[k]!]!.unit;
      const home = component[ways.unit]!;
      return anchor === NONE || component[anchor] === home || exempt[ways.stage.slot]!.has(home);
    };
  },
  blame: (context, stage, units) => {
    const pieces = Map.groupBy(units, (unit) => context.component[unit]!);
    return Array.from(pieces.values(), (cut) => {
      const ids = cut.map((unit) => context.problem.units.ids[unit]!);
      return dataFault('units-cut-off', 'adjacency', 'unit1', some(ids), {
        en: `cannot be joined to any ${stage.id} school that they may attend; add the missing neighbours, or allow islands.`,
        zh: `无法与任何可就读的${stage.id}学校连成一片；请补充相邻关系，或允许飞地。`,
      });
    });
  },
  violations: (answer) => {
    const { context } = answer;
    if (!context.options.contiguity) return [];
    return context.stages.flatMap((stage) => violationsIn(answer, stage));
  },
};

/** Components of the baseline adjacency without the anchor of any school of the stage, where islands are allowed. */
export function exemptComponents(context: Context, stage: PlannedStage): ReadonlySet<number> {
  const exempt = new Set<number>();
  if (!context.options.allowIslands) return exempt;
  for (const each of context.component) exempt.add(each);
  for (const school of stage.schools) {
    const { unit } = context.problem.schools[school]!;
    if (unit !== NONE) exempt.delete(context.component[unit]!);
  }
  return exempt;
}

function violationsIn({ context, schoolOf }: Answer, stage: PlannedStage): Violation[] {
  const { problem, component } = context;
  const { start, neighbour } = problem.adjacency;
  const zone = schoolOf[stage.slot]!;
  const exempt = exemptComponents(context, stage);
  const found: Violation[] = [];
  for (const school of stage.schools) {
    const { id, unit: anchor } = problem.schools[school]!;
    if (anchor === NONE) continue;
    const seen = new Set([anchor]);
    for (const unit of seen) {
      for (let k = start[unit]!; k < start[unit + 1]!; k++) {
        if (zone[neighbour[k]!] === school) seen.add(neighbour[k]!);
      }
    }
    let excess = 0;
    zone.forEach((its, unit) => {
      if (its === school && !seen.has(unit) && !exempt.has(component[unit]!)) excess++;
    });
    if (excess > 0) {
      found.push({ rule: 'contiguity', subject: `${id}/${stage.id}`, excess, unit: 'units' });
    }
  }
  return found;
}
