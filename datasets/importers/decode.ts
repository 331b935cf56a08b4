import type { ComplaintList } from '../../engine/problem/index.ts';
import type { SourceFile } from './source.ts';

/** How much of a file without byte order mark shows that it is UTF-16. */
const SAMPLE_BYTES = 4096;

/**
 * The text of a file in UTF-8 (with or without byte order mark), UTF-16 or GB18030 (which holds GBK and GB2312).
 * Anything but UTF-8 is told; null and a complaint where the bytes are none of these or hold NUL characters.
 */
export function decodeText({ name, bytes }: SourceFile, complaints: ComplaintList): string | null {
  const encoding = guessEncoding(bytes);
  const text = tryDecode(encoding, bytes);
  if (text === null) {
    const other = encoding === 'utf-8' ? 'gb18030' : encoding;
    const byte = Math.max(firstBroken(encoding, bytes), firstBroken(other, bytes));
    complaints.add('encoding-broken', { file: name, row: lineAt(bytes, byte) }, { byte: byte + 1 });
    return null;
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    complaints.add('nul-bytes', { file: name, row: text.slice(0, nul).split('\n').length }, {});
    return null;
  }
  if (encoding !== 'utf-8')
    complaints.add('encoding-told', { file: name }, { encoding: encoding.toUpperCase() });
  return text;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

function guessEncoding(bytes: Uint8Array): Encoding {
  const marked = markedEncoding(bytes);
  if (marked) return marked;
  return tryDecode('utf-8', bytes) !== null || tryDecode('gb18030', bytes) === null ? 'utf-8' : 'gb18030';
}

/** UTF-16 by its byte order mark or its zeros, as the beginning of a file shows; null for anything else. */
export function markedEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 2]!++;
  // Latin letters and digits in UTF-16 have every other byte zero.
  if (zeros[1]! > sample.length / 8 && zeros[0]! < zeros[1]! / 8) return 'utf-16le';
  if (zeros[0]! > sample.length / 8 && zeros[1]! < zeros[0]! / 8) return 'utf-16be';
  return null;
}

function tryDecode(encoding: Encoding, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Position of the first byte at which the text stops being of the encoding, found by halving. */
function firstBroken(encoding: Encoding, bytes: Uint8Array): number {
  const decodes = (end: number) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length;
  // A text that only ends in the middle of a character breaks at its end.
  if (decodes(bad)) return bad - 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  return good;
}

function lineAt(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let i = 0; i < end; i++) if (bytes[i] === 0x0a) line++;
  return line;
}
