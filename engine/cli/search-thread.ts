import { parentPort } from 'node:worker_threads';
import { searchWorker, type WorkerMessage } from '../layout/index.ts';

/** A thread of `onThreads`: jobs in, results out. */
const answer = searchWorker();
parentPort!.on('message', async (message: WorkerMessage) => {
  const result = await answer(message);
  if (result !== null) parentPort!.postMessage(result);
});
