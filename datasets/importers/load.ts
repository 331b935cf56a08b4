import { type Built, buildProblem } from '../../engine/problem/index.ts';
import { readSources } from './folder.ts';
import { readDataset } from './read.ts';

/**
 * Loads a dataset from disk: a folder, or files that together are one. Gives the problem and what should be known about
 * it, or every complaint.
 */
export async function loadDataset(paths: string | readonly string[]): Promise<Built> {
  const sources = await readSources(typeof paths === 'string' ? [paths] : paths);
  const { tables, complaints } = await readDataset(sources.files, sources.name);
  return buildProblem(tables, [...sources.complaints, ...complaints]);
}
