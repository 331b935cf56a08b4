import type { LoadTask } from '../answer-loads.ts';
import type { LoweredRows } from '../constraints/constraint.ts';
import type { Task } from '../task.ts';

/** The part of a goal that is a sum over schools of a function of one school's load vector; never below 0. */
export interface LoadGoal {
  /** Whether a task knows anything that the goal counts. */
  readonly binds: (task: Task) => boolean;
  /** Cost of a school whose load vector begins at `at`. Called in inner loops. */
  readonly cost: (task: LoadTask, load: ArrayLike<number>, at: number, school: number) => number;
  /** About what one pupil more or less at a school changes: what search measures its steps by. */
  readonly pupil: (task: Task) => number;
  /**
   * Adds rows and helping columns, each costing `weight` a unit, whose sum is at most the cost of all schools: a bound computed with
   * them holds.
   * @returns the helping columns, and what one unit of each is of the goal's value
   */
  readonly lower: (task: Task, rows: LoweredRows, weight: number) => readonly HelpingColumn[];
}

export interface HelpingColumn {
  readonly column: number;
  readonly value: number;
}
