import { compileBalance } from '../../layout/balance.ts';
import { compile } from '../../layout/compile.ts';
import { compileCapacity } from '../../layout/constraints/capacity.ts';
import type { Context } from '../../layout/context.ts';
import type { Task } from '../../layout/task.ts';
import type { Program } from '../../milp/index.ts';
import { NO_BALANCE } from '../../policy/index.ts';
import type { Droppable } from '../../solvers/index.ts';
import { NONE } from '../../units.ts';
import { choice } from './choice.ts';
import { anchors, type Broken, contiguity } from './contiguity.ts';
import { groups, locks } from './decisions.ts';
import { limits } from './limits.ts';
import type { Bend, Member } from './members.ts';
import { noHarm } from './no-harm.ts';
import { boarding, capacity } from './room.ts';
import { assignment, type RuleProgramOptions, RuleRows } from './rows.ts';

export type { CutRow } from './contiguity.ts';
export { type Bend, EFFORT, type Elastic, type Member } from './members.ts';
export type { RuleProgramOptions } from './rows.ts';

/** A question as a mixed-integer program in which every rule can be told apart and dropped. */
export interface RuleProgram {
  readonly program: Program;
  readonly members: readonly Member[];
  readonly droppable: readonly Droppable[];
  /** The rows of contiguity, as points break them. */
  readonly broken: Broken;
  /** What a point of an elastic program bends. */
  readonly bends: (x: Float64Array) => readonly Bend[];
}

/**
 * Lowers a question in which nothing is compiled away: every known way is a column, and limits, locks, groups, anchors,
 * capacity and boarding places are rows of their own; those of contiguity are added as points break them. Null where not even that can be put together, because some
 * unit has no way to any school.
 */
export function ruleProgram(context: Context, options: RuleProgramOptions): RuleProgram | null {
  const open = compile(withoutRules(context));
  if (!open.task || !open.grouping) return null;
  const task = {
    ...open.task,
    capacity: capacityOf(context, open.task),
    balance: compileBalance(context),
  };
  return lowered(new RuleRows(context, task, open.grouping.itemOf, options));
}

/** The capacity that `withoutRules` left out, in the columns of its task. */
function capacityOf(context: Context, task: Task): Task['capacity'] {
  const columnOf = new Int32Array(context.problem.grades.length).fill(NONE);
  for (const { slot, zoned } of context.stages) {
    zoned.forEach((grade, k) => {
      columnOf[grade] = task.stageColumn[slot]! + k;
    });
  }
  return compileCapacity(context, columnOf, task.capacity.columnCap.length);
}

/** The same county without limits, capacity, locks, groups, anchors and contiguity: who could go where at all. */
function withoutRules({ problem, policy, travel, options }: Context) {
  return {
    travel,
    problem: {
      ...problem,
      schools: problem.schools.map((school) => ({ ...school, unit: NONE, classrooms: null, seats: null })),
    },
    policy: {
      ...policy,
      bands: policy.bands.map((band) => ({ ...band, limit: null })),
      boardingFromGrade: null,
      balance: NO_BALANCE,
    },
    options: {
      ...options,
      contiguity: false,
      locks: [],
      keepTogether: [],
      levels: [{ id: 'travel', tolerance: 0 }],
    },
  };
}

/** Things named early are kept out of a clash where there is a choice: what somebody decided is named last. */
function lowered(on: RuleRows): RuleProgram {
  const units = assignment(on);
  const broken = contiguity(on);
  anchors(on);
  boarding(on);
  for (const [member, row] of units) on.add(member, [row]);
  limits(on);
  capacity(on);
  noHarm(on);
  choice(on);
  groups(on);
  locks(on);
  return {
    program: on.builder.build(),
    members: on.members,
    droppable: on.droppable,
    broken,
    bends: (x) => on.bends.flatMap((bend) => bend(x) ?? []),
  };
}
