import { type MeasureForm, pupilsIn, resourceIn } from '../balance.ts';
import type { HelpingColumn, LoadGoal } from './load-goal.ts';
import type { Objective } from './objective.ts';

/**
 * Filling valleys (填谷): pupils who lack the standard of a resource, summed over listed ratios that have one. To make ratios of
 * metres, books and teachers one sum, a lack is told in the pupils for whom there is none: P − k·R ⁄ T. Weakest first: who is
 * below a further step (a share θ of the standard) counts once more, so that depth costs more than breadth.
 */
export const shortfall: Objective = {
  id: 'shortfall',
  unit: 'pupil-standards',
  pairCost: () => () => 0,
  load: {
    binds: (task) => task.balance.measures.some(isCounted),
    cost(task, load, at, school) {
      const { measures, steps } = task.balance;
      let cost = 0;
      for (let m = 0; m < measures.length; m++) {
        const measure = measures[m]!;
        if (!(measure.standard! > 0) || measure.zoned[school] === 0) continue;
        const stock = measure.stock[school]!;
        if (Number.isNaN(stock)) continue;
        const pupils = pupilsIn(task, load, at, school, measure.slot);
        if (pupils === 0) continue;
        const served =
          (measure.per * resourceIn(task, measure, load, at, school, pupils)) / measure.standard!;
        for (let k = 0; k < steps.length; k++) cost += Math.max(0, steps[k]! * pupils - served);
      }
      return cost;
    },
    pupil: ({ balance: { measures } }) =>
      Math.max(
        1,
        measures.filter(isCounted).length / Math.max(1, new Set(measures.map(({ slot }) => slot)).size),
      ),
    lower: (task, { builder, candidates, columnOf, itemOf }, weight) => {
      const columns: HelpingColumn[] = [];
      const bySchool = Map.groupBy(candidates, (c) => task.zoneSchool[task.candidateZone[c]!]!);
      const idle = new Int32Array(task.schoolCount * task.columnCount);
      for (const measure of task.balance.measures.filter(isCounted)) {
        for (const [school, own] of bySchool) {
          const stock = measure.stock[school]!;
          // Of a shared stock the stage's part depends on all stages' pupils: not linear, and left out.
          if (Number.isNaN(stock) || measure.split[school] === 1 || measure.zoned[school] === 0) continue;
          const fixed = pupilsIn(task, idle, school * task.columnCount, school, measure.slot);
          const served = (measure.per * stock) / measure.standard!;
          for (const step of task.balance.steps) {
            const column = builder.column({ cost: weight });
            // lack ≥ θ·P − k·R ⁄ T
            const row = builder.row(step * fixed - served, Infinity);
            builder.entry(row, column, 1);
            for (const c of own) {
              if (task.zoneStage[task.candidateZone[c]!] !== measure.slot) continue;
              builder.entry(row, columnOf[c]!, -step * task.itemPupils[itemOf[c]!]!);
            }
            columns.push({ column, value: 1 });
          }
        }
      }
      return columns;
    },
  } satisfies LoadGoal,
};

function isCounted({ standard }: MeasureForm): boolean {
  return standard !== null && standard > 0;
}
