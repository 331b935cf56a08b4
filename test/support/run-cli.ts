import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';

const main = join(import.meta.dirname, '..', '..', 'bin', 'junheng.cjs');
export const DEMO = join(import.meta.dirname, '..', '..', 'datasets', 'demo');

export interface CliRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program as a user does, in a process of its own, in English unless asked otherwise. */
export function runCli(...args: string[]): CliRun {
  const env = { ...process.env, JUNHENG_LANG: 'en' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    env,
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}

/** Starts the program without waiting for it. */
export function startCli(...args: string[]): ChildProcess {
  return spawn(process.execPath, [main, ...args], { env: { ...process.env, JUNHENG_LANG: 'en' } });
}
