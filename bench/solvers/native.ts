import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Program, writeMps } from '../../engine/milp/index.ts';
import type { Solver, SolverResult } from '../../engine/solvers/index.ts';
import { solveEmpty } from '../../engine/solvers/trivial.ts';

/** A solver that is a program of its own: it reads MPS and writes a file. */
export interface NativeSolver {
  readonly name: string;
  /** The program's name on the path. */
  readonly command: string;
  readonly integers: boolean;
  /** What its reader needs of our MPS text beside what every reader takes. */
  readonly prepared?: (mps: string) => string;
  /** `seconds` is its share of the time, Infinity where there is no limit. */
  readonly args: (model: string, answer: string, seconds: number) => readonly string[];
  /** What the answer file and the log say. */
  readonly read: (answer: string, log: string, program: Program) => SolverResult;
}

/** Whether the program is installed. */
export function isInstalled({ command }: Pick<NativeSolver, 'command'>): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;
}

/** The native program as one of our solvers; what it says are claims, to be checked like any other's. */
export function nativeSolver(native: NativeSolver): Solver {
  return {
    name: native.name,
    capabilities: {
      integers: native.integers,
      duals: false,
      warmStart: false,
      clash: false,
      interrupt: false,
      proves: true,
      maxColumns: 1_000_000,
    },
    async solve(program, options = {}): Promise<SolverResult> {
      const empty = solveEmpty(program);
      if (empty) return empty;
      const folder = mkdtempSync(join(tmpdir(), 'junheng-native-'));
      try {
        const model = join(folder, 'model.mps');
        const answer = join(folder, 'answer.txt');
        const text = writeMps(program);
        writeFileSync(model, native.prepared ? native.prepared(text) : text);
        const seconds = options.stop?.limits?.().seconds ?? Infinity;
        const log = await output(native.command, native.args(model, answer, seconds));
        return native.read(readFileSync(answer, 'utf8'), log, program);
      } catch (error) {
        const failure = error instanceof Error ? error.message : String(error);
        return { status: 'unknown', failure: `${native.name} gave up: ${failure}`, iterations: 0 };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** What a program prints; rejects where it cannot be started. Its exit code says nothing: some end with 1 at a limit. */
function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
    child.on('error', reject);
    child.on('close', () => resolve(text));
  });
}

/** Whole seconds for programs that take no others; a day where there is no limit. */
export function wholeSeconds(seconds: number): string {
  return String(Number.isFinite(seconds) ? Math.max(1, Math.floor(seconds)) : 86_400);
}
