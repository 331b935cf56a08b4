import { gunzipSync } from 'node:zlib';
import type { ComplaintList } from '../../engine/problem/index.ts';
import { extensionOf, MEGABYTE, type SourceFile } from './source.ts';
import { unpack, zipDirectory } from './zip.ts';

const LIMIT_BYTES = 512 * MEGABYTE;
const MOST_FILES = 500;

/** What systems and editors leave behind. */
const LITTER = /(?:^|\/)(?:\.[^/]*|__MACOSX|~\$[^/]*|Thumbs\.db|desktop\.ini)(?:\/|$)/i;

/** The files with what archives among them (`.zip`, `.gz`) hold in their place; each complaint names the archive. */
export function unpackArchives(files: readonly SourceFile[], complaints: ComplaintList): SourceFile[] {
  const all: SourceFile[] = [];
  for (const file of files) {
    const extension = extensionOf(file.name);
    if (extension === 'zip') all.push(...unzipped(file, complaints));
    else if (extension === 'gz') all.push(...gunzipped(file, complaints));
    else all.push(file);
  }
  return all;
}

function unzipped(file: SourceFile, complaints: ComplaintList): SourceFile[] {
  const entries = zipDirectory(file.bytes)?.filter(({ name }) => !name.endsWith('/') && !LITTER.test(name));
  if (!entries) {
    complaints.add('archive-damaged', { file: file.name }, {});
    return [];
  }
  const files: SourceFile[] = [];
  let left = LIMIT_BYTES;
  for (const entry of entries) {
    const bytes = files.length < MOST_FILES ? unpack(file.bytes, entry, left) : 'too-large';
    if (bytes === 'damaged') complaints.add('archive-damaged', { file: `${file.name} › ${entry.name}` }, {});
    else if (bytes === 'too-large') {
      complaints.add('archive-expands', { file: file.name }, LIMITS);
      return files;
    } else {
      left -= bytes.length;
      files.push({ name: entry.name.replace(/^.*[/\\]/, ''), bytes });
    }
  }
  return files;
}

function gunzipped(file: SourceFile, complaints: ComplaintList): SourceFile[] {
  try {
    const bytes = gunzipSync(file.bytes, { maxOutputLength: LIMIT_BYTES });
    return [{ name: file.name.replace(/\.gz$/i, ''), bytes }];
  } catch (error) {
    const large = error instanceof RangeError;
    complaints.add(large ? 'archive-expands' : 'archive-damaged', { file: file.name }, LIMITS);
    return [];
  }
}

const LIMITS = { limit: LIMIT_BYTES / MEGABYTE, files: MOST_FILES };
