import type { Task } from '../task.ts';
import { type LaneJob, type LaneResult, type LaneTools, laneTools, runLane } from './lane.ts';

/**
 * Where the jobs of one task are run. The engine spawns nothing: threads are brought in from outside. Results come back in
 * the order of the jobs, and each depends on its job alone, so that a plan does not depend on the number of threads.
 */
export interface SearchPool {
  run(jobs: readonly LaneJob[]): Promise<readonly LaneResult[]>;
  /** Lets go of threads and memory. */
  close(): void;
}

/** Makes a pool for a task. */
export type OpenPool = (task: Task) => SearchPool;

/** Runs every job in this thread, one after the other. */
export const inThisThread: OpenPool = (task) => {
  const tools = laneTools(task);
  return {
    run: async (jobs) => jobs.map((job) => runLane(tools, job)),
    close: () => {},
  };
};

/** What is posted to a thread: the task once, then jobs. */
export type WorkerMessage = { readonly task: Task } | { readonly job: LaneJob };

/** The whole of a worker thread: give it each message in turn, and post back what it answers to a job. */
export function searchWorker(): (message: WorkerMessage) => LaneResult | null {
  let tools: LaneTools | null = null;
  return (message) => {
    if ('task' in message) {
      tools = laneTools(message.task);
      return null;
    }
    if (tools === null) throw new Error('A search worker was given a job before its task.');
    return runLane(tools, message.job);
  };
}
