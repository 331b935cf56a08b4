import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { type Complaint, ComplaintList } from '../../engine/problem/index.ts';
import { bytesOnDisk } from './byte-source.ts';
import { IMPORTERS, READABLE } from './formats.ts';
import { PACKAGE_FILE, readPackage } from './package.ts';
import { extensionOf, LARGEST_FILE_BYTES, MEGABYTE, type SourceFile } from './source.ts';

export interface SourceFiles {
  /** Name of the folder or of the first file. */
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly complaints: readonly Complaint[];
}

/**
 * Reads files and folders from disk. Of a folder, the tables and layers that lie in it, and what its `datapackage.json`
 * names further down; other files there are left alone. A file that is named itself is always read.
 */
export async function readSources(paths: readonly string[]): Promise<SourceFiles> {
  const complaints = new ComplaintList();
  const files: SourceFile[] = [];
  for (const path of paths) {
    const kind = await stat(path).catch(() => null);
    if (!kind) complaints.add('source-missing', { file: path }, {});
    else if (kind.isDirectory()) await addFolder(path, files, complaints);
    else await addFile(path, basename(path), files, complaints);
  }
  return { name: nameOf(paths[0] ?? ''), files, complaints: complaints.all() };
}

function nameOf(path: string): string {
  return basename(resolve(path)).replace(/\.[^.]+$/, '');
}

/** Larger files are read in pieces where their format allows it. */
const IN_PIECES_BYTES = 32 * MEGABYTE;
/** Enough to see of what format a file is. */
const HEAD_BYTES = 65_536;

function readsInPieces(name: string): boolean {
  return IMPORTERS.some(
    ({ inPieces, extensions }) => inPieces === true && extensions.includes(extensionOf(name)),
  );
}

/** Devices and pipes may never end. */
const NO_FILE = { en: 'not a file', zh: '不是文件' };

async function addFolder(folder: string, files: SourceFile[], complaints: ComplaintList): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (!entries) {
    complaints.add('source-unreadable', { file: folder }, { reason: 'EACCES' });
    return;
  }
  const names = entries
    .filter(
      (entry) =>
        (entry.isFile() || entry.isSymbolicLink()) &&
        !entry.name.startsWith('.') &&
        !entry.name.startsWith('~$'),
    )
    .map((entry) => entry.name)
    .filter((name) => READABLE.has(extensionOf(name)))
    .sort();
  const before = files.length;
  for (const name of names) await addFile(join(folder, name), name, files, complaints);
  const description = files.slice(before).find((file) => file.name === PACKAGE_FILE);
  // Complaints about the description come when the dataset is read.
  const told = description ? readPackage(description, new ComplaintList()) : null;
  for (const { path } of told?.resources ?? []) {
    const below = path.includes('/') && !names.includes(path);
    if (below && (await isInside(folder, path))) await addFile(join(folder, path), path, files, complaints);
  }
}

/** Whether a path stays in the folder when all links are followed; also false when nothing is there. */
async function isInside(folder: string, path: string): Promise<boolean> {
  const real = await realpath(join(folder, path)).catch(() => null);
  if (real === null) return false;
  const way = relative(await realpath(folder), real);
  return !way.startsWith('..') && resolve(way) !== way;
}

async function addFile(
  path: string,
  name: string,
  files: SourceFile[],
  complaints: ComplaintList,
): Promise<void> {
  try {
    const found = await stat(path);
    if (!found.isFile()) {
      complaints.add('source-unreadable', { file: name }, { reason: NO_FILE });
      return;
    }
    const { size } = found;
    if (size > IN_PIECES_BYTES && readsInPieces(name)) {
      const large = bytesOnDisk(path, size);
      files.push({ name, bytes: large.read(0, HEAD_BYTES), large });
      return;
    }
    if (size > LARGEST_FILE_BYTES) {
      const numbers = { size: Math.ceil(size / MEGABYTE), limit: LARGEST_FILE_BYTES / MEGABYTE };
      complaints.add('file-too-large', { file: name }, numbers);
      return;
    }
    files.push({ name, bytes: await readFile(path) });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    complaints.add('source-unreadable', { file: name }, { reason });
  }
}
