import { solverNamed } from '../../solvers/index.ts';
import type { Task } from '../task.ts';
import { type IslandJob, type IslandResult, type IslandTools, islandTools, runIsland } from './island.ts';
import { type RefineJob, type RefineResult, refine } from './refine.ts';

/** What a thread can be asked for: a slice of annealing, or exact work on the best assignment. */
export type SearchJob = IslandJob | RefineJob;
export type SearchResult = IslandResult | RefineResult;

/**
 * Where the jobs of one task are run. The engine spawns nothing: threads are brought in from outside. Results come back in
 * the order of the jobs, and each depends on its job alone, so that a plan does not depend on the number of threads.
 */
export interface SearchPool {
  run(jobs: readonly SearchJob[]): Promise<readonly SearchResult[]>;
  /** Lets go of threads and memory. */
  close(): void;
}

/** Makes a pool for a task; `solver` is the name of a backend. */
export type OpenPool = (task: Task, solver: string) => SearchPool;

/** Runs every job in this thread, one after the other. */
export const inThisThread: OpenPool = (task, solver) => {
  const tools = toolsFor(task, solver);
  return {
    run: async (jobs) => {
      const results: SearchResult[] = [];
      for (const job of jobs) results.push(await runJob(tools, job));
      return results;
    },
    close: () => {},
  };
};

/** What is posted to a thread: the task once, then jobs. */
export type WorkerMessage = { readonly task: Task; readonly solver: string } | { readonly job: SearchJob };

/** The whole of a worker thread: give it each message in turn, and post back what it answers to a job. */
export function searchWorker(): (message: WorkerMessage) => Promise<SearchResult | null> {
  let tools: IslandTools | null = null;
  return async (message) => {
    if ('task' in message) {
      tools = toolsFor(message.task, message.solver);
      return null;
    }
    if (tools === null) throw new Error('A search worker was given a job before its task.');
    return runJob(tools, message.job);
  };
}

function runJob(tools: IslandTools, job: SearchJob): Promise<SearchResult> {
  if (job.kind === 'anneal') return runIsland(tools, job);
  return refine(tools.task, tools.hashes, tools.solver, job);
}

function toolsFor(task: Task, name: string): IslandTools {
  const solver = solverNamed(name);
  if (solver === undefined) throw new RangeError(`There is no solver named "${name}".`);
  return islandTools(task, solver);
}
