import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CRASHED, MEMORY, STOPPED, STUCK, TaskFailure } from '../jobs/run-task.ts';
import type { TaskFile } from '../jobs/task.ts';
import type { FromAnalyst, Question, Reading, ToAnalyst } from './question.ts';

export interface AnalystOptions {
  readonly memoryMegabytes: number;
  readonly filesOf: (dataset: string) => Promise<readonly TaskFile[]>;
}

/** Somebody who answers questions in a thread, one after the other. */
export interface Analyst {
  /** Rejects with a `TaskFailure`; a question that takes longer than `seconds` of work ends the thread, and the next one starts anew. */
  readonly ask: (question: Question, seconds?: number) => Promise<Reading>;
  readonly waiting: () => number;
  readonly stop: () => void;
}

const DEFAULT_SECONDS = 180;

interface Asked {
  readonly question: Question;
  readonly seconds: number;
  readonly resolve: (reading: Reading) => void;
  readonly reject: (failure: TaskFailure) => void;
}

/** The thread is started by the first question. */
export function openAnalyst({ memoryMegabytes, filesOf }: AnalystOptions): Analyst {
  const queue: Asked[] = [];
  let worker: Worker | null = null;
  let current: { readonly asked: Asked; readonly id: number; readonly timer: NodeJS.Timeout } | null = null;
  let count = 0;

  const settle = (end: (asked: Asked) => void) => {
    if (current === null) return;
    const { asked, timer } = current;
    current = null;
    clearTimeout(timer);
    end(asked);
    next();
  };
  const fail = (failure: TaskFailure) => {
    const dead = worker;
    worker = null;
    void dead?.terminate();
    settle(({ reject }) => reject(failure));
  };
  const start = (): Worker => {
    const file = new URL(`./analyst-thread${extname(import.meta.filename)}`, import.meta.url);
    const made = new Worker(file, {
      // geotiff's own helper looks for something here and ends the thread where there is nothing.
      workerData: {},
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
      // What a library prints belongs in no log: it may hold anybody's data.
      stdout: true,
      stderr: true,
    });
    made.stdout.resume();
    made.stderr.resume();
    made.unref();
    made.on('message', (message: FromAnalyst) => {
      if ('wants' in message) {
        filesOf(message.wants).then(
          (files) => made.postMessage({ dataset: message.wants, files } satisfies ToAnalyst),
          (error: Error) => made === worker && fail(new TaskFailure('crashed', CRASHED, error.message)),
        );
      } else if (message.id !== current?.id) return;
      else if ('reading' in message) settle(({ resolve }) => resolve(message.reading));
      else settle(({ reject }) => reject(new TaskFailure('crashed', CRASHED, message.error)));
    });
    made.on('error', (error: Error & { code?: string }) => {
      if (made !== worker) return;
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      fail(new TaskFailure(memory ? 'out-of-memory' : 'crashed', memory ? MEMORY : CRASHED, error.message));
    });
    return made;
  };
  const next = () => {
    if (current !== null) return;
    const asked = queue.shift();
    if (!asked) return;
    worker ??= start();
    const id = ++count;
    const timer = setTimeout(() => fail(new TaskFailure('stuck', STUCK)), asked.seconds * 1000);
    current = { asked, id, timer };
    worker.postMessage({ id, question: asked.question } satisfies ToAnalyst);
  };
  return {
    ask: (question, seconds = DEFAULT_SECONDS) =>
      new Promise((resolve, reject) => {
        queue.push({ question, seconds, resolve, reject });
        next();
      }),
    waiting: () => queue.length,
    stop() {
      for (const { reject } of queue.splice(0)) reject(new TaskFailure('stopped', STOPPED));
      fail(new TaskFailure('stopped', STOPPED));
    },
  };
}
