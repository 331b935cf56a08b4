import { expect } from 'vitest';
import { checkPlan } from '../../../engine/check/index.ts';
import { GrowingProgram } from '../../../engine/explain/growing-program.ts';
import { type RuleClash, waysOut, whyNothingFits } from '../../../engine/explain/index.ts';
import { type RuleProgram, ruleProgram } from '../../../engine/explain/rule-program/index.ts';
import { inThisThread } from '../../../engine/layout/index.ts';
import { resolve } from '../../../engine/layout/resolve.ts';
import { planZones, type ZoningQuestion, type ZoningTools } from '../../../engine/scenario/plan-zones.ts';
import { prepare } from '../../../engine/scenario/prepare.ts';
import { tryWaysOut } from '../../../engine/scenario/ways-out.ts';
import { solverNamed } from '../../../engine/solvers/index.ts';
import { afterIterations } from '../../../engine/stop/index.ts';
import { type Asked, CAUSE_NAMES, type CauseName, infeasibleCase } from './cases.ts';
import type { GridSize } from './grid.ts';
import { keeps, type With } from './witness.ts';

export const solver = solverNamed('highs')!;
const tools: ZoningTools = { pool: inThisThread, solver, now: () => 0, cancelled: { aborted: false } };
/** Simplex iterations of one program of a way out. */
const ITERATIONS = 5000;

/** Units of a county up to which a clash must be minimal in its units as well as in its rules. */
const TOLD_APART = 30;

export interface CaseCounts {
  cases: number;
  /** Members of clashes that were dropped, each with an assignment of the rest as proof. */
  dropped: number;
  /** Questions without the known cause for which a plan was found. */
  cured: number;
}

/** Tries so many cases of every cause on grids of one size; returns what was really tried. */
export async function tryCases(
  size: GridSize,
  seeds: readonly number[],
  { iterations, cures }: { readonly iterations: number; readonly cures: boolean },
  causes: readonly CauseName[] = CAUSE_NAMES,
): Promise<CaseCounts> {
  const counts = { cases: 0, dropped: 0, cured: 0 };
  for (const cause of causes) {
    for (const seed of seeds) {
      const name = `${cause} ${seed} on ${size.width} × ${size.height}`;
      const { asked, needed } = infeasibleCase(cause, seed, size);
      const question = questionOf(asked, iterations);
      const { status, clash } = await whyNothingFits(question, { solver });
      expect(status, name).toBe('clash');
      expect(clash!.minimal, name).toBe(true);
      // Small counties have their units told apart too: there no member of any kind may be left over.
      if (size.width * size.height <= TOLD_APART) expect(clash!.unitsMinimal, name).toBe(true);
      const missing = needed.filter(({ named }) => !clash!.members.some(named));
      expect(
        missing.map(({ what }) => what),
        name,
      ).toEqual([]);
      counts.dropped += await dropEach(question, clash!, name);
      await expectWay(question, asked, clash!, iterations, name);
      if (cures) {
        for (const { what, without } of needed) {
          expect(await fits(without(), iterations), `${name} without ${what}`).toBe(true);
          counts.cured++;
        }
      }
      counts.cases++;
    }
  }
  return counts;
}

/** The question that a scenario of a county makes, limited to so many iterations of search. */
export function questionOf({ problem, travel, scenario }: Asked, iterations: number): ZoningQuestion {
  const prepared = prepare(problem, scenario);
  if ('complaints' in prepared) throw new Error(prepared.complaints.map((one) => one.text.en).join('\n'));
  return {
    problem: prepared.problem,
    travel,
    policy: prepared.policy.zoning,
    overrides: prepared.policy.overrides,
    options: { ...prepared.options, levels: [{ id: 'travel', tolerance: 0 }], iterations, seconds: null },
    scenario: prepared.scenario,
  };
}

/** Whether the search finds a plan that the judge passes. */
export async function fits(asked: Asked, iterations: number): Promise<boolean> {
  const question = questionOf(asked, iterations);
  const judged = await planZones(question, tools);
  if (!('plan' in judged)) return false;
  const { violations } = checkPlan(question.problem, question.travel, question.policy, judged.plan);
  return violations.length === 0;
}

/** The first way out, as its scenario has it, run from the start: a plan comes out that the judge passes. */
async function expectWay(
  question: ZoningQuestion,
  asked: Asked,
  clash: RuleClash,
  iterations: number,
  name: string,
): Promise<void> {
  const ways = await waysOut(question, { solver, stop: () => afterIterations(ITERATIONS) }, clash);
  const [first] = await tryWaysOut(question, asked.scenario, tools, ways);
  expect(first?.plan ?? null, `${name}: ${first?.way.text.en}`).not.toBe(null);
  const again = await fits({ ...asked, scenario: first!.scenario }, iterations);
  expect(again, `${name}: ${first!.way.text.en}`).toBe(true);
}

/** Without any one member the rest can be had: an assignment is found, and counted through by plain code. */
async function dropEach(question: ZoningQuestion, clash: RuleClash, name: string): Promise<number> {
  const { context } = resolve(question);
  // A limit on a coefficient stands alone: that everything fits without it is one of the cures.
  if (clash.members.some(({ kind }) => kind === 'coefficient')) return 0;
  const rules = ruleProgram(context!, { elastic: new Set() })!;
  const text = (member: unknown) => JSON.stringify(member);
  const positions = new Map(rules.members.map((member, k) => [text(member), k]));
  const at = clash.members.map((member) => positions.get(text(member))!);
  let dropped = 0;
  for (const [k, one] of clash.members.entries()) {
    // Units that were not told apart are one thing: without them nobody asks for anything.
    if (one.kind === 'unit' && !clash.unitsMinimal) continue;
    const others = at.toSpliced(k, 1);
    const found = await new GrowingProgram(rules, others).whole({ solver });
    expect(found.x, `${name} without ${text(one)}`).toBeDefined();
    const rest = clash.members.filter((other) => other !== one);
    expect(keeps(context!, rest, assignment(rules, found.x!)), `${name} without ${text(one)}`).toBe(null);
    dropped++;
  }
  return dropped;
}

function assignment({ program }: RuleProgram, x: Float64Array): With {
  const pairs = new Set<string>();
  program.columnNames?.forEach((column, j) => {
    if (column && x[j]! > 0.5) pairs.add(column);
  });
  return (unit, school) => pairs.has(`0:${unit}:${school}`);
}
