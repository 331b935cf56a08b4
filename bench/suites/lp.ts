import { solveTransport, type TransportProblem, transportProgram } from '../../engine/flow/index.ts';
import { evaluate, isFeasible } from '../../engine/milp/index.ts';
import { type CheckedSolver, checked, solverNamed } from '../../engine/solvers/index.ts';
import { afterSeconds } from '../../engine/stop/index.ts';
import { geometricTransport } from '../instances/transport.ts';
import { yalps } from '../runners/yalps.ts';
import { clp } from '../solvers/coin.ts';
import { glpk } from '../solvers/glpk.ts';
import { isInstalled, nativeSolver } from '../solvers/native.ts';
import type { RunOrder, RunOutcome, Suite } from '../suite.ts';

/** Units and schools. */
const SIZES = [
  [50, 5],
  [200, 10],
  [1000, 20],
  [5000, 50],
  [20_000, 100],
] as const;
const CANDIDATES = 4;
const FILL = 0.93;

/** Every solver of linear programs on the same transportation problems, our network simplex among them. */
const SOLVERS: Readonly<Record<string, () => Promise<CheckedSolver>>> = {
  highs: async () => solverNamed('highs')!,
  'javascript-lp-solver': async () => solverNamed('javascript-lp-solver')!,
  yalps: async () => checked((await import('../solvers/yalps.ts')).yalps),
  clp: async () => checked(nativeSolver(clp)),
  glpk: async () => checked(nativeSolver(glpk)),
};

export const lp: Suite = {
  name: 'lp',
  help: 'transportation programs of 50 to 20,000 units: the network simplex beside every solver of linear programs',
  folder: null,
  seconds: 60,
  seeds: 1,
  quick: { cases: SIZES.slice(0, 3).map(nameOf), seconds: 10, seeds: 1 },
  runners: ['flow', ...Object.keys(SOLVERS)],
  absent(runner) {
    if (runner === 'yalps') return yalps.absent();
    const native = [clp, glpk].find(({ name }) => name === runner);
    return native && !isInstalled(native) ? `the program ${native.command} is not installed` : null;
  },
  cases: () => SIZES.map((size) => ({ name: nameOf(size), best: null, proved: false })),
  async run(order) {
    const size = SIZES.find((one) => nameOf(one) === order.case);
    if (!size) throw new Error(`The suite lp has no case "${order.case}".`);
    const [units, schools] = size;
    const problem = geometricTransport({
      units,
      schools,
      candidates: CANDIDATES,
      fill: FILL,
      seed: order.seed,
    });
    return order.runner === 'flow' ? runFlow(problem) : await runSolver(problem, order);
  },
};

function nameOf([units, schools]: (typeof SIZES)[number]): string {
  return `lp-${units}-${schools}`;
}

/** Our own: the shipment as a point of the program, counted anew by plain code. */
function runFlow(problem: TransportProblem): RunOutcome {
  const started = performance.now();
  const result = solveTransport(problem);
  const seconds = (performance.now() - started) / 1000;
  const program = transportProgram(problem);
  const x = new Float64Array(program.columns);
  for (const arc of result.arcs) if (arc >= 0) x[arc] = 1;
  result.splitArcs.forEach((arc, k) => {
    x[arc] = result.splitShares[k]!;
  });
  const evaluation = evaluate(program, x);
  const { objective } = evaluation;
  const differs = Math.abs(objective - result.objective) > 1e-9 * Math.abs(objective);
  return {
    objective,
    bound: result.bound,
    status: result.status,
    violations: isFeasible(evaluation, 1e-9) ? [] : ['the shipment breaks a row of the program'],
    falseClaims: differs ? [`objective ${result.objective}, recomputed ${objective}`] : [],
    history: [[seconds, objective]],
  };
}

async function runSolver(
  problem: TransportProblem,
  { runner, seconds, seed }: RunOrder,
): Promise<RunOutcome> {
  const solver = await SOLVERS[runner]!();
  const started = performance.now();
  const program = transportProgram(problem);
  if (program.columns > solver.capabilities.maxColumns)
    return {
      objective: null,
      bound: null,
      status: 'too large',
      violations: [],
      falseClaims: [],
      history: [],
    };
  const stop = afterSeconds(seconds, () => performance.now());
  // `checked` has withheld every point that breaks a row, and counted the objective anew.
  const result = await solver.solve(program, { stop, seed });
  const objective = result.x ? (result.objective ?? null) : null;
  return {
    objective,
    bound: result.bound ?? null,
    status: result.failure ?? result.status,
    violations: [],
    falseClaims: result.falseClaims
      .filter(({ verdict }) => verdict === 'wrong')
      .map(({ claim, detail }) => `${claim}: ${detail}`),
    history: objective === null ? [] : [[(performance.now() - started) / 1000, objective]],
  };
}
