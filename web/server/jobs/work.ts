import { availableParallelism } from 'node:os';
import type { ExchangeRequest, LayoutRequest, PlanRequest, ZonesRequest } from '../../shared/index.ts';
import {
  type Attempt,
  attemptState,
  beginAttempt,
  endAttempt,
  giveBack,
  tellProgress,
} from '../data/attempts.ts';
import { allFiles } from '../data/datasets.ts';
import { runPlan } from '../data/runs.ts';
import type { Store } from '../store/store.ts';
import { type RunningTask, runTask, TaskFailure } from './run-task.ts';
import type { Effort, Outcome, Task } from './task.ts';

export interface WorkTools {
  readonly store: Store;
  readonly memoryMegabytes: number;
  /** What the user is not told: for the log. */
  readonly onFault: (run: string, failure: TaskFailure) => void;
  /** Aborted when the process is to end: what is at work then waits for the next one. */
  readonly ending: AbortSignal;
}

const DEFAULT_SECONDS = 30;
/** Reading, walking times, checking and writing take their own time. */
const SPARE_SECONDS = 300;
/** Runs by iterations end by themselves; so long at most. */
const LONGEST_SECONDS = 12 * 3600;
const LOOK_MILLISECONDS = 500;
/** A cancelled run has so long from its last sign of life to hand over its best plan with all its files. */
const GRACE_MILLISECONDS = 60_000;

/** Does one run of the queue to its end. Throws only when the process is ending, so that the run goes back. */
export async function workOn(tools: WorkTools, run: string): Promise<void> {
  const { store, ending } = tools;
  const attempt = await beginAttempt(store, run);
  if (!attempt) return;
  const effort = effortOf(attempt.request as Partial<ZonesRequest>);
  const task = await taskOf(store, attempt, effort);
  let telling: Promise<unknown> = Promise.resolve();
  const signs = { last: performance.now() };
  const running = runTask(task, {
    memoryMegabytes: tools.memoryMegabytes,
    seconds: (effort.seconds ?? LONGEST_SECONDS) + SPARE_SECONDS,
    onProgress(progress) {
      signs.last = performance.now();
      // One that is lost is followed by the next; the run goes on.
      telling = telling.then(() => tellProgress(store, attempt, progress)).catch(() => {});
    },
  });
  const onEnding = () => running.kill();
  ending.addEventListener('abort', onEnding, { once: true });
  const watch = watchFor(store, attempt, running, signs);
  try {
    const outcome = await running.outcome;
    await telling;
    await finish(tools, attempt, outcome);
  } catch (error) {
    if (ending.aborted) {
      await giveBack(store, attempt);
      throw error;
    }
    if (!(error instanceof TaskFailure)) throw error;
    await telling;
    await fail(tools, attempt, error);
  } finally {
    clearInterval(watch);
    ending.removeEventListener('abort', onEnding);
  }
}

/** Search threads where nobody says otherwise: two, where the machine has them. */
const DEFAULT_THREADS = 2;

function effortOf({
  seconds,
  iterations,
  seed = 1,
  threads = DEFAULT_THREADS,
}: Partial<ZonesRequest>): Effort {
  const limit = seconds ?? (iterations === undefined ? DEFAULT_SECONDS : null);
  return {
    seconds: limit,
    iterations: iterations ?? null,
    seed,
    threads: Math.min(threads, availableParallelism()),
  };
}

async function taskOf(
  store: Store,
  { dataset, content, kind, request }: Attempt,
  effort: Effort,
): Promise<Task> {
  const files = await allFiles(store, dataset);
  if (kind === 'exchange') {
    const { options, zones: of } = request as ExchangeRequest;
    const zones = of === undefined ? null : ((await runPlan(store, of))?.plan ?? null);
    return { kind: 'exchange', files, content, options, zones, ...effort };
  }
  const { layout } = request as Partial<LayoutRequest>;
  if (layout) return { kind: 'layout', files, content, layout, ...effort };
  const { assignment } = request as Partial<PlanRequest>;
  if (assignment) return { kind: 'judge', files, content, assignment };
  const { goals = null, locks = [], from, mend = null } = request as ZonesRequest;
  const earlier = from === undefined ? null : await runPlan(store, from);
  return { kind: 'zones', files, content, goals, locks, from: earlier?.plan ?? null, mend, ...effort };
}

/** Looks whether anybody cancelled the run or another worker has it. */
function watchFor(
  store: Store,
  attempt: Attempt,
  running: RunningTask,
  signs: { readonly last: number },
): NodeJS.Timeout {
  let cancelled = 0;
  return setInterval(async () => {
    // A store that cannot be asked just now is asked again.
    const state = await attemptState(store, attempt).catch(() => 'working' as const);
    if (state === 'gone') running.kill();
    if (state !== 'cancel') return;
    if (cancelled === 0) cancelled = performance.now();
    running.cancel();
    if (performance.now() - Math.max(cancelled, signs.last) > GRACE_MILLISECONDS) running.kill();
  }, LOOK_MILLISECONDS);
}

async function finish({ store }: WorkTools, attempt: Attempt, outcome: Outcome): Promise<void> {
  if (outcome.kind === 'planned') {
    const cancelled = (await attemptState(store, attempt)) === 'cancel';
    const { result, files } = outcome;
    await endAttempt(store, attempt, cancelled ? 'cancelled' : 'finished', { reason: null, result, files });
    return;
  }
  const complaints = outcome.kind === 'refused' ? [...outcome.complaints] : [];
  const reason = { code: 'refused', text: REFUSED, complaints };
  await endAttempt(store, attempt, 'failed', { reason, result: null, files: [] });
}

async function fail({ store, onFault }: WorkTools, attempt: Attempt, failure: TaskFailure): Promise<void> {
  const state = await attemptState(store, attempt);
  if (state === 'gone') return;
  const nothing = { result: null, files: [] };
  if (state === 'cancel') {
    await endAttempt(store, attempt, 'cancelled', { reason: null, ...nothing });
    return;
  }
  onFault(attempt.run, failure);
  const reason = { code: failure.code, text: failure.text };
  await endAttempt(store, attempt, 'failed', { reason, ...nothing });
}

const REFUSED = {
  en: 'The scenario cannot be planned for this dataset; each fault is told below.',
  zh: '该方案无法用于此数据集;问题逐条列出如下。',
};
