import { compile } from '../layout/compile.ts';
import type { Context, Question } from '../layout/context.ts';
import { resolve } from '../layout/resolve.ts';
import { type Program, ProgramBuilder, relaxed } from '../milp/index.ts';
import type { Complaint } from '../problem/index.ts';
import { type CheckedSolver, type Droppable, minimalClash } from '../solvers/index.ts';
import type { Stop } from '../stop/index.ts';
import { clashText } from './clash-words.ts';
import { coefficientsOutOfReach, coefficientsWithRest, hasPlan } from './least-coefficient.ts';
import { type Member, type RuleProgram, ruleProgram } from './rule-program/index.ts';
import type { Text } from './words.ts';

/** Things that cannot all hold, as proved by an exact solver. */
export interface RuleClash {
  readonly members: readonly Member[];
  /** True where it was verified that the rest can hold without any one of them. */
  readonly minimal: boolean;
  /** False where the units were too many to be tried one by one, so that only the rules among the members are minimal. */
  readonly unitsMinimal: boolean;
  readonly text: Text;
}

/**
 * - `clash`: proved that nothing fits, with the reason;
 * - `noWay`: some units have pupils and no way to any school at all, which the complaints tell;
 * - `fits`: proved that a plan exists;
 * - `unknown`: neither was proved in time, or contiguity was left out because the county is too large for it.
 */
export interface Diagnosis {
  readonly status: 'clash' | 'noWay' | 'fits' | 'unknown';
  readonly clash: RuleClash | null;
  readonly complaints: readonly Complaint[];
}

export interface DiagnosisTools {
  readonly solver: CheckedSolver;
  readonly stop?: Stop;
}

/** Most columns for contiguity; beyond, exact programs would not end in time. */
export const MOST_FLOW_COLUMNS = 4000;
/** Beyond so many units in a proof, they are one thing and not tried one by one. */
const MOST_UNITS = 40;

/**
 * Why a zoning question has no plan: a smallest set of units, limits, schools, locks and groups that cannot all be had. First by the
 * linear relaxation, whose certificate (Farkas) names few rules and is verified; where the relaxation has a point, by the exact
 * program. Nothing is guessed: without a proof the answer is `unknown`.
 */
export async function whyNothingFits(question: Question, tools: DiagnosisTools): Promise<Diagnosis> {
  const { context, complaints } = resolve(question);
  if (!context || complaints.length > 0) return { status: 'noWay', clash: null, complaints };
  const rules = ruleProgram(context, { elastic: new Set(), mostFlowColumns: MOST_FLOW_COLUMNS });
  if (rules === null) {
    const without = compile({ ...question, options: { ...question.options, locks: [], keepTogether: [] } });
    return { status: 'noWay', clash: null, complaints: without.complaints };
  }
  const named = await clashingMembers(rules, tools);
  if (named === 'fits' || named === 'unknown') {
    const status = named === 'fits' && rules.contiguity ? 'fits' : 'unknown';
    if (context.policy.balance.coefficient.binds) return await byCoefficients(question, status, tools);
    return { status, clash: null, complaints: [] };
  }
  const clash = await smallest(context, rules, named, tools);
  return { status: 'clash', clash, complaints: [] };
}

/** Without limits on coefficients a plan may exist: whether these leave one, and which of them are out of reach by themselves. */
async function byCoefficients(
  question: Question,
  without: 'fits' | 'unknown',
  tools: DiagnosisTools,
): Promise<Diagnosis> {
  const outOfReach = await coefficientsOutOfReach(question, tools);
  if (outOfReach !== null) return { status: 'clash', clash: outOfReach, complaints: [] };
  const answer = await hasPlan(question, tools);
  if (answer === true) return { status: 'fits', clash: null, complaints: [] };
  if (answer === null || without === 'unknown') return { status: 'unknown', clash: null, complaints: [] };
  return { status: 'clash', clash: coefficientsWithRest(question), complaints: [] };
}

/** Positions of members that are proved to clash; all of them where only the exact program could tell. */
async function clashingMembers(
  { program, members, droppable }: RuleProgram,
  { solver, stop }: DiagnosisTools,
): Promise<readonly number[] | 'fits' | 'unknown'> {
  const options = stop ? { stop } : {};
  const free = { ...program, cost: new Float64Array(program.columns) };
  const all = [...members.keys()];
  const linear = await solver.solve(relaxed(free), options);
  if (linear.status === 'infeasible') {
    const proof = linear.infeasibilityProof;
    if (!proof) return all;
    const used = all.filter((k) => droppable[k]!.rows!.some((row) => Math.abs(proof[row]!) > 1e-9));
    const only = restricted(
      program,
      used.map((k) => droppable[k]!),
    );
    const again = await solver.solve(only.program, options);
    return again.status === 'infeasible' ? used : all;
  }
  const exact = await solver.solve(free, options);
  if (exact.status === 'infeasible') return all;
  return exact.status === 'unknown' ? 'unknown' : 'fits';
}

async function smallest(
  context: Context,
  { program, members, droppable }: RuleProgram,
  named: readonly number[],
  { solver, stop }: DiagnosisTools,
): Promise<RuleClash> {
  const units = named.filter((k) => members[k]!.kind === 'unit');
  const unitsMinimal = units.length <= MOST_UNITS;
  const tried = unitsMinimal ? named : named.filter((k) => members[k]!.kind !== 'unit');
  const only = restricted(
    program,
    named.map((k) => droppable[k]!),
  );
  const at = tried.map((k) => only.droppable[named.indexOf(k)]!);
  const found = await minimalClash(solver, only.program, at, stop);
  const kept = found === null ? tried : found.members.map((k) => tried[k]!);
  const list = [...(unitsMinimal ? [] : units), ...kept].map((k) => members[k]!);
  const minimal = found?.minimal ?? false;
  return { members: list, minimal, unitsMinimal, text: clashText(context, list, minimal, unitsMinimal) };
}

/** The program of some members' rows alone, with the columns that these rows know, and the members' rows in it. */
export function restricted(
  program: Program,
  kept: readonly Droppable[],
): { readonly program: Program; readonly droppable: readonly Droppable[] } {
  const builder = new ProgramBuilder();
  const columnOf = new Map<number, number>();
  const droppable = kept.map(({ rows }) => ({
    rows: (rows ?? []).map((row) => {
      const here = builder.row(program.rowLower[row]!, program.rowUpper[row]!);
      for (let k = program.starts[row]!; k < program.starts[row + 1]!; k++) {
        const column = program.indices[k]!;
        const known =
          columnOf.get(column) ??
          builder.column({
            lower: program.lower[column]!,
            upper: program.upper[column]!,
            integer: program.integer[column] === 1,
          });
        columnOf.set(column, known);
        builder.entry(here, known, program.values[k]!);
      }
      return here;
    }),
  }));
  return { program: builder.build(), droppable };
}
