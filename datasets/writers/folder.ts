import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { RawTables } from '../../engine/problem/index.ts';
import { datasetFiles, type FileToWrite, type WriteOptions } from './files.ts';

/** The folder already holds something that a new dataset must not destroy. */
export class FolderInUse extends Error {
  readonly folder: string;
  readonly entry: string;
  constructor(folder: string, entry: string) {
    super(
      `The folder ${folder} is not empty (it holds ${entry}): name a new folder, or ask to replace the dataset.`,
    );
    this.folder = folder;
    this.entry = entry;
  }
}

export interface FolderOptions extends WriteOptions {
  /** Replace a dataset that stands there; a folder with any file that is not a dataset's own is refused even so. */
  readonly replace?: boolean;
}

/**
 * Writes a dataset folder: all of it or nothing. The files are written and flushed in a temporary folder beside the
 * target, which then takes its name; a failure leaves the target as it was. Gives the names of the files.
 * Throws `FolderInUse`, or the file system's own error.
 */
export async function writeDataset(
  tables: RawTables,
  folder: string,
  options: FolderOptions = {},
): Promise<string[]> {
  const files = await datasetFiles(tables, options);
  await writeFolder(files, folder, options.replace ?? false);
  return files.map((file) => file.name);
}

/** Every file name that a dataset written by us can have. */
const OWN =
  /^(?:datapackage\.json|policy\.json|tables\.xlsx|README\.txt|[a-z]+\.csv|(?:units|roads)\.geojson)$/;

export async function writeFolder(
  files: readonly FileToWrite[],
  folder: string,
  replace: boolean,
): Promise<void> {
  const target = resolve(folder);
  await refuseIfInUse(target, replace);
  await mkdir(dirname(target), { recursive: true });
  const building = await mkdtemp(join(dirname(target), `.${basename(target)}-new-`));
  try {
    for (const { name, bytes } of files) await writeFlushed(join(building, name), bytes);
    // mkdtemp makes a private folder; a dataset is as readable as any other folder of its owner.
    await chmod(building, 0o777 & ~process.umask());
    await takePlace(building, target);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
}

/** Throws `FolderInUse` unless the folder is absent, empty, or a dataset that may be replaced. */
export async function refuseIfInUse(folder: string, replace: boolean): Promise<void> {
  if (!existsSync(folder)) return;
  for (const entry of await readdir(folder)) {
    if (!replace || !OWN.test(entry)) throw new FolderInUse(folder, entry);
  }
}

async function takePlace(building: string, target: string): Promise<void> {
  if (!existsSync(target)) return rename(building, target);
  const old = await mkdtemp(join(dirname(target), `.${basename(target)}-old-`));
  await rename(target, join(old, 'dataset'));
  try {
    await rename(building, target);
  } catch (error) {
    await rename(join(old, 'dataset'), target);
    throw error;
  } finally {
    await rm(old, { recursive: true, force: true });
  }
}

async function writeFlushed(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
