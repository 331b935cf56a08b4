import { NONE } from '../units.ts';
import type { Context } from './context.ts';

/** Where the zoned grades of each planned stage lie in a school's load vector. */
export interface GradeColumns {
  /** By grade of the problem, NONE where the grade is not zoned. */
  readonly columnOf: Int32Array;
  readonly stageColumn: Int32Array;
  readonly stageWidth: Int32Array;
  readonly count: number;
}

export function gradeColumns({ problem, stages }: Pick<Context, 'problem' | 'stages'>): GradeColumns {
  const columnOf = new Int32Array(problem.grades.length).fill(NONE);
  const stageColumn = new Int32Array(stages.length);
  const stageWidth = new Int32Array(stages.length);
  let count = 0;
  for (const stage of stages) {
    stageColumn[stage.slot] = count;
    stageWidth[stage.slot] = stage.zoned.length;
    for (const grade of stage.zoned) columnOf[grade] = count++;
  }
  return { columnOf, stageColumn, stageWidth, count };
}
