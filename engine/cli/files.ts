import { access, constants, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UsageError } from './exit.ts';

/** Writes a file whole or not at all, and the folders it needs. Throws a UsageError where that cannot be. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const unfinished = `${file}.unfinished`;
  try {
    await makeFolder(dirname(resolve(file)));
    await writeFile(unfinished, content);
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {});
    throw cannotWrite(file, error);
  }
}

/**
 * Asks before long work whether its result can be written: to a `file`, or else into a folder. Nothing is made.
 * Throws a UsageError where something stands in the way.
 */
export async function mustBeWritable(path: string, kind: 'file' | 'folder'): Promise<void> {
  try {
    const found = await stat(path).catch(unlessMissing);
    if (found) {
      if (found.isDirectory() !== (kind === 'folder')) throw withCode(kind === 'file' ? 'EISDIR' : 'ENOTDIR');
      await access(path, constants.W_OK);
    } else {
      await access(await nearestFolder(dirname(resolve(path))), constants.W_OK);
    }
  } catch (error) {
    throw cannotWrite(path, error);
  }
}

/** The deepest folder of a path that exists. */
async function nearestFolder(path: string): Promise<string> {
  const found = await stat(path).catch(unlessMissing);
  if (!found) return nearestFolder(dirname(path));
  if (!found.isDirectory()) throw withCode('ENOTDIR');
  return path;
}

/** One level after the other: the recursive mkdir of Node never returns where a file system refuses with ENOENT. */
async function makeFolder(path: string): Promise<void> {
  const found = await stat(path).catch(unlessMissing);
  if (found) return;
  await makeFolder(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function cannotWrite(path: string, error: unknown): UsageError {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return new UsageError({
    en: `${path} cannot be written (${reason}); choose another place with --out.`,
    zh: `无法写入 ${path}（${reason}）；请用 --out 另选位置。`,
  });
}
