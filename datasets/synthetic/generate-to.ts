import { type FolderOptions, writeDataset } from '../writers/index.ts';
import { generateCounty } from './county.ts';
import type { CountyOptions } from './options.ts';

/**
 * Generates a county and writes it as a dataset folder, all of it or nothing. Gives the names of the files.
 * Throws as `generateCounty` and `writeDataset` do.
 */
export async function generateTo(
  folder: string,
  county: CountyOptions,
  options: FolderOptions = {},
): Promise<string[]> {
  return writeDataset(generateCounty(county), folder, options);
}
