import { type Analyst, openAnalyst } from '../analysis/analyst.ts';
import { waitAgain } from '../data/attempts.ts';
import { allFiles } from '../data/datasets.ts';
import type { Store } from '../store/store.ts';
import { openQueue, type Queue } from './queue.ts';
import { runTask, type TaskFailure } from './run-task.ts';
import type { Outcome, Task } from './task.ts';
import { workOn } from './work.ts';

export interface ServiceOptions {
  /** Of PostgreSQL; null for the embedded store. */
  readonly url: string | null;
  /** Runs at the same moment in this process; 0: others do them. */
  readonly concurrency: number;
  /** Of the heap of one run. */
  readonly memoryMegabytes: number;
  readonly onFault: (what: string, failure: Error) => void;
}

/** Long work: runs through the queue, and short tasks that a request waits for. */
export interface Service {
  readonly send: Queue['send'];
  /** Does a task of a request; so many at a time, the rest wait. Rejects with a `TaskFailure`. */
  readonly task: (task: Task) => Promise<Outcome>;
  /** How many tasks wait. */
  readonly waiting: () => number;
  /** Answers what is asked of counties at once … */
  readonly analyst: Analyst;
  /** … and what takes its time, so that nobody waits behind it. */
  readonly patientAnalyst: Analyst;
  readonly stop: () => Promise<void>;
}

/** A county of a hundred thousand units is a minute of work, and the machine may be busy. */
const TASK_SECONDS = 600;

/** Opens the queue and begins to work; what an earlier process left unfinished is taken up first. */
export async function openService(store: Store, options: ServiceOptions): Promise<Service> {
  const { url, concurrency, memoryMegabytes, onFault } = options;
  const queue = await openQueue(store, url, (error) => onFault('queue', error));
  if (store.kind === 'embedded') {
    // Nobody else can be working on this store: every place in the queue is from a process that is gone.
    await queue.clear();
    await waitAgain(store, queue.send);
  }
  const ending = new AbortController();
  const tools = {
    store,
    memoryMegabytes,
    ending: ending.signal,
    onFault: (run: string, failure: TaskFailure) => onFault(`run ${run}`, failure),
  };
  if (concurrency > 0) await queue.work(concurrency, (run) => workOn(tools, run));
  const reading = { memoryMegabytes, filesOf: (dataset: string) => allFiles(store, dataset) };
  const analyst = openAnalyst(reading);
  const patientAnalyst = openAnalyst(reading);
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    send: queue.send,
    waiting: () => waiting,
    analyst,
    patientAnalyst,
    task(task) {
      waiting++;
      const result = last.then(() => runTask(task, { memoryMegabytes, seconds: TASK_SECONDS }).outcome);
      last = result.catch(() => {}).then(() => void waiting--);
      return result;
    },
    async stop() {
      ending.abort();
      analyst.stop();
      patientAnalyst.stop();
      await queue.stop();
    },
  };
}
