import { parentPort } from 'node:worker_threads';
import { inBackground } from '../jobs/priority.ts';
import type { TaskFile } from '../jobs/task.ts';
import { answerTo } from './answers.ts';
import { Counties } from './county.ts';
import type { FromAnalyst, Question, ToAnalyst } from './question.ts';

/** A thread that answers one question after the other and keeps the counties that it has read. */
const port = parentPort!;
const waiting = new Map<string, (files: readonly TaskFile[]) => void>();
const counties = new Counties(
  (dataset) =>
    new Promise((resolve) => {
      waiting.set(dataset, resolve);
      send({ wants: dataset });
    }),
);
inBackground();

function send(message: FromAnalyst): void {
  port.postMessage(message);
}

async function answer(id: number, question: Question): Promise<void> {
  try {
    send({ id, reading: await answerTo(counties, question) });
  } catch (error) {
    send({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

let last: Promise<void> = Promise.resolve();
port.on('message', (message: ToAnalyst) => {
  if ('question' in message) last = last.then(() => answer(message.id, message.question));
  else {
    waiting.get(message.dataset)?.(message.files);
    waiting.delete(message.dataset);
  }
});
