import { checkExchange } from '../../engine/check/exchange/index.ts';
import { type Program, writeMps } from '../../engine/milp/index.ts';
import { solverNamed } from '../../engine/solvers/index.ts';
import { compileModel } from '../../engine/staffing/model/compile.ts';
import type { ExchangeModel } from '../../engine/staffing/model/model.ts';
import { everybody, programOf } from '../../engine/staffing/model/program.ts';
import { movesOf } from '../../engine/staffing/outputs/moves.ts';
import { type Objective, objectiveValue } from '../../engine/staffing/search/objective.ts';
import { ExchangeState } from '../../engine/staffing/search/state.ts';
import { solveWeighted } from '../../engine/staffing/search/weighted.ts';
import { contextOf } from '../../engine/staffing/task/context.ts';
import { afterSeconds, anyOf } from '../../engine/stop/index.ts';
import { type StaffingInstance, staffingInstance } from '../instances/staffing/index.ts';
import type { RunOrder, RunOutcome, Suite } from '../suite.ts';

/** Weights of the published model: a missing lesson 10, a weighted shortfall 10, an overdue head 10, a minute 0.1, the rest 0.5. */
const WEIGHTS: Readonly<Record<string, number>> = {
  coverage: 10,
  shortfall: 10,
  overdue: 10,
  commute: 0.1,
  wishes: 0.5,
  burden: 0.5,
  moves: 0.5,
};
/** What one move is typically worth in these weights. */
const SCALE = 60;
/** Simplex rows × columns beyond which HiGHS is not asked: it runs out of memory while building. */
const HIGHS_ARCS = 200_000;

const SIZES = [
  [300, 10],
  [1000, 30],
  [3000, 80],
  [20_000, 500],
] as const;
const nameOf = (teachers: number, schools: number) => `county-${teachers}-${schools}`;

/** Teacher exchange in generated counties: our search against HiGHS alone on the same program, in CPU seconds. */
export const staffing: Suite = {
  name: 'staffing',
  help: 'teacher exchange, 300 to 20,000 teachers: search against HiGHS alone on the same model at equal CPU time',
  folder: null,
  seconds: 120,
  seeds: 1,
  quick: { cases: ['county-300-10', 'county-1000-30', 'county-3000-80'], seconds: 10, seeds: 1 },
  runners: ['search', 'highs'],
  cases: () =>
    SIZES.map(([teachers, schools]) => ({ name: nameOf(teachers, schools), best: null, proved: false })),
  run: (order) => (order.runner === 'highs' ? runHighs(order) : runOurs(order)),
};

const NO_PROGRESS = { iteration: 0, sinceImprovement: 0 };

const cpuMilliseconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

interface Loaded {
  readonly instance: StaffingInstance;
  readonly model: ExchangeModel;
  readonly objective: Objective;
  readonly start: number;
}

function load(name: string): Loaded {
  const size = SIZES.find(([teachers, schools]) => nameOf(teachers, schools) === name);
  if (!size) throw new Error(`The suite staffing has no case "${name}".`);
  const [teachers, schools] = size;
  const instance = staffingInstance(teachers, schools, 1);
  const start = cpuMilliseconds();
  const model = compileModel(contextOf(instance.problem, instance.policy, instance.options));
  const weights = Float64Array.from(model.levels, (level) => WEIGHTS[level.id] ?? 0);
  const caps = new Float64Array(model.levels.length).fill(Infinity);
  return { instance, model, objective: { weights, caps }, start };
}

/** The program of a case, for other solvers: `node bench/write-staffing-mps.ts CASE FILE`. */
export function programOfCase(name: string): Program {
  const { model, objective } = load(name);
  return programOf(new ExchangeState(model), everybody(model), objective).program;
}

export function mpsOfCase(name: string): string {
  return writeMps(programOfCase(name));
}

async function runOurs(order: RunOrder): Promise<RunOutcome> {
  const { instance, model, objective, start } = load(order.case);
  const history: [number, number][] = [];
  const seconds = order.seconds - (cpuMilliseconds() - start) / 1000;
  const budget = { steps: null, seconds, now: cpuMilliseconds, stop: anyOf() };
  const solver = solverNamed('highs')!;
  const { state, value, bound } = await solveWeighted(
    model,
    objective,
    SCALE,
    solver,
    order.seed,
    budget,
    (found) => history.push([(cpuMilliseconds() - start) / 1000, found]),
  );
  return {
    objective: value === null ? null : atLimit(history, order.seconds),
    bound,
    status: 'feasible',
    ...judged(instance, model, state, objective),
    history,
  };
}

async function runHighs(order: RunOrder): Promise<RunOutcome> {
  const { instance, model, objective, start } = load(order.case);
  const history: [number, number][] = [];
  if (model.arcSchool.length > HIGHS_ARCS) {
    return { objective: null, bound: null, status: 'too large', violations: [], falseClaims: [], history };
  }
  const state = new ExchangeState(model);
  const { program, arcs } = programOf(state, everybody(model), objective);
  const left = order.seconds - (cpuMilliseconds() - start) / 1000;
  const limit = afterSeconds(left, cpuMilliseconds);
  const result = await solverNamed('highs')!.solve(program, {
    // Only asked, never told as a limit: the library would keep it by the wall clock, not by CPU time.
    stop: { reason: () => limit.reason(NO_PROGRESS) },
    seed: order.seed,
    onIncumbent: (_, found) => history.push([(cpuMilliseconds() - start) / 1000, found]),
  });
  for (const [j, a] of arcs.entries()) {
    if (result.x && result.x[j]! > 0.5) state.decide(model.arcTeacher[a]!, a);
  }
  const objectiveFound = result.x ? (result.objective ?? null) : null;
  return {
    objective: atLimit(history, order.seconds),
    bound: result.bound ?? null,
    status: result.status,
    ...(objectiveFound === null
      ? { violations: [], falseClaims: [] }
      : judged(instance, model, state, objective)),
    history,
  };
}

/**
 * The value reached within the limit, null where none was. HiGHS can be interrupted at some points only, seconds apart: what either
 * runner finds after its time is up does not count.
 */
function atLimit(history: readonly (readonly [number, number])[], seconds: number): number | null {
  return history.findLast(([at]) => at <= seconds)?.[1] ?? null;
}

/** Every rule by the judge, and the weighted sum by the judge's own values. */
function judged(
  instance: StaffingInstance,
  model: ExchangeModel,
  state: ExchangeState,
  objective: Objective,
) {
  const { problem, policy, options } = instance;
  const moves = movesOf(contextOf(problem, policy, options), model, state.decision);
  const verdict = checkExchange(problem, policy, options, moves);
  const totals = Float64Array.from(model.levels, (level) => verdict.values[level.id]);
  const [ours, theirs] = [objectiveValue(objective, state.totals), objectiveValue(objective, totals)];
  return {
    violations: verdict.violations.map((one) => `${one.rule} ${one.subject} by ${one.excess} ${one.unit}`),
    falseClaims: Math.abs(ours - theirs) < 1e-6 ? [] : [`value ${ours}, by the judge ${theirs}`],
  };
}
