import type { Answer } from './answer.ts';
import { compileBalance } from './balance.ts';
import { compileChoice } from './choice.ts';
import { type GradeColumns, gradeColumns } from './columns.ts';
import type { Context } from './context.ts';
import { compileCrowding } from './crowding.ts';
import type { Task } from './task.ts';

/** What counting resources a pupil needs of a task. */
export type BalanceTask = Pick<Task, 'balance' | 'stageColumn' | 'stageWidth' | 'schoolCount'>;

/** What goals about loads need of a task. */
export type LoadTask = BalanceTask & Pick<Task, 'crowding' | 'choice'>;

/** How load vectors are laid out and read, which the assignment has no part in. */
export interface LoadForm {
  readonly task: LoadTask;
  readonly columnOf: GradeColumns['columnOf'];
  readonly columns: number;
}

/** The load vectors of an answer, laid out like `ZoningState.load` (without boarders), and how to read them. */
export interface AnswerLoads extends LoadForm {
  readonly load: Int32Array;
}

/** A context never changes, and reasons ask for its form hundreds of times. */
const forms = new WeakMap<Context, LoadForm>();

export function loadForm(context: Context): LoadForm {
  const known = forms.get(context);
  if (known) return known;
  const { columnOf, stageColumn, stageWidth, count } = gradeColumns(context);
  const form = {
    task: {
      balance: compileBalance(context),
      choice: compileChoice(context),
      crowding: compileCrowding(context, columnOf, count),
      stageColumn,
      stageWidth,
      schoolCount: context.problem.schools.length,
    },
    columnOf,
    columns: count,
  };
  forms.set(context, form);
  return form;
}

/** Units that break `assigned` count nothing. */
export function answerLoads({ context, schoolOf }: Answer): AnswerLoads {
  const form = loadForm(context);
  const { columnOf, columns, task } = form;
  const width = context.problem.grades.length;
  const resident = context.problem.units.pupils[context.year]!;
  const load = new Int32Array(task.schoolCount * columns);
  for (const { slot, takes, zoned } of context.stages) {
    const zone = schoolOf[slot]!;
    for (let unit = 0; unit < zone.length; unit++) {
      const school = zone[unit]!;
      if (takes[school] !== 1) continue;
      for (let k = 0; k < zoned.length; k++) {
        const grade = zoned[k]!;
        load[school * columns + columnOf[grade]!]! += resident[unit * width + grade]!;
      }
    }
  }
  return { ...form, load };
}
