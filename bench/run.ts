import { fork } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { commitOf, machineOf } from './machine.ts';
import type { Case, RunOrder, RunOutcome, RunRecord, Suite } from './suite.ts';
import { watchTree } from './watch.ts';
import type { WorkerReply } from './worker.ts';

export interface BenchSettings {
  readonly folder: string;
  readonly runners: readonly string[];
  readonly cases: readonly Case[];
  readonly seeds: readonly number[];
  readonly seconds: number;
  readonly threads: number;
  /** Processes at a time. */
  readonly jobs: number;
  readonly memoryMegabytes: number;
  /** Where `records.jsonl` grows. */
  readonly out: string;
  readonly cancelled: AbortSignal;
  readonly onRecord: (record: RunRecord, done: number, total: number) => void;
}

/**
 * Runs case × runner × seed of a suite, each in a process of its own under limits of time and memory. What `records.jsonl` of
 * the folder already holds for the same commit and limits is not run again, so an interrupted benchmark goes on.
 */
export async function runSuite(suite: Suite, settings: BenchSettings): Promise<RunRecord[]> {
  mkdirSync(settings.out, { recursive: true });
  const file = join(settings.out, 'records.jsonl');
  const known = new Map(readRecords(file).map((record) => [keyOf(record), record]));
  const stamp = { commit: commitOf(), machine: machineOf() };
  const orders: RunOrder[] = [];
  for (const one of settings.cases) {
    for (const runner of settings.runners) {
      for (const seed of settings.seeds) {
        const { folder, seconds, threads } = settings;
        orders.push({ folder, case: one.name, runner, seed, seconds, threads });
      }
    }
  }
  const records: RunRecord[] = new Array(orders.length);
  let next = 0;
  let done = 0;
  const takeOrders = async () => {
    while (next < orders.length && !settings.cancelled.aborted) {
      const at = next++;
      const order = orders[at]!;
      const key = keyOf({ ...order, ...stamp, suite: suite.name, limitSeconds: order.seconds });
      const record = known.get(key) ?? { ...(await runOne(suite, order, settings)), ...stamp };
      if (settings.cancelled.aborted) return;
      if (!known.has(key)) appendFileSync(file, `${JSON.stringify(record)}\n`);
      records[at] = record;
      settings.onRecord(record, ++done, orders.length);
    }
  };
  await Promise.all(Array.from({ length: settings.jobs }, takeOrders));
  return records.filter((record) => record !== undefined);
}

type Key = Pick<
  RunRecord,
  'suite' | 'case' | 'runner' | 'seed' | 'limitSeconds' | 'threads' | 'commit' | 'machine'
>;

function keyOf(record: Key): string {
  const { suite, case: name, runner, seed, limitSeconds, threads, commit, machine } = record;
  return [suite, name, runner, seed, limitSeconds, threads, commit, machine].join('|');
}

export function readRecords(file: string): RunRecord[] {
  if (!existsSync(file)) return [];
  // A run that was killed while writing leaves half a last line; it is run again.
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return line === '' ? [] : [JSON.parse(line) as RunRecord];
      } catch {
        return [];
      }
    });
}

/** Grace beyond the limit before a run is ended from outside. */
const GRACE_SECONDS = 60;

function runOne(
  suite: Suite,
  order: RunOrder,
  settings: BenchSettings,
): Promise<Omit<RunRecord, 'commit' | 'machine'>> {
  const started = performance.now();
  const child = fork(join(import.meta.dirname, `worker${extname(import.meta.filename)}`), {
    execArgv: [`--max-old-space-size=${settings.memoryMegabytes}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let errors = '';
  child.stderr?.on('data', (text) => {
    errors = (errors + text).slice(-2000);
  });
  const end = () => child.kill('SIGKILL');
  let ended: string | null = null;
  const endBecause = (reason: string) => {
    ended ??= reason;
    end();
  };
  const watch = watchTree(child.pid!, settings.memoryMegabytes, () =>
    endBecause(`out of memory: more than ${settings.memoryMegabytes} MB`),
  );
  const most = order.seconds + GRACE_SECONDS;
  const timer = setTimeout(() => endBecause(`out of time: still at work after ${most} s`), most * 1000);
  settings.cancelled.addEventListener('abort', end, { once: true });
  child.send({ suite: suite.name, order });
  return new Promise((resolve) => {
    let reply: WorkerReply | null = null;
    child.on('message', (message: WorkerReply) => {
      reply = message;
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      const { peakMegabytes, nativeCpuSeconds } = watch.end();
      settings.cancelled.removeEventListener('abort', end);
      const { folder: _, seconds, ...what } = order;
      const outcome: RunOutcome = reply?.outcome ?? NOTHING;
      resolve({
        suite: suite.name,
        ...what,
        limitSeconds: seconds,
        ...outcome,
        wallSeconds: (performance.now() - started) / 1000,
        cpuSeconds: reply ? reply.cpuSeconds + nativeCpuSeconds : null,
        peakMegabytes: Math.max(reply?.peakMegabytes ?? 0, peakMegabytes) || null,
        failure: reply ? null : (ended ?? `ended by ${signal ?? `exit ${code}`}: ${lastError(errors)}`),
      });
    });
  });
}

/** The message of an error's trace, else its last line. */
function lastError(text: string): string {
  const lines = text.trim().split('\n');
  return lines.find((line) => /Error:/.test(line)) ?? lines.at(-1) ?? '';
}

const NOTHING: RunOutcome = {
  objective: null,
  bound: null,
  status: 'failed',
  violations: [],
  falseClaims: [],
  history: [],
};
