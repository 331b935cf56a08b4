import { closeSync, openSync, readSync } from 'node:fs';
import type { SourceFile } from './source.ts';

/** Bytes that can be asked for piece by piece: of a file in memory, or of one on disk that is too large for it. */
export interface ByteSource {
  readonly size: number;
  /** So much is asked for at once; whoever reads chooses where nothing is said. */
  readonly pieceBytes?: number;
  /** At most `length` bytes from `start`; fewer only at the end. */
  readonly read: (start: number, length: number) => Uint8Array;
}

export function bytesOf(file: SourceFile): ByteSource {
  return (
    file.large ?? {
      size: file.bytes.length,
      read: (start, length) => file.bytes.subarray(start, start + length),
    }
  );
}

/** A file on disk; opened for each piece, so that nothing has to be closed when a reader gives up. */
export function bytesOnDisk(path: string, size: number): ByteSource {
  return {
    size,
    read(start, length) {
      const handle = openSync(path, 'r');
      try {
        const buffer = new Uint8Array(Math.max(0, Math.min(length, size - start)));
        let filled = 0;
        while (filled < buffer.length) {
          const count = readSync(handle, buffer, filled, buffer.length - filled, start + filled);
          if (count === 0) break;
          filled += count;
        }
        return buffer.subarray(0, filled);
      } finally {
        closeSync(handle);
      }
    },
  };
}
