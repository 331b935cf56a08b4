import { zipSync } from 'fflate';
import type { FileToWrite } from './files.ts';

/** The day that stands beside every file, so that equal files make equal archives. */
const DAY = new Date(2000, 0, 1);

/** Several files as one archive. */
export function zipBytes(files: readonly FileToWrite[]): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { mtime: DAY });
}
