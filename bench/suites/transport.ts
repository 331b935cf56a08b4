import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { solveTransport, type TransportProblem, transportProgram } from '../../engine/flow/index.ts';
import { solverNamed } from '../../engine/solvers/index.ts';
import { afterSeconds } from '../../engine/stop/index.ts';
import { geometricTransport, type TransportShape } from '../instances/transport.ts';

export interface TransportBenchOptions extends TransportShape {
  /** Wall-clock limit of each run of HiGHS; 0 leaves HiGHS out. */
  readonly highsSeconds: number;
}

/** A run: CPU seconds of the whole call (model building included) and what it found. */
export interface TransportRun {
  readonly seconds: number;
  readonly status: string;
  readonly objective: number | null;
  readonly bound: number | null;
}

export interface TransportBenchFigures {
  readonly flow: TransportRun;
  /** First call, before the virtual machine has compiled anything. */
  readonly firstSeconds: number;
  readonly pivots: number;
  readonly splitUnits: number;
  /** Of the process so far: instance alone, then with our solver, then with HiGHS. */
  readonly megabytes: { readonly instance: number; readonly flow: number; readonly highs: number };
  readonly simplex: TransportRun | null;
  readonly ipm: TransportRun | null;
  /** Pivots alone in C++; null where there is no compiler. */
  readonly nativeSeconds: number | null;
}

export const FULL_SIZE: TransportBenchOptions = {
  units: 100_000,
  schools: 200,
  candidates: 8,
  fill: 0.93,
  seed: 1,
  highsSeconds: 600,
};

export const LARGEST: TransportBenchOptions = {
  ...FULL_SIZE,
  units: 1_000_000,
  schools: 500,
  highsSeconds: 0,
};

/** @throws Error where two solvers call different objectives optimal. */
export async function benchTransport(options: TransportBenchOptions): Promise<TransportBenchFigures> {
  const problem = geometricTransport(options);
  const instance = peakMegabytes();
  const runs = [1, 2, 3].map(() => {
    const timer = cpuTimer();
    const result = solveTransport(problem);
    return { seconds: timer(), result };
  });
  const flow = peakMegabytes();
  const best = runs.reduce((a, b) => (b.seconds < a.seconds ? b : a));
  const { status, objective, bound, iterations, splitUnits } = best.result;
  const simplex = await runHighs(problem, 'simplex', options.highsSeconds);
  const ipm = await runHighs(problem, 'ipm', options.highsSeconds);
  const native = runNative(problem);
  for (const rival of [simplex, ipm, native]) {
    if (rival?.status !== 'optimal' || rival.objective === null) continue;
    if (Math.abs(rival.objective - objective) > 1e-6 * Math.abs(objective)) {
      throw new Error(`The flow solver finds ${objective}, another solver ${rival.objective}.`);
    }
  }
  return {
    flow: { seconds: best.seconds, status, objective, bound },
    firstSeconds: runs[0]!.seconds,
    pivots: iterations,
    splitUnits: new Set(splitUnits).size,
    megabytes: { instance, flow, highs: peakMegabytes() },
    simplex,
    ipm,
    nativeSeconds: native?.seconds ?? null,
  };
}

/** The figures in words, beside the bars that they have to meet. */
export function describeTransport(options: TransportBenchOptions, figures: TransportBenchFigures): string {
  const { flow, simplex, ipm, megabytes, nativeSeconds } = figures;
  const rivals = [simplex, ipm].filter((run) => run?.status === 'optimal').map((run) => run!.seconds);
  const ratio = rivals.length === 0 ? '–' : (Math.min(...rivals) / flow.seconds).toFixed(0);
  const line = (name: string, run: TransportRun | null) =>
    run === null ? [] : [`${name} ${run.seconds.toFixed(3)} CPU s, ${run.status} ${run.objective ?? '–'}`];
  return [
    `${options.units} units, ${options.schools} schools, ${options.candidates} candidates a unit, seed ${options.seed}`,
    ...line('flow          ', flow),
    `  first call ${figures.firstSeconds.toFixed(3)} s, ${figures.pivots} pivots, ${figures.splitUnits} split units, bound ${flow.bound}`,
    ...line('highs simplex ', simplex),
    ...line('highs ipm     ', ipm),
    `faster than the faster of both by ${ratio} (bar 50)`,
    `pivots in C++  ${nativeSeconds === null ? 'no compiler' : `${nativeSeconds.toFixed(3)} CPU s, ratio ${(flow.seconds / nativeSeconds).toFixed(2)} (bar 2)`}`,
    `peak memory    instance ${megabytes.instance.toFixed(0)}, with flow ${megabytes.flow.toFixed(0)} (bar 300), with highs ${megabytes.highs.toFixed(0)} MB`,
  ].join('\n');
}

async function runHighs(problem: TransportProblem, algorithm: 'simplex' | 'ipm', seconds: number) {
  if (seconds === 0) return null;
  const timer = cpuTimer();
  const result = await solverNamed('highs')!.solve(transportProgram(problem), {
    algorithm,
    stop: afterSeconds(seconds, () => performance.now()),
  });
  return {
    seconds: timer(),
    status: result.status,
    objective: result.objective ?? null,
    bound: result.bound ?? null,
  };
}

/** Compiles and runs the C++ twin; null where there is no g++. */
function runNative(problem: TransportProblem): TransportRun | null {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-bench-'));
  try {
    const source = fileURLToPath(new URL('../native/transport.cpp', import.meta.url));
    const program = join(folder, 'transport');
    if (spawnSync('g++', ['-O3', '-march=native', '-std=c++17', '-o', program, source]).status !== 0)
      return null;
    const { weights, capacities, starts, schools, costs } = problem;
    const head = Int32Array.of(weights.length, capacities.length, schools.length, 0);
    const padding = new Int32Array((starts.length + schools.length) % 2);
    const input = join(folder, 'input');
    writeFileSync(input, '');
    for (const part of [head, starts, schools, padding, weights, capacities, costs]) {
      writeFileSync(input, new Uint8Array(part.buffer, part.byteOffset, part.byteLength), { flag: 'a' });
    }
    const { status, stdout, stderr } = spawnSync(program, [input], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`The C++ twin failed: ${stderr}`);
    const { cpuSeconds, objective } = JSON.parse(stdout) as { cpuSeconds: number; objective: number };
    return { seconds: cpuSeconds, status: 'optimal', objective, bound: null };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function peakMegabytes(): number {
  return process.resourceUsage().maxRSS / 1024;
}

function cpuTimer(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1e6;
  };
}

if (import.meta.main) {
  const options = process.argv.includes('--largest') ? LARGEST : FULL_SIZE;
  process.stdout.write(`${describeTransport(options, await benchTransport(options))}\n`);
}
