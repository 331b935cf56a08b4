import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Text } from '../../shared/index.ts';
import type { FromThread, Outcome, Task, TaskProgress, ThreadData } from './task.ts';

/** Work that ended without an answer. The log says more than the user is told. */
export class TaskFailure extends Error {
  readonly code: 'out-of-memory' | 'stuck' | 'crashed' | 'stopped';
  readonly text: Text;
  readonly detail: string;

  constructor(code: TaskFailure['code'], text: Text, detail = '') {
    super(text.en);
    this.code = code;
    this.text = text;
    this.detail = detail;
  }
}

export interface TaskLimits {
  readonly memoryMegabytes: number;
  /** After so long it is taken for stuck and ended. */
  readonly seconds: number;
  readonly onProgress?: (progress: TaskProgress) => void;
}

export interface RunningTask {
  /** Rejects with a `TaskFailure`. */
  readonly outcome: Promise<Outcome>;
  /** Asks it to end soon with the best it has. */
  readonly cancel: () => void;
  /** Ends it now. */
  readonly kill: () => void;
}

/** Does a task in a thread of its own, so that one that is stuck or runs out of memory hurts nobody else. */
export function runTask(task: Task, limits: TaskLimits): RunningTask {
  const cancel = new SharedArrayBuffer(4);
  const file = new URL(`./thread${extname(import.meta.filename)}`, import.meta.url);
  const worker = new Worker(file, {
    workerData: { task, cancel } satisfies ThreadData,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
    // What a library prints belongs in no log: it may hold anybody's data.
    stdout: true,
    stderr: true,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  let end: (failure: TaskFailure) => void = () => {};
  const outcome = new Promise<Outcome>((resolve, reject) => {
    end = reject;
    worker.on('message', (message: FromThread) => {
      if ('progress' in message) limits.onProgress?.(message.progress);
      else if ('outcome' in message) resolve(message.outcome);
      else reject(new TaskFailure('crashed', CRASHED, message.error));
    });
    worker.on('error', (error: Error & { code?: string }) => {
      const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(new TaskFailure(memory ? 'out-of-memory' : 'crashed', memory ? MEMORY : CRASHED, error.message));
    });
    worker.on('exit', (code) => reject(new TaskFailure('crashed', CRASHED, `exit ${code}`)));
  });
  const timer = setTimeout(() => end(new TaskFailure('stuck', STUCK)), limits.seconds * 1000);
  const done = outcome.finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
  // Whoever waits for the outcome hears of a failure; the rest need not.
  done.catch(() => {});
  return {
    outcome: done,
    cancel: () => void Atomics.store(new Int32Array(cancel), 0, 1),
    kill: () => end(new TaskFailure('stopped', STOPPED)),
  };
}

export const MEMORY: Text = {
  en: 'The work needed more memory than one run may have and was ended; nothing else was touched. Start with a larger --memory, or plan fewer stages at once.',
  zh: '计算所需内存超过单次运行的上限,已被结束,其他工作不受影响。请用更大的 --memory 启动,或减少一次规划的学段。',
};
export const STUCK: Text = {
  en: 'The work did not end in its time and was stopped; nothing else was touched. Ask again with more time or another seed.',
  zh: '计算超出时限仍未结束,已被停止,其他工作不受影响。请增加时间或更换随机种子后重试。',
};
export const CRASHED: Text = {
  en: 'The work ended with a fault of this program; nothing was stored. The log of the server says more; please report it.',
  zh: '计算因程序错误而中止,未保存任何内容。详情见服务器日志,请反馈。',
};
export const STOPPED: Text = {
  en: 'The work was stopped before it had an answer.',
  zh: '计算在得出结果前被停止。',
};
