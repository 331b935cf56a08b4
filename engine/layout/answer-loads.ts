import type { Answer } from './answer.ts';
import { compileBalance } from './balance.ts';
import { gradeColumns } from './columns.ts';
import { compileCrowding } from './crowding.ts';
import type { Task } from './task.ts';

/** What counting resources a pupil needs of a task. */
export type BalanceTask = Pick<Task, 'balance' | 'stageColumn' | 'stageWidth' | 'schoolCount'>;

/** What goals about loads need of a task. */
export type LoadTask = BalanceTask & Pick<Task, 'crowding'>;

/** The load vectors of an answer, laid out like `ZoningState.load` (without boarders), and how to read them. */
export interface AnswerLoads {
  readonly task: LoadTask;
  readonly columns: number;
  readonly load: Int32Array;
}

/** Units that break `assigned` count nothing. */
export function answerLoads({ context, schoolOf }: Answer): AnswerLoads {
  const { problem } = context;
  const { columnOf, stageColumn, stageWidth, count } = gradeColumns(context);
  const resident = problem.units.pupils[context.year]!;
  const load = new Int32Array(problem.schools.length * count);
  for (const stage of context.stages) {
    schoolOf[stage.slot]!.forEach((school, unit) => {
      if (stage.takes[school] !== 1) return;
      for (const grade of stage.zoned) {
        load[school * count + columnOf[grade]!]! += resident[unit * problem.grades.length + grade]!;
      }
    });
  }
  const schoolCount = problem.schools.length;
  return {
    task: {
      balance: compileBalance(context),
      crowding: compileCrowding(context, columnOf, count),
      stageColumn,
      stageWidth,
      schoolCount,
    },
    columns: count,
    load,
  };
}
