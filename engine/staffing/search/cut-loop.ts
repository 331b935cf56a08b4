import type { CheckedResult, CheckedSolver, SolverOptions } from '../../solvers/index.ts';
import { brokenTangents, type Tangent } from '../model/lower-spreads.ts';
import { STAY } from '../model/model.ts';
import { type ExchangeProgram, type ProgramForm, programOf } from '../model/program.ts';
import type { Objective } from './objective.ts';
import type { ExchangeState } from './state.ts';

/** Rounds of solving and cutting; after that the answer counts as none. */
const ROUNDS = 20;

/** Which program is to be solved: whose decisions, among which arcs. */
export interface Question extends Omit<ProgramForm, 'tangents'> {
  readonly free: Int32Array;
  readonly objective: Objective;
}

/**
 * Solves a program, and again with tangents wherever its answer breaks a limit on a difference coefficient (cutting planes: Kelley
 * 1960). The free must be at STAY; the state ends at the answer, or with them at STAY where there is none. `tangents` grows: what
 * was found once is in every later program. Bound and infeasibility of any round hold: fewer tangents allow more.
 */
export async function solveCutting(
  state: ExchangeState,
  { free, objective, ...form }: Question,
  tangents: Tangent[],
  solver: CheckedSolver,
  optionsOf: (program: ExchangeProgram) => SolverOptions,
): Promise<CheckedResult> {
  const { model } = state;
  for (let round = 1; ; round++) {
    const program = programOf(state, free, objective, { ...form, tangents });
    const options = optionsOf(program);
    const result = await solver.solve(program.program, options);
    if (!result.x) return result;
    for (const [j, a] of program.arcs.entries()) {
      if (result.x[j]! > 0.5) state.decide(model.arcTeacher[a]!, a);
    }
    const broken = brokenTangents(model, state.z);
    if (broken.length === 0) return result;
    tangents.push(...broken);
    for (const t of free) state.decide(t, STAY);
    const ended = options.stop?.reason({ iteration: 0, sinceImprovement: 0 }) ?? null;
    if (round < ROUNDS && ended === null) continue;
    const { x: _x, objective: _value, gap: _gap, ...rest } = result;
    return { ...rest, status: 'unknown' };
  }
}
