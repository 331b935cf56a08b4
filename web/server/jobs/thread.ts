import { parentPort, workerData } from 'node:worker_threads';
import { planExchange } from './exchange.ts';
import { importDataset } from './import-dataset.ts';
import { decideLayout } from './layout.ts';
import { previewDataset } from './preview.ts';
import { inBackground } from './priority.ts';
import type { FromThread, Outcome, Outside, Task, TaskProgress, ThreadData } from './task.ts';
import { drawZones, judgeByHand } from './zones.ts';

/** A thread for one task: it answers once and ends. */
const { task, cancel } = workerData as ThreadData;
const flag = new Int32Array(cancel);

/** A curve has a few thousand points however long the run: first four a second, then one in so many parts of the time. */
const MILLISECONDS_BETWEEN = 250;
const PARTS = 400;
const began = performance.now();
let lastTold = -Infinity;
let lastPhase = '';
let untold: TaskProgress | null = null;

function tell(progress: TaskProgress): void {
  lastTold = performance.now();
  untold = null;
  send({ progress });
}

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
    const between = Math.max(MILLISECONDS_BETWEEN, (now - began) / PARTS);
    if (phase === lastPhase && now - lastTold < between) {
      untold = progress;
      return;
    }
    // Where a phase ends is a point of the curve.
    if (phase !== lastPhase && untold) tell(untold);
    lastPhase = phase;
    tell(progress);
  },
};

function send(message: FromThread): void {
  parentPort!.postMessage(message);
}

function work(one: Task): Promise<Outcome> {
  switch (one.kind) {
    case 'import':
      return importDataset(one);
    case 'preview':
      return previewDataset(one);
    case 'zones':
      return drawZones(one, outside);
    case 'layout':
      return decideLayout(one, outside);
    case 'judge':
      return judgeByHand(one, outside);
    case 'exchange':
      return planExchange(one, outside);
  }
}

// Somebody waits for an upload.
if (task.kind !== 'import' && task.kind !== 'preview') inBackground();
try {
  const outcome = await work(task);
  if (untold) tell(untold);
  send({ outcome });
} catch (error) {
  send({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
