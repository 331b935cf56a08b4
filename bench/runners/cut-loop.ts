import { assignmentProgram, itemsOfCandidates } from '../../engine/layout/bound/assignment-program.ts';
import { Separation, type SeparatorCut } from '../../engine/layout/bound/separators.ts';
import { compile, type Grouping, type Task } from '../../engine/layout/index.ts';
import { appendRows, type Program, ProgramBuilder } from '../../engine/milp/index.ts';
import type { CheckedSolver, FalseClaim } from '../../engine/solvers/index.ts';
import { afterSeconds } from '../../engine/stop/index.ts';
import { NONE } from '../../engine/units.ts';
import type { ZoningClaim, ZoningInstance, ZoningRunner } from './runner.ts';

/**
 * A solver of integer programs as a runner: the assignment program without contiguity, then again with the separator
 * inequalities that the answer breaks, until it hangs together. What the solver says is passed on as its claim; what
 * `checked` had to take away of it is told.
 */
export function cutLoop(
  name: string,
  help: string,
  load: () => Promise<CheckedSolver>,
  absent: ZoningRunner['absent'] = () => null,
): ZoningRunner {
  return {
    name,
    help,
    absent,
    async run(instance, { seconds, seed }, better) {
      const started = performance.now();
      const { task, grouping, complaints } = compile(instance);
      if (!task || !grouping) throw new Error(complaints.map(({ text }) => text.en).join('; '));
      const solver = await load();
      const left = () => seconds - (performance.now() - started) / 1000;
      return await solveWhole({ instance, task, grouping, solver, seed, left, better });
    },
  };
}

interface Loop {
  readonly instance: ZoningInstance;
  readonly task: Task;
  readonly grouping: Grouping;
  readonly solver: CheckedSolver;
  readonly seed: number;
  /** Seconds that are left. */
  readonly left: () => number;
  readonly better: (objective: number) => void;
}

async function solveWhole({
  instance,
  task,
  grouping,
  solver,
  seed,
  left,
  better,
}: Loop): Promise<ZoningClaim> {
  const { columns, maxColumns } = { columns: task.candidateZone.length, ...solver.capabilities };
  const nothing = { zones: null, objective: null, bound: null };
  if (columns > maxColumns) return { ...nothing, status: 'too large', falseClaims: [] };
  const itemOf = itemsOfCandidates(task);
  const separation = new Separation(task, itemOf);
  let program = assignmentProgram(task, { level: 0, caps: [] }, null, true).program;
  let bound: number | null = null;
  const told: FalseClaim[] = [];
  for (;;) {
    const seconds = left();
    if (seconds <= 0) return { ...nothing, bound, status: 'unknown', falseClaims: sentences(told) };
    const stop = afterSeconds(seconds, () => performance.now());
    const result = await solver.solve(program, { stop, seed });
    told.push(...result.falseClaims);
    // Each program leaves plans in that the rules forbid, so that its bound holds for all that keep them.
    if (result.bound !== undefined) bound = Math.max(bound ?? -Infinity, result.bound);
    if (result.status === 'infeasible')
      return { ...nothing, bound: null, status: 'infeasible', falseClaims: sentences(told) };
    if (!result.x) {
      const status = result.failure ?? result.status;
      return { ...nothing, bound, status, falseClaims: sentences(told) };
    }
    const cuts = separation.separate(result.x);
    if (cuts.length === 0) {
      const objective = result.objective ?? null;
      if (objective !== null) better(objective);
      return {
        zones: zonesOf(instance, task, grouping, itemOf, result.x),
        objective,
        bound,
        status: result.status,
        falseClaims: sentences(told),
      };
    }
    program = withCuts(program, cuts);
  }
}

function sentences(claims: readonly FalseClaim[]): readonly string[] {
  // A guest without proofs may be right; its word just counts as none.
  return claims
    .filter(({ verdict }) => verdict !== 'unproved')
    .map(({ claim, detail }) => `${claim}: ${detail}`);
}

/** School of each unit where its item's share is more than half; columns are candidates. */
function zonesOf(
  { problem }: ZoningInstance,
  task: Task,
  grouping: Grouping,
  itemOf: Int32Array,
  x: Float64Array,
): Int32Array {
  const zones = new Int32Array(problem.units.count).fill(NONE);
  for (let candidate = 0; candidate < task.candidateZone.length; candidate++) {
    if (x[candidate]! <= 0.5) continue;
    const school = grouping.zoneSchool[task.candidateZone[candidate]!]!;
    for (const unit of grouping.unitsOf(itemOf[candidate]!)) zones[unit] = school;
  }
  return zones;
}

function withCuts(program: Program, cuts: readonly SeparatorCut[]): Program {
  const builder = new ProgramBuilder();
  for (let column = 0; column < program.columns; column++) builder.column({});
  for (const { candidate, separator } of cuts) {
    const row = builder.row(-Infinity, 0, [candidate], [1]);
    separator.forEach((column) => void builder.entry(row, column, -1));
  }
  return appendRows(program, builder.build());
}
