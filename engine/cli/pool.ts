import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  inThisThread,
  type OpenPool,
  type SearchJob,
  type SearchResult,
  type WorkerMessage,
} from '../layout/index.ts';

/** What is going on in one thread. */
interface Thread {
  readonly worker: Worker;
  resolve: (result: SearchResult) => void;
  reject: (error: Error) => void;
}

/** Runs search jobs on worker threads; with one thread, in the caller's own. */
export function onThreads(count: number): OpenPool {
  if (count <= 1) return inThisThread;
  return (task, solver) => {
    const threads = Array.from({ length: count }, (): Thread => {
      const file = new URL(`./search-thread${extname(import.meta.filename)}`, import.meta.url);
      const thread: Thread = { worker: new Worker(file), resolve: () => {}, reject: () => {} };
      thread.worker.on('message', (result: SearchResult) => thread.resolve(result));
      thread.worker.on('error', (error) => thread.reject(error));
      thread.worker.on('exit', (code) =>
        thread.reject(new Error(`A search thread ended with code ${code}.`)),
      );
      post(thread, { task, solver });
      return thread;
    });
    return {
      run: (jobs) => runOn(threads, jobs),
      close: () => {
        for (const { worker } of threads) void worker.terminate();
      },
    };
  };
}

/** Each thread takes the next job when it is done with its last; results in the order of the jobs. */
async function runOn(threads: readonly Thread[], jobs: readonly SearchJob[]): Promise<SearchResult[]> {
  const results: SearchResult[] = [];
  let next = 0;
  const work = async (thread: Thread) => {
    while (next < jobs.length) {
      const index = next++;
      results[index] = await new Promise<SearchResult>((resolve, reject) => {
        thread.resolve = resolve;
        thread.reject = reject;
        post(thread, { job: jobs[index]! });
      });
    }
  };
  await Promise.all(threads.map(work));
  return results;
}

function post(thread: Thread, message: WorkerMessage): void {
  thread.worker.postMessage(message);
}
