import { type Program, ProgramBuilder } from '../../milp/index.ts';
import { CONSTRAINTS } from '../constraints/index.ts';
import type { Goal } from '../goal.ts';
import { loadGoalsOfParts } from '../objectives/index.ts';
import type { Task } from '../task.ts';

/** A zoning question without contiguity as a mixed-integer program; contiguity comes as cuts. */
export interface AssignmentProgram {
  readonly program: Program;
  /** Candidate of each of the first columns, and the other way round (-1 where the candidate is left out). */
  readonly candidates: Int32Array;
  readonly columnOf: Int32Array;
}

/**
 * One yes-or-no variable for each candidate of `domain` (all where it is null), one row for each item, and the rows that
 * the load rules and the caps of earlier levels lower themselves to. Only what is worth at most `cutoff` is asked for. Goals about
 * loads enter by helping columns that are worth at most what they stand for: the program bounds the question from below.
 */
export function assignmentProgram(
  task: Task,
  goal: Goal,
  domain: Uint8Array | null,
  integer: boolean,
  cutoff = Infinity,
): AssignmentProgram {
  const builder = new ProgramBuilder();
  const columnOf = new Int32Array(task.candidateZone.length).fill(-1);
  const itemOf = itemsOfCandidates(task);
  const candidates: number[] = [];
  const cost = task.cost[goal.level]!;
  for (let item = 0; item < task.itemCount; item++) {
    const row = builder.row(1, 1);
    for (let c = task.candidateStart[item]!; c < task.candidateStart[item + 1]!; c++) {
      if (domain !== null && domain[c] === 0) continue;
      columnOf[c] = builder.column({ cost: cost[c]!, upper: 1, integer });
      candidates.push(c);
      builder.entry(row, columnOf[c]!, 1);
    }
  }
  const rows = { builder, candidates, columnOf, itemOf, integer };
  const helping = (level: number, price: number) =>
    loadGoalsOfParts(task.parts[level]!)
      .filter(({ goal: one }) => one.binds(task))
      .flatMap(({ goal: one, weight }) =>
        one.lower(task, rows, price * weight).map(({ column, value }) => ({ column, value: weight * value })),
      );
  const ownHelp = helping(goal.level, 1);
  [...goal.caps, cutoff].forEach((cap, level) => {
    if (cap === Infinity) return;
    const capped = level === goal.caps.length ? goal.level : level;
    const help = capped === goal.level ? ownHelp : helping(capped, 0);
    const row = builder.row(-Infinity, cap);
    for (const c of candidates) builder.entry(row, columnOf[c]!, task.cost[capped]![c]!);
    for (const { column, value } of help) builder.entry(row, column, value);
  });
  for (const rule of CONSTRAINTS) {
    for (const load of rule.loads ?? []) {
      if (load.binds(task)) load.lower(task, rows);
    }
  }
  return { program: builder.build(), candidates: Int32Array.from(candidates), columnOf };
}

/** The item of each candidate. */
export function itemsOfCandidates(task: Task): Int32Array {
  const items = new Int32Array(task.candidateZone.length);
  for (let item = 0; item < task.itemCount; item++) {
    items.fill(item, task.candidateStart[item]!, task.candidateStart[item + 1]!);
  }
  return items;
}
