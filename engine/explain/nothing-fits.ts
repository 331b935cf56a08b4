import { compile } from '../layout/compile.ts';
import type { Context, Question } from '../layout/context.ts';
import { resolve } from '../layout/resolve.ts';
import type { Complaint } from '../problem/index.ts';
import { type CheckedSolver, smallestClash } from '../solvers/index.ts';
import type { Stop } from '../stop/index.ts';
import { clashText } from './clash-words.ts';
import { GrowingProgram } from './growing-program.ts';
import { coefficientsOutOfReach, coefficientsWithRest, hasPlan } from './least-coefficient.ts';
import { type Member, type RuleProgram, ruleProgram } from './rule-program/index.ts';
import type { Text } from './words.ts';

/** Things that cannot all hold, as proved by an exact solver. */
export interface RuleClash {
  readonly members: readonly Member[];
  /** True where it was verified that the rest can hold without any one of them. */
  readonly minimal: boolean;
  /** False where the units were too many to be told apart, so that only the rules among the members are minimal. */
  readonly unitsMinimal: boolean;
  readonly text: Text;
}

/**
 * - `clash`: proved that nothing fits, with the reason;
 * - `noWay`: some units have pupils and no way to any school at all, which the complaints tell;
 * - `fits`: proved that a plan exists;
 * - `unknown`: neither was proved in time.
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

/** Most questions put to find the fewest units of a clash; where they do not do, all units of the proof count as one. */
const MOST_QUESTIONS = 100;

/**
 * Why a zoning question has no plan: a smallest set of units, limits, schools, locks and groups that cannot all be had. First by the
 * linear relaxation, whose certificate (Farkas) names few rules and is verified; where the relaxation has a point, by the exact
 * program. Nothing is guessed: without a proof the answer is `unknown`.
 */
export async function whyNothingFits(question: Question, tools: DiagnosisTools): Promise<Diagnosis> {
  const { context, complaints } = resolve(question);
  if (!context || complaints.length > 0) return { status: 'noWay', clash: null, complaints };
  const rules = ruleProgram(context, { elastic: new Set() });
  if (rules === null) {
    const without = compile({ ...question, options: { ...question.options, locks: [], keepTogether: [] } });
    return { status: 'noWay', clash: null, complaints: without.complaints };
  }
  const named = await clashingMembers(rules, tools);
  if (named === 'fits' || named === 'unknown') {
    if (context.policy.balance.coefficient.binds) return await byCoefficients(question, named, tools);
    return { status: named, clash: null, complaints: [] };
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

/** Positions of members that are proved to clash, the linear relaxation's certificate first: it names few. */
async function clashingMembers(
  rules: RuleProgram,
  tools: DiagnosisTools,
): Promise<readonly number[] | 'fits' | 'unknown'> {
  const growing = new GrowingProgram(rules);
  const all = [...rules.members.keys()];
  const apart = all.filter((k) => rules.members[k]!.kind !== 'contiguity');
  for (const asked of [apart, all]) {
    const kept = new Set(asked);
    const linear = await growing.linear({ ...tools, kept });
    if (linear.status !== 'infeasible') continue;
    const proof = linear.infeasibilityProof;
    if (!proof) return asked;
    const used = growing.usedIn(proof).filter((k) => kept.has(k));
    const again = await new GrowingProgram(rules, used).linear(tools);
    return again.status === 'infeasible' ? used : asked;
  }
  for (const asked of [apart, all]) {
    const whole = await growing.whole({ ...tools, kept: new Set(asked) });
    if (whole.status === 'infeasible') return asked;
    if (whole.status === 'unknown') return 'unknown';
    if (asked === all) return whole.hangs ? 'fits' : 'unknown';
  }
  return 'unknown';
}

/**
 * First the fewest rules that clash over all units of the proof, then the fewest units that clash under them. Neither step undoes the
 * other: what the rest can do for more units it can do for fewer.
 */
async function smallest(
  context: Context,
  rules: RuleProgram,
  named: readonly number[],
  tools: DiagnosisTools,
): Promise<RuleClash> {
  const growing = new GrowingProgram(rules, named);
  const isUnit = (k: number) => rules.members[k]!.kind === 'unit';
  const units = named.filter(isUnit);
  const clashes = async (kept: readonly number[]): Promise<boolean | null> => {
    const { status, hangs } = await growing.whole({ ...tools, kept: new Set(kept) });
    if (status === 'infeasible') return true;
    return status === 'unknown' || !hangs ? null : false;
  };
  const others = named.filter((k) => !isUnit(k));
  const found = await smallestClash(others, (kept) => clashes([...units, ...kept]));
  const asked = found?.members ?? others;
  let left = MOST_QUESTIONS;
  const fewer = await smallestClash(units, async (kept) =>
    left-- > 0 ? await clashes([...asked, ...kept]) : null,
  );
  const unitsMinimal = fewer?.minimal ?? false;
  const list = [...(unitsMinimal ? fewer!.members : units), ...asked].map((k) => rules.members[k]!);
  const minimal = found?.minimal ?? false;
  return { members: list, minimal, unitsMinimal, text: clashText(context, list, minimal, unitsMinimal) };
}
