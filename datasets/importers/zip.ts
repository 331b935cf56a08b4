import { Inflate } from 'fflate';

/** One file inside a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  /** As the directory says, which may lie. */
  readonly unpackedBytes: number;
  readonly deflated: boolean;
  /** Where the local header begins. */
  readonly offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LONGEST_COMMENT = 0xffff;

/** The directory of a zip archive (PKWARE APPNOTE 4.3.12, 4.3.16; no zip64); null when there is none or it is damaged. */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const lowest = Math.max(0, end - LONGEST_COMMENT);
  while (end >= lowest && view.getUint32(end, true) !== END_OF_DIRECTORY) end--;
  if (end < lowest) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  const utf8 = new TextDecoder();
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: utf8.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      packedBytes: view.getUint32(at + 20, true),
      unpackedBytes: view.getUint32(at + 24, true),
      deflated: view.getUint16(at + 10, true) === 8,
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

const CHUNK_BYTES = 65_536;

/**
 * Unpacks one entry piece by piece, and stops as soon as there is more than `limit`, whatever the directory says of its
 * size. Gives `too-large` then, and `damaged` where the data are none.
 */
export function unpack(
  bytes: Uint8Array,
  entry: ZipEntry,
  limit: number,
): Uint8Array | 'too-large' | 'damaged' {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > bytes.length) return 'damaged';
  const start =
    entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(start, start + entry.packedBytes);
  if (packed.length < entry.packedBytes) return 'damaged';
  if (!entry.deflated) return packed.length > limit ? 'too-large' : packed;
  const parts: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate((part) => {
    parts.push(part);
    size += part.length;
  });
  try {
    for (let at = 0; at < packed.length && size <= limit; at += CHUNK_BYTES) {
      inflate.push(packed.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= packed.length);
    }
  } catch {
    return 'damaged';
  }
  if (size > limit) return 'too-large';
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
