import { parentPort, workerData } from 'node:worker_threads';
import { planExchange } from './exchange.ts';
import { importDataset } from './import-dataset.ts';
import type { FromThread, Outcome, Outside, Task, TaskProgress, ThreadData } from './task.ts';
import { checkScenario, drawZones } from './zones.ts';

/** A thread for one task: it answers once and ends. */
const { task, cancel } = workerData as ThreadData;
const flag = new Int32Array(cancel);

/** Progress more often than this helps nobody. */
const MILLISECONDS_BETWEEN = 250;
let lastTold = -Infinity;
let lastPhase = '';

const outside: Outside = {
  cancelled: {
    get aborted() {
      return Atomics.load(flag, 0) !== 0;
    },
  },
  now: () => performance.now(),
  progress(progress: TaskProgress) {
    const now = performance.now();
    const phase = `${progress.phase} ${progress.goal}`;
    if (now - lastTold < MILLISECONDS_BETWEEN && phase === lastPhase) return;
    lastTold = now;
    lastPhase = phase;
    send({ progress });
  },
};

function send(message: FromThread): void {
  parentPort!.postMessage(message);
}

function work(one: Task): Promise<Outcome> {
  if (one.kind === 'import') return importDataset(one);
  if (one.kind === 'check') return checkScenario(one);
  return one.kind === 'zones' ? drawZones(one, outside) : planExchange(one, outside);
}

try {
  send({ outcome: await work(task) });
} catch (error) {
  send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
